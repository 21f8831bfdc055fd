import CSignals
import Core
import Panes
import Synchronization
import Text
import Transfer

/// Carries effects out as tasks and posts their answers.
final class EffectRunner: Sendable {
    private let store: any ProfileStore
    private let jobs: ConsoleJobs
    private let imports: ConsoleImports
    private let exports: ConsoleExports
    private let sync: ConsoleSync
    private let people: ConsolePeople
    private let services: ServiceEffects
    private let requests: RequestEffects
    private let subscriptions: SubscriptionEffects
    /// What letters need of the world.
    let letters: LetterEffects
    private let weighing: SettingsWeighing
    /// What needs nobody; nil where nothing may be changed.
    let automation: ConsoleAutomation?
    private let surroundings: Surroundings
    private let mailbox: Mailbox
    private let tidy: @Sendable () throws -> Void
    private let warming: @Sendable () -> Void
    private let isTidying = Mutex(false)
    private let searches: Searches
    private let reading = Background.reading()
    private let tidying = Background.tidying()

    /// A runner over a store; `tidy` makes it quick again after many changes and `warm` before the first search.
    ///
    /// Both may take seconds.
    init(
        store: any ProfileStore, jobs: ConsoleJobs, imports: ConsoleImports, exports: ConsoleExports,
        sync: ConsoleSync, people: ConsolePeople, services: ServiceEffects, requests: RequestEffects,
        subscriptions: SubscriptionEffects, letters: LetterEffects, weighing: SettingsWeighing,
        automation: ConsoleAutomation?, surroundings: Surroundings, mailbox: Mailbox,
        tidy: @escaping @Sendable () throws -> Void, warm: @escaping @Sendable () -> Void
    ) {
        self.store = store
        self.jobs = jobs
        self.imports = imports
        self.exports = exports
        self.sync = sync
        self.people = people
        self.services = services
        self.requests = requests
        self.subscriptions = subscriptions
        self.letters = letters
        self.weighing = weighing
        self.automation = automation
        self.surroundings = surroundings
        self.mailbox = mailbox
        self.tidy = tidy
        warming = warm
        searches = Searches(mailbox: mailbox)
    }

    /// Starts an effect; those that only the loop can do are none for it.
    func start(_ effect: Effect) {
        switch effect {
        case .ask(let snapshot, let question): searches.ask(snapshot, question)
        case .refresh: perform { try self.refresh() }
        case .plan(let rows, let anyway, let snapshot): perform { self.plan(rows, anyway, snapshot) }
        case .create(let customers, let anyway): jobs.create(customers, anyway: anyway)
        case .resume(let id): jobs.run(id)
        case .retry(let id): jobs.retry(id)
        case .cancel(let id): jobs.cancel(id)
        case .readJobs: perform { try self.readJobs() }
        case .readItems(let id, let offset, let troubles): perform { try self.readItems(id, offset, troubles) }
        case .readOverview: perform { try self.readOverview() }
        case .readJournal:
            perform { self.mailbox.post(.journalRead(try self.store.journal(since: nil, before: nil, limit: 2000))) }
        case .readSettings: perform { self.mailbox.post(.settingsRead(try self.store.settings())) }
        case .weighSettings(let drafts):
            wait { self.mailbox.post(.settingsWeighed(drafts, try await self.weighing.consequences(of: drafts))) }
        case .saveSettings(let values): perform { try self.save(values) }
        case .saveContact(let change, let tenant): perform { try self.save(change, tenant) }
        case .setIgnored(let rows, let reason): perform { try self.setIgnored(rows, reason) }
        case .sendLetters(let drafts, let anyway): jobs.send(drafts, anyway: anyway)
        case .changeInvitations(let users, let action): jobs.change(users, action)
        case .swapLicences(let swaps): jobs.swap(swaps)
        case .chooseReplacement(let row, let id): perform { try self.subscriptions.choose(id, for: row) }
        case .testLetter(let row, let address): wait { try await self.letters.test(row, to: address) }
        case .readLetters(let row): perform { try self.letters.read(row) }
        case .addRequest(let prospect): perform { try self.requests.add(prospect) }
        case .closeRequests(let rows, let reason): perform { try self.requests.close(rows, reason) }
        case .acceptRequest(let row, let customer): perform { try self.requests.accept(row, customer) }
        case .renewSubscriptions: perform { try self.subscriptions.renew() }
        case .setLicenceWork(let rows, let done): perform { try self.subscriptions.setLicenceWork(rows, done) }
        case .setRenewal(let rows, let renews): perform { try self.subscriptions.setRenewal(rows, renews) }
        case .importFile(let path): imports.start(path)
        case .export(let export, let replaces): exports.start(export, replaces: replaces)
        case .synchronise, .stopSync, .look, .findCompanies, .planLinks, .link, .unlink, .readEvidence, .verify,
            .verifyShown, .inquire, .readRequirements, .planLetters, .previewLetter, .readRelationshipLink,
            .planInvitations, .readPeople, .stopPeople, .readMarketplaceSettings, .planLicences:
            startOutside(effect)
        case .copy, .copyLines, .editLetter, .useTheme, .redraw, .suspend, .openDemo, .quit: break
        }
    }

