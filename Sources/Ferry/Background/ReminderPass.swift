import Core
import Panes

/// Writes the reminders that are due; whoever calls sends them.
struct ReminderPass: Sendable {
    /// What a pass came to.
    struct Result: Sendable {
        /// Whether reminders leave at all.
        var standing: ReminderStanding
        /// The letters to send, at most as many as a run may send.
        var letters: [LetterDraft] = []
        /// How many users are due.
        var due = 0
        /// How many of the letters that are due wait for the next run.
        var held = 0
        /// Whether it stopped looking because a run may send no more.
        var isCut = false
        /// When the next reminder is due after this; nil when none is.
        var next: Timestamp?
    }

    /// The profile's store.
    let store: any ProfileStore
    /// What the profile reaches.
    let services: ProfileServices
    /// The clock, and who is at work.
    let surroundings: Surroundings

    /// So many users are looked at together, so that a few letters cost little however many are due.
    private static let chunk = 500

    /// The reminders that are due now; the list of invitations shows from then on who is next.
    func run() async throws -> Result {
        let settings = Settings(try store.settings())
        var result = Result(standing: try await standing(settings))
        let now = surroundings.now()
        let rule = result.standing == .active ? ReminderRule(settings) : nil
        result.next = try store.showReminders(by: rule, at: now)
        guard let rule else { return result }
        let ceiling = settings.number(.letterCeiling)
        var users = try store.usersToRemind(by: rule, at: now)
        if let pass = try PeoplePass(over: store, services: services, surroundings: surroundings) {
            let first = try store.recipients(Array(users.prefix(ceiling)))
            let stale = try pass.stale(among: Array(Set(first.map(\.companyID))))
            if !stale.isEmpty {
                try await pass.lookAgain(at: stale, stop: { Task.isCancelled })
                users = try store.usersToRemind(by: rule, at: now)
            }
        }
        result.due = users.count
        try write(users, ceiling, into: &result)
        return result
    }

    /// What switching reminders on would do right now: how many letters would leave at once, and how many later.
    ///
    /// `settings` are those that are about to be saved.
    func preview(_ settings: Settings) async throws -> Result {
        var result = Result(standing: try await standing(settings))
        let users = try store.usersToRemind(by: ReminderRule(settings), at: surroundings.now())
        result.due = users.count
        try write(users, settings.number(.letterCeiling), into: &result, countsHeld: true)
        return result
    }

    private func standing(_ settings: Settings) async throws -> ReminderStanding {
        guard settings.isOn(.reminders) else { return .off }
        let told: Bool?
        do { told = try await services.members?.remindsByItself() } catch {
            // What can't be read now is not known: reminders wait, unless somebody attested it.
            if case .signInNeeded = error { throw error }
            told = nil
        }
        return ReminderStanding(settings, remindsByItself: told)
    }

    private func write(
        _ users: [RowID], _ ceiling: Int, into result: inout Result, countsHeld: Bool = false
    ) throws {
        guard !users.isEmpty else { return }
        let question = try services.letters().question(under: services.marketplace.terms, at: surroundings.now())
        var addresses: Set<String> = []
        for start in stride(from: 0, to: users.count, by: Self.chunk) {
            let rows = try store.recipients(Array(users[start..<min(users.count, start + Self.chunk)]))
            for var draft in try LetterPlan(rows, question, store: store).letters
            where addresses.insert(draft.to.address.key).inserted {
                draft.isReminder = true
                if result.letters.count < ceiling { result.letters.append(draft) } else { result.held += 1 }
            }
            if result.letters.count >= ceiling, !countsHeld {
                result.isCut = start + Self.chunk < users.count
                return
            }
        }
    }
}
