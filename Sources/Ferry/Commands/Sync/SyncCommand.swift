import ArgumentParser
import Core
import Panes

/// `sync`.
struct SyncCommand: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Read customers and companies from the services into the store.",
        discussion: """
            Reads the whole list of customers, then what is new: details of customers, companies, what only \
            reading a company by its id shows, and subscriptions of customers on the marketplace, those first of \
            whom one ends soonest. Everything is stored as it comes: Ctrl-C stops between two requests, \
            and the next `ferry sync` goes on there. --full reads again what is known already, people and subscriptions \
            too, however many these are. Customers and companies \
            that vanished are marked, never deleted. Nothing outside is changed.

            Exit status: 1 when a source could not be read to its end, 3 when single rows could not be read, 4 when \
            somebody has to sign in.

            Examples:
              ferry sync
              ferry sync --full --json
            """)

    @Flag(help: "Read everything again.") var full = false
    @Flag(help: "Write the result as a JSON object.") var json = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        let store = try context.openStore()
        let services = try context.services(store)
        guard services.canSynchronise else {
            throw CommandFailure(
                .usage,
                "There is nothing to synchronise with: customers come from imported files and the marketplace is the embedded store. Use a profile with `kind: partner-center` or `kind: appdirect`."
            )
        }
        let full = try full || Settings(store.settings()).syncMode == .full
        let end = try await synchronise(store, services, context, full: full)
        var people: PeopleResult?
        var subscriptions: SubscriptionResult?
        if case .finished = end {
            people = try await readPeople(store, services, context, full: full)
            if !context.interruption.isRaised() {
                subscriptions = try await readSubscriptions(store, services, context, full: full)
            }
        }
        // Makes the search index now, so that the console opens at once.
        for listing in Listing.allCases { _ = try store.snapshot(listing) }
        return try tell(end, try store.syncMemory(), people, subscriptions, context)
    }

    private func synchronise(
        _ store: any ProfileStore, _ services: ProfileServices, _ context: CommandContext, full: Bool
    ) async throws(StoreFailure) -> SyncEnd {
        let isRaised = context.interruption.isRaised
        let progress = context.progress
        context.interruption.watch()
        defer { progress.end() }
        return try await services.syncRun(over: store, surroundings: context.surroundings).run(
            full: full, stop: isRaised
        ) { report in
            progress.show { _ in SyncWords.line(for: report) }
        }
    }

    private func readPeople(
        _ store: any ProfileStore, _ services: ProfileServices, _ context: CommandContext, full: Bool
    ) async throws(StoreFailure) -> PeopleResult? {
        guard
            let pass = try PeoplePass(
                over: store, services: services, surroundings: context.surroundings, full: full)
        else { return nil }
        let progress = context.progress
        defer { progress.end() }
        return try await pass.run(stop: context.interruption.isRaised) { result in
            progress.show { _ in result.line }
        }
    }

    private func readSubscriptions(
        _ store: any ProfileStore, _ services: ProfileServices, _ context: CommandContext, full: Bool
    ) async throws(StoreFailure) -> SubscriptionResult? {
        guard
            let pass = try SubscriptionPass(
                over: store, services: services, surroundings: context.surroundings, full: full)
        else { return nil }
        let progress = context.progress
        defer { progress.end() }
        return try await pass.run(stop: context.interruption.isRaised) { result in
            progress.show { _ in result.line }
        }
    }

    private func tell(
        _ end: SyncEnd, _ memory: SyncMemory, _ people: PeopleResult?, _ subscriptions: SubscriptionResult?,
        _ context: CommandContext
    ) throws -> ExitStatus {
        switch end {
        case .finished(let note, let troubles):
            let status = try write(
                SyncResult(
                    note: note, memory: memory, troubles: troubles, people: people, subscriptions: subscriptions),
                context)
            if people?.status == .interrupted || subscriptions?.status == .interrupted {
                throw CommandFailure(
                    .interrupted, "Interrupted: what was read is stored; the next `ferry sync` goes on.")
            }
            return status
        case .stopped(let note, let troubles):
            _ = try write(SyncResult(note: note, memory: memory, troubles: troubles), context)
            throw CommandFailure(
                .interrupted,
                "Interrupted: what was read is stored; the next `ferry sync` goes on where this one stopped.")
        case .signInNeeded(let why, let note):
            _ = try write(SyncResult(note: note, memory: memory, troubles: SyncTroubles()), context)
            throw CommandFailure(.signInRefused, Wording.sentence(for: ServiceFailure.signInNeeded(why)))
        case .held:
            throw CommandFailure(
                .failed, "Another process is synchronising this store already; look at it there, or wait until it ends."
            )
        }
    }

    /// Writes the result and what went wrong.
    private func write(_ result: SyncResult, _ context: CommandContext) throws -> ExitStatus {
        try context.print(evenIfUnread: true) { writer in
            if json {
                try writer.object { result.fill(&$0) }
            } else {
                for line in result.lines { try writer.line(line) }
            }
        }
        for line in result.complaints { context.say("ferry: \(line)") }
        return result.status
    }
}

extension ProfileServices {
    /// A synchronisation with what the profile has; the embedded marketplace needs no reading.
    ///
    /// By the profile's setting it reads everything again from time to time.
    func syncRun(
        over store: any CompanyStore & SyncStore, surroundings: Surroundings
    ) throws(StoreFailure) -> SyncRun {
        var policy = syncPolicy
        policy.fullEveryDays = Settings(try store.settings()).number(.fullSyncIntervalDays)
        return SyncRun(
            store: store, customers: customers, companies: marketplace.terms.isLocal ? nil : companies,
            surroundings: surroundings, policy: policy)
    }
}