    /// Starts an effect that has to do with the services or what they showed.
    private func startOutside(_ effect: Effect) {
        switch effect {
        case .synchronise(let full): sync.start(full: full)
        case .stopSync: sync.stop()
        case .readPeople: people.start()
        case .stopPeople: people.stop()
        case .look(let snapshot, let question):
            perform {
                if let answer = snapshot.answer(question, { false }) {
                    self.mailbox.post(.looked(answer, by: snapshot))
                }
            }
        case .findCompanies(let ids): perform { try self.services.findCompanies(ids) }
        case .planLinks(let rows, let snapshot): perform { try self.services.planLinks(rows, on: snapshot) }
        case .link(let choices): jobs.link(choices)
        case .unlink(let id, let tenant): wait { await self.services.unlink(id, tenant) }
        case .readEvidence(let id): perform { try self.services.readEvidence(id) }
        case .verify(let companies): jobs.verify(companies)
        case .verifyShown(let answer, let snapshot):
            perform {
                let ids = (0..<answer.count).map { place in
                    CompanyID(snapshot.record(answer.slot(place))[CompanyColumn.id])
                }
                self.jobs.verify(ids)
            }
        case .planLetters(let rows, let question): answer(question) { try $0.plan(rows, question, $1) }
        case .previewLetter(let row, let question, let copies):
            answer(question) { try $0.preview(row, question, copies: copies, $1) }
        case .readRelationshipLink: wait { try await self.letters.readLink() }
        case .planInvitations(let rows, let action, let snapshot):
            perform { try self.services.planInvitations(rows, action, on: snapshot) }
        case .readMarketplaceSettings: wait { await self.services.readMarketplaceSettings() }
        case .planLicences(let rows, let way, let snapshot):
            wait { try await self.services.planLicences(rows, way, on: snapshot) }
        case .inquire(let subject): wait { try await self.services.inquire(subject) }
        case .readRequirements: wait { try await self.services.readRequirements() }
        default: break
        }
    }

    /// Runs what is asked of letters; the link of requests is read first.
    private func answer(
        _ question: LetterQuestion, _ body: @escaping @Sendable (LetterEffects, LetterDesk) throws -> Void
    ) {
        guard question.listing == .requests else {
            perform { try body(self.letters, self.letters.services.letters()) }
            return
        }
        wait {
            let desk = try await self.letters.services.requestLetters()
            self.perform { try body(self.letters, desk) }
        }
    }

    /// Runs what waits for a service, beside everything else.
    private func wait(_ body: @escaping @Sendable () async throws -> Void) {
        mailbox.begin()
        Task {
            await UserOperation.run {
                do { try await body() } catch { mailbox.post(.failed(words(for: error))) }
            }
            mailbox.end()
        }
    }

    /// Reads when the sign-in lapses, for the header.
    func readSignIn() { wait { await self.sync.tellSignIn() } }

    /// Asks what the marketplace does by itself, for the plans.
    func learnTerms() { wait { await self.services.learnTerms() } }

    /// Notes which customers are looked at, so that a synchronisation reads them first.
    func see(_ rows: [RowID]) { sync.see(rows) }

    /// Notes which companies are looked at, so that their people are read back first.
    func see(_ companies: [CompanyID]) { people.see(companies) }

