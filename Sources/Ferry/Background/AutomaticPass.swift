import Core
import Panes

/// Decides what automatic creation does, and writes the letters that follow a creation.
struct AutomaticPass: Sendable {
    /// The profile's store.
    let store: any ProfileStore
    /// What the profile reaches.
    let services: ProfileServices
    /// The clock, and who is at work.
    let surroundings: Surroundings

    /// What is to be created now, by the settings that are saved.
    func decision() async throws(StoreFailure) -> UnaskedCreation {
        try await decision(Settings(store.settings()))
    }

    /// What is to be created now, by settings that may be about to be saved.
    func decision(_ settings: Settings) async throws(StoreFailure) -> UnaskedCreation {
        guard settings.isOn(.createAutomatically) else { return .off }
        await services.learnTerms()
        return UnaskedCreation(
            UnaskedCreation.Facts(
                settings: settings, terms: services.marketplace.terms, memory: try store.syncMemory(),
                lastJob: try store.jobs().first { $0.isAutomatic && $0.kind == .createCompanies }, plan: try plan().plan
            ))
    }

    /// The plan of all customers that are ready, with their rows in the order of their names.
    func plan() throws(StoreFailure) -> (plan: CreationPlan, records: [Record]) {
        let snapshot = try store.snapshot(.customers)
        let question = ListQuestion(states: [PendingState.ready.rawValue])
        guard let answer = snapshot.answer(question, { false }) else { return (CreationPlan([Record]()), []) }
        let records = PlanOrder.byName((0..<answer.count).map { snapshot.record(answer.slot($0)) })
        let terms = services.marketplace.terms
        let (store, isLocal) = (store, terms.isLocal)
        let plan = CreationPlan(
            records, terms: terms, address: { row in isLocal ? nil : (try? store.customer(row))?.address })
        return (plan, records)
    }

    /// Writes a job down for customers.
    func createJob(_ customers: [RowID]) throws(StoreFailure) -> Job {
        try store.createJob(
            .createCompanies, customers: customers, anyway: RowSet(), by: surroundings.automatic.who,
            at: surroundings.now())
    }

    /// The letters to the administrators of the companies that a job made, where the settings want them told at once.
    func letters(after job: Job) throws -> [LetterDraft] {
        guard job.kind == .createCompanies, Settings(try store.settings()).isOn(.inviteAdministratorOnCreation) else {
            return []
        }
        let made = try store.items(of: job.id, states: ["done"], offset: 0, limit: .max).compactMap { item in
            if case .done(let company, wasThere: false) = item.state { company } else { nil }
        }
        let users = try store.administrators(of: made)
        guard !users.isEmpty else { return [] }
        let desk = try services.letters()
        let terms = services.marketplace.terms
        return try LetterPlan(
            try store.recipients(users),
            LetterPlan.Question(
                purpose: .usual(under: terms), templates: try desk.templates(), facts: desk.facts, terms: terms,
                graceSeconds: 0, now: surroundings.now()),
            store: store
        ).letters
    }
}
