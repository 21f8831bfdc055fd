/// Which letters a choice of users or requests comes to, before anything is done: who gets which, and who is left out and why.
package struct LetterPlan: Equatable, Sendable {
    /// What happens to a row.
    package enum Verdict: Equatable, Sendable {
        /// It gets a letter, by its place in `letters`.
        case write(Int)
        /// It gets none of its own.
        case skip(LetterSkip)
    }

    /// One chosen row.
    package struct Entry: Equatable, Sendable {
        /// The user, or whoever a request asks.
        package var recipient: LetterRecipient
        /// What happens.
        package var verdict: Verdict
    }

    /// The chosen rows, in their order.
    package private(set) var entries: [Entry] = []
    /// The letters, in the order of the first row that gets each.
    package private(set) var letters: [LetterDraft] = []
    /// Which letter it is.
    package let purpose: LetterPurpose
    /// Where letters go, and by whom they are written.
    package let facts: LetterFacts
    /// For how many seconds they can be taken back before the first one leaves.
    package let graceSeconds: Int
    /// How many chosen rows are gone from the list since.
    package let gone: Int
    /// How many of those who get a letter the marketplace may have mailed already.
    package private(set) var perhapsTold = 0
    /// How many of them have an account that was never used, so that the marketplace refuses to invite them again.
    package private(set) var inactive = 0

    /// How many rows are left out, those not counted that the letter of another row tells as well.
    package var skipped: Int {
        entries.count { entry in
            if case .skip(let reason) = entry.verdict { reason != .sameLetter } else { false }
        }
    }

    /// How many rows are told by the letter of another row.
    package var folded: Int { entries.count { $0.verdict == .skip(.sameLetter) } }

    /// How many seconds it takes, about, with the time in which it can be taken back.
    package var seconds: Int {
        letters.isEmpty ? 0 : graceSeconds + (letters.count + facts.lettersPerSecond - 1) / facts.lettersPerSecond
    }

    /// The most rows that one plan may hold, each with its letter in memory.
    package static let most = 20_000

    /// What stands in the way of a letter.
    package enum Mode: Sendable {
        /// All that was sent before.
        case careful
        /// The same but for letters whose outcome is unknown and addresses that were refused: a person answers for it.
        case anyway
        /// Nothing: the letters are only looked at.
        case preview
    }

    /// What a plan is made by.
    package struct Question: Sendable {
        /// Which letter everybody gets.
        package var purpose: LetterPurpose
        /// What stands in the way.
        package var mode: Mode
        /// The templates.
        package var templates: LetterTemplates
        /// What the profile says of every letter.
        package var facts: LetterFacts
        /// The marketplace.
        package var terms: MarketplaceTerms
        /// For how many seconds the letters can be taken back.
        package var graceSeconds: Int
        /// The moment.
        package var now: Timestamp

        /// A question.
        package init(
            purpose: LetterPurpose, mode: Mode = .careful, templates: LetterTemplates, facts: LetterFacts,
            terms: MarketplaceTerms, graceSeconds: Int, now: Timestamp
        ) {
            self.purpose = purpose
            self.mode = mode
            self.templates = templates
            self.facts = facts
            self.terms = terms
            self.graceSeconds = graceSeconds
            self.now = now
        }
    }

    /// The plan for these rows, by what the store knows of their addresses; others that were chosen are gone.
    package init(
        _ rows: [LetterRecipient], _ question: Question, store: any LetterStore, gone: Int = 0
    ) throws(StoreFailure) {
        purpose = question.purpose
        facts = question.facts
        graceSeconds = question.graceSeconds
        self.gone = gone
        var groups = LetterGroups(rows, question)
        try groups.look(in: store)
        for (index, recipient) in rows.enumerated() {
            let verdict: Verdict
            switch groups.turn(of: index) {
            case .write(let draft, let members):
                letters.append(draft)
                verdict = .write(letters.count - 1)
                count(members, question.terms)
            case .skip(let reason): verdict = .skip(reason)
            }
            entries.append(Entry(recipient: recipient, verdict: verdict))
        }
    }

    private mutating func count(_ members: [LetterRecipient], _ terms: MarketplaceTerms) {
        perhapsTold += members.count { $0.state == .perhapsTold }
        if !terms.isLocal { inactive += members.count { $0.access == .inactive } }
    }
}

/// Why a row gets no letter.
package enum LetterSkip: Equatable, Sendable {
    case activated
    /// The customer has the reseller relationship.
    case accepted
    /// The request was given up.
    case closed
    case noAddress
    case malformedAddress
    /// Nobody accepted the invitation yet, so that there is no password to choose: it has to be made again.
    case invitationOpen
    /// Another letter for the address is written down and waits.
    case inOtherJob
    /// An earlier letter may have left.
    case outcomeUnknown
    /// The address was refused for good, with these words.
    case bounced(String)
    /// It got that letter a while ago; from a moment on it may get another.
    case toldRecently(until: Timestamp)
    /// There is no template.
    case noTemplate
    /// The template needs a value that is not known.
    case lacks(LetterVariable)
    /// The letter of another row goes to the same address and names this company too.
    case sameLetter

    /// The word for scripts.
    package var word: String {
        switch self {
        case .activated: "activated"
        case .accepted: "accepted"
        case .closed: "closed"
        case .noAddress: "noAddress"
        case .malformedAddress: "malformedAddress"
        case .invitationOpen: "invitationOpen"
        case .inOtherJob: "inOtherJob"
        case .outcomeUnknown: "outcomeUnknown"
        case .bounced: "bounced"
        case .toldRecently: "toldRecently"
        case .noTemplate: "noTemplate"
        case .lacks: "lacksValue"
        case .sameLetter: "sameLetter"
        }
    }
}
