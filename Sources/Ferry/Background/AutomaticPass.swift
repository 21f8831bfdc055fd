import Core
import Panes

/// Decides what automatic creation does, and writes the letters that follow a creation.
struct AutomaticPass: Sendable {
    /// What automatic creation would do.
    struct Weighed {
        /// What happens, or what stands in the way.
        var decision: UnaskedCreation
        /// The customers that are ready.
        var plan: CreationPlan
        /// Their rows in the plan's order.
        var records: [Record]
        /// How many more are ready, and left to a person because their name is another company's too.
        var left: Int
    }

    /// The profile's store.
    let store: any ProfileStore
    /// What the profile reaches.
    let services: ProfileServices
    /// The clock, and who is at work.
    let surroundings: Surroundings

    /// What is to be created now, by the settings that are saved.
    func decision() async throws(StoreFailure) -> UnaskedCreation {
        let settings = Settings(try store.settings())
        guard settings.isOn(.createAutomatically) else { return .off }
        let decision = try await weigh(settings).decision
        try note(decision)
        return decision
    }

    /// Journals what a person has to see to, once for each change of it: whoever looks after a service sees no output.
    private func note(_ decision: UnaskedCreation) throws(StoreFailure) {
        guard decision.asksForPerson, let sentence = Wording.sentence(for: decision) else { return }
        let last = try store.journal(since: nil, before: nil, limit: Self.looksBack).first {
            $0.action == .creationHeld
        }
        guard last?.result != sentence else { return }
        try store.note(
            JournalEntry(
                at: surroundings.now(), who: surroundings.automatic.who, action: .creationHeld,
                subject: "automatic creation", result: sentence))
    }

    /// Among so many of the newest entries it is looked for what was noted before.
    private static let looksBack = 500

    /// What settings that switch creation on come to, with the plan and its rows.
    func weigh(_ settings: Settings) async throws(StoreFailure) -> Weighed {
        await services.learnTerms()
        let (plan, records, left) = try plan(settings.safeCreation)
        let decision = UnaskedCreation(
            UnaskedCreation.Facts(
                settings: settings, terms: services.marketplace.terms, memory: try store.syncMemory(),
                lastJob: try store.jobs().first { $0.isAutomatic && $0.kind == .createCompanies }, plan: plan))
        return Weighed(decision: decision, plan: plan, records: records, left: left)
    }

    /// The plan of all customers that are safe to create, with their rows in the order of their names, and how many
    /// others are ready.
    private func plan(
        _ safe: SafeCreation
    ) throws(StoreFailure) -> (plan: CreationPlan, records: [Record], left: Int) {
        let snapshot = try store.snapshot(.customers)
        let question = ListQuestion(states: [PendingState.ready.rawValue])
        guard let answer = snapshot.answer(question, { false }) else { return (CreationPlan([Record]()), [], 0) }
        let ready = (0..<answer.count).map { snapshot.record(answer.slot($0)) }
        let records = PlanOrder.byName(ready.filter { safe == .ready || $0[CustomerColumn.Number.namesake] == 0 })
        let terms = services.marketplace.terms
        let (store, isLocal) = (store, terms.isLocal)
        let plan = CreationPlan(
            records, terms: terms, address: { row in isLocal ? nil : (try? store.customer(row))?.address })
        return (plan, records, ready.count - records.count)
    }

    /// Writes a job down for customers.
    func createJob(_ customers: [RowID]) throws(StoreFailure) -> Job {
        try store.createJob(
            .createCompanies, customers: customers, anyway: RowSet(), by: surroundings.automatic.who,
            at: surroundings.now())
    }

    /// The letters to the administrators of the companies that a job made, where the settings want them told at once.
    ///
    /// There are none before the job is done, and none for whoever was told when the job was done before.
    func letters(after job: Job) throws -> [LetterDraft] {
        guard job.kind == .createCompanies, job.state == .done,
            Settings(try store.settings()).isOn(.inviteAdministratorOnCreation)
        else { return [] }
        let made = try store.items(of: job.id, states: ["done"], offset: 0, limit: .max).compactMap { item in
            if case .done(let company, wasThere: false) = item.state { company } else { nil }
        }
        let untold = try store.recipients(try store.administrators(of: made)).filter {
            [.neverTold, .perhapsTold].contains($0.state)
        }
        guard !untold.isEmpty else { return [] }
        let question = try services.letters().question(under: services.marketplace.terms, at: surroundings.now())
        return try LetterPlan(untold, question, store: store).letters
    }
}