    /// Reads anew what the store shows after any process changed it, and returns when it did.
    ///
    /// A job that runs here tells of itself.
    func takeChanges() {
        mailbox.begin()
        defer { mailbox.end() }
        do {
            try refresh()
            if !jobs.isAtWork { try readJobs() }
        } catch {
            mailbox.post(.failed(words(for: error)))
        }
    }

    /// Reads ahead what the first search needs.
    func warm() { tidying.start { self.warming() } }

    /// Asks jobs and imports to stop between two steps and waits until they did; jobs can be resumed.
    ///
    /// Gives up when `isHurried` says so, which is asked several times a second: false then.
    func stopWork(isHurried: () -> Bool) -> Bool {
        jobs.pauseAll()
        imports.stopAll()
        exports.stopAll()
        sync.stopAll()
        people.stopAll()
        automation?.stopAll()
        while !jobs.waitUntilStopped() || !imports.waitUntilStopped() || !exports.waitUntilStopped()
            || !sync.waitUntilStopped() || !people.waitUntilStopped()
        {
            if isHurried() { return false }
        }
        return true
    }

    private func perform(_ body: @escaping @Sendable () throws -> Void) {
        mailbox.begin()
        reading.start {
            defer { self.mailbox.end() }
            do { try body() } catch { self.mailbox.post(.failed(words(for: error))) }
        }
    }

    private func refresh() throws {
        for listing in Listing.allCases { mailbox.post(.refreshed(try store.snapshot(listing))) }
        mailbox.post(.lastImportRead(try store.lastImport()))
        try sync.tellMemory()
        tidyInBackground()
    }

    private func tidyInBackground() {
        let isFirst = isTidying.withLock { isTidying in
            defer { isTidying = true }
            return !isTidying
        }
        guard isFirst else { return }
        tidying.start {
            defer { self.isTidying.withLock { $0 = false } }
            // An index that could not be made anew is still right, only slower; the next change tries again.
            try? self.tidy()
        }
    }

    private func plan(_ rows: RowSet, _ anyway: Bool, _ snapshot: ListSnapshot) {
        let overridden = anyway ? rows : RowSet()
        let records = rows.rows.lazy.compactMap { snapshot.recordOf($0) }
        let terms = services.services.marketplace.terms
        // Millions of addresses are not looked up for a plan that nobody reads row by row.
        let plan =
            rows.count > PlanOrder.most
            ? CreationPlan(records, anyway: overridden, terms: terms)
            : CreationPlan(
                PlanOrder.byName(Array(records)), anyway: overridden, terms: terms,
                address: { row in terms.isLocal ? nil : (try? self.store.customer(row))?.address })
        if rows.count > PlanOrder.most { ferry_trim_memory() }
        mailbox.post(.planned(.create(plan), of: rows, from: snapshot))
    }

    private func readJobs() throws {
        let all = try store.jobs()
        var interrupted: Set<JobID> = []
        for job in all where job.state == .running || job.state == .queued {
            if try jobs.isAbandoned(job.id) { interrupted.insert(job.id) }
        }
        mailbox.post(.jobsRead(all, interrupted: interrupted))
    }

    private func readItems(_ id: JobID, _ offset: Int, _ troublesOnly: Bool) throws {
        let states = troublesOnly ? ItemState.troubles : nil
        let items = try store.items(of: id, states: states, offset: offset, limit: JobsState.itemsPage)
        mailbox.post(.itemsRead(id, items, offset: offset))
    }

    private func readOverview() throws {
        try subscriptions.renew()
        mailbox.post(.overviewRead(try OverviewReading(store, now: surroundings.now()).overview()))
    }

    private func save(_ values: [Setting: String]) throws {
        try store.save(values, by: surroundings.who, at: surroundings.now())
        mailbox.post(.settingsSaved)
        automation?.look()
    }

    private func save(_ change: ContactChange, _ tenant: TenantID) throws {
        let found = try store.setContact(change, of: tenant, by: surroundings.who, at: surroundings.now())
        mailbox.post(.contactSaved(tenant, found))
    }

    private func setIgnored(_ rows: RowSet, _ reason: String?) throws {
        let count = try store.setIgnored(rows, reason: reason, by: surroundings.who, at: surroundings.now())
        mailbox.post(.ignoredSet(count: count, ignored: reason != nil))
    }
}
