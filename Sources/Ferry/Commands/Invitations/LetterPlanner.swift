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

    /// The chosen users, in their order; `--all` means everybody who is not active.
    func recipients(_ choice: RowChoice) throws -> [LetterRecipient] {
        let finder = try RowFinder(.invitations, in: store, now: context.surroundings.now())
        let waiting = InvitationState.allCases.filter { $0 != .activated }
        let found = try finder.rows(choice, states: choice.all ? Set(waiting.map(\.rawValue)) : [])
        return try store.recipients(found.records.map(\.id))
    }

    /// Whom the chosen requests ask, in their order; unless they are named, those that wait.
    func prospects(_ choice: RowChoice) throws -> [LetterRecipient] {
        let finder = try RowFinder(.requests, in: store, now: context.surroundings.now())
        let waiting = Set(RequestState.allCases.filter(\.isWaiting).map(\.rawValue))
        let found = try finder.rows(choice, states: waiting)
        return try store.requests(found.records.map(\.id)).map { LetterRecipient($0) }
    }

    /// The letter that is meant when none is named.
    func purpose(_ named: LetterPurpose?) -> LetterPurpose { named ?? .usual(under: services.marketplace.terms) }

    /// The plan for recipients.
    func plan(
        _ recipients: [LetterRecipient], _ purpose: LetterPurpose, _ mode: LetterPlan.Mode,
        _ templates: LetterTemplates
    ) throws -> LetterPlan {
        let question = try desk.question(
            under: services.marketplace.terms, at: context.surroundings.now(), purpose: purpose, mode: mode,
            templates: templates, graceSeconds: graceSeconds)
        return try LetterPlan(recipients, question, store: store)
    }
}
