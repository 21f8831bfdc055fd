import Core
import Panes

/// Makes a plan of letters for the rows that a command line names.
struct LetterPlanner {
    let context: CommandContext
    let store: any ProfileStore
    let services: ProfileServices
    let desk: LetterDesk
    /// For how many seconds the letters can be taken back.
    var graceSeconds = 0

    /// Whom letters go to, of the rows that were chosen.
    struct Chosen {
        /// Those who are there, in their order.
        var recipients: [LetterRecipient]
        /// How many were chosen.
        var count: Int
    }

    /// The chosen users; `--all` means everybody who is not active.
    func users(_ choice: RowChoice) throws -> Chosen {
        let waiting = InvitationState.allCases.filter { $0 != .activated }
        let rows = try rows(.invitations, choice, states: choice.all ? Set(waiting.map(\.rawValue)) : [])
        return Chosen(recipients: try store.recipients(rows), count: rows.count)
    }

    /// Whom the chosen requests ask; unless they are named, those that wait.
    func prospects(_ choice: RowChoice) throws -> Chosen {
        let waiting = Set(RequestState.allCases.filter(\.isWaiting).map(\.rawValue))
        let rows = try rows(.requests, choice, states: waiting)
        return Chosen(recipients: try store.requests(rows).map { LetterRecipient($0) }, count: rows.count)
    }

    private func rows(_ listing: Listing, _ choice: RowChoice, states: Set<UInt8>) throws -> [RowID] {
        let finder = try RowFinder(listing, in: store, now: context.surroundings.now())
        let found = try finder.rows(choice, states: states)
        if let refusal = Wording.sentence(refusingLettersTo: found.count) { throw CommandFailure(.failed, refusal) }
        return found.records.map(\.id)
    }

    /// The letter that is meant when none is named.
    func purpose(_ named: LetterPurpose?) -> LetterPurpose {
        named ?? desk.usualPurpose(under: services.marketplace.terms)
    }

    /// The plan for what was chosen.
    func plan(
        _ chosen: Chosen, _ purpose: LetterPurpose, _ mode: LetterPlan.Mode,
        _ templates: LetterTemplates
    ) throws -> LetterPlan {
        let question = try desk.question(
            under: services.marketplace.terms, at: context.surroundings.now(), purpose: purpose, mode: mode,
            templates: templates, graceSeconds: graceSeconds)
        return try LetterPlan(
            chosen.recipients, question, store: store, gone: chosen.count - chosen.recipients.count)
    }
}
