/// The store's number of a letter.
package struct LetterNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The number, from 1.
    package let number: Int64

    /// A letter by its number.
    package init(_ number: Int64) { self.number = number }

    /// The number as text.
    package var description: String { String(number) }

    package static func < (left: LetterNumber, right: LetterNumber) -> Bool { left.number < right.number }
}

/// How far a letter is.
package enum LetterState: String, Sendable, CaseIterable {
    /// Written, not begun.
    case planned
    /// It may leave any moment, or did when its process died.
    case noted
    /// The other side took it.
    case sent
    /// It may have left; it is never repeated without a person.
    case unknown
    /// It was not taken.
    case failed
    /// The address was refused for good.
    case bounced
    /// It was taken back or left out before it left.
    case cancelled
}

/// A letter that is to be written down, to leave later.
package struct LetterDraft: Equatable, Sendable {
    /// Why it is written.
    package var purpose: LetterPurpose
    /// Who writes.
    package var from: Mailbox
    /// Who gets it.
    package var to: Mailbox
    /// What it says.
    package var text: LetterText
    /// The users whom it tells, by the store's numbers; empty for a request.
    package var users: [RowID]
    /// The request for the reseller relationship that it brings, by the store's number; nil for other letters.
    package var request: RowID?
    /// For how long the same letter does not go to the same address again.
    package var coolDownSeconds: Int64
    /// Whether Ferry wrote it by itself to remind somebody, who must be due when it is written down.
    package var isReminder = false
    /// Of whom it tells somebody else, by the key of that person's address; empty for a letter to the person.
    package var about = ""

    /// A draft.
    package init(
        purpose: LetterPurpose, from: Mailbox, to: Mailbox, text: LetterText, users: [RowID] = [],
        request: RowID? = nil, coolDownSeconds: Int64
    ) {
        self.purpose = purpose
        self.from = from
        self.to = to
        self.text = text
        self.users = users
        self.request = request
        self.coolDownSeconds = coolDownSeconds
    }

    /// What may have one letter of a purpose inside the cool-down: an address, or whom it is told of.
    package var key: String { about.isEmpty ? to.address.key : "\(to.address.key) \(about)" }
    /// The letter's name in lists: its address, and of whom it tells.
    package var title: String { about.isEmpty ? "\(to.address)" : "\(to.address), of \(about)" }

    /// The same letter as a note to somebody else; nobody counts as told by it.
    package func note(to address: EmailAddress) -> LetterDraft {
        var note = self
        note.about = to.address.key
        note.to = Mailbox(name: "", address: address)
        note.users = []
        return note
    }
}

/// A letter in the store's ledger.
package struct LetterRecord: Equatable, Sendable {
    /// The store's number.
    package var number: LetterNumber
    /// The letter.
    package var letter: Letter
    /// How far it is.
    package var state: LetterState
    /// When it was noted that it may leave; nil before.
    package var notedAt: Timestamp?
    /// When its outcome was noted; nil before.
    package var endedAt: Timestamp?
    /// What the other side said, or why it did not leave; possibly empty.
    package var words: String
    /// The job by which it left.
    package var job: JobID

    /// A record.
    package init(
        number: LetterNumber, letter: Letter, state: LetterState, notedAt: Timestamp?, endedAt: Timestamp?,
        words: String, job: JobID
    ) {
        self.number = number
        self.letter = letter
        self.state = state
        self.notedAt = notedAt
        self.endedAt = endedAt
        self.words = words
        self.job = job
    }
}

/// What stands against another letter to an address.
package struct LetterStanding: Equatable, Sendable {
    /// When the last letter of that purpose was sent there.
    package var lastSent: Timestamp?
    /// Whether one of that purpose may have been sent, which nobody knows.
    package var isUnknown: Bool
    /// Whether one of that purpose is written down and waits to leave.
    package var isPlanned: Bool
    /// With which words the address was refused for good, unless something was sent there since.
    package var bounced: String?

    /// A standing; nothing stands against it unless told.
    package init(
        lastSent: Timestamp? = nil, isUnknown: Bool = false, isPlanned: Bool = false, bounced: String? = nil
    ) {
        self.lastSent = lastSent
        self.isUnknown = isUnknown
        self.isPlanned = isPlanned
        self.bounced = bounced
    }
}
