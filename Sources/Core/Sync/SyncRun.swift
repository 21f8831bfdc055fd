/// Reads customers and companies from the services into the store, so that it can stop anywhere and go on.
package struct SyncRun: Sendable {
    private let store: any SyncStore
    private let customers: (any CustomerDirectory)?
    private let companies: (any CompanyDirectory)?
    private let surroundings: Surroundings
    private let policy: SyncPolicy

    /// A run over a store; nil for a service that the profile does not have.
    package init(
        store: any SyncStore, customers: (any CustomerDirectory)?, companies: (any CompanyDirectory)?,
        surroundings: Surroundings, policy: SyncPolicy = SyncPolicy()
    ) {
        self.store = store
        self.customers = customers
        self.companies = companies
        self.surroundings = surroundings
        self.policy = policy
    }

    /// Runs until everything wanted is read, somebody has to sign in, or a person stops it.
    ///
    /// `full` reads again what is known already, and so does a policy that says it is time. `onScreen` is asked time and again which customers are looked at, to
    /// read these first. `stop` is asked between requests. `report` hears of every page and batch.
    package func run(
        full: Bool, onScreen: @escaping @Sendable () -> [RowID] = { [] }, stop: @escaping @Sendable () -> Bool,
        report: @escaping @Sendable (SyncReport) -> Void
    ) async throws(StoreFailure) -> SyncEnd {
        let now = surroundings.now
        let isDue = policy.isFullDue(try store.syncMemory(), at: now())
        guard let session = try store.beginSync(full: full || isDue, by: surroundings.who, at: now()) else {
            return .held
        }
        // Never the other way round: a run without companies says nothing about the marketplace.
        if companies != nil { try store.setMarketplace(isRemote: true) }
        var pass = SyncPass(
            session: session, policy: policy, now: now, onScreen: onScreen, stop: stop, report: report)
        do {
            for stage in stages {
                switch try await pass.run(stage) {
                case .complete: break
                case .paused: break
                case .failed(let source, let failure): pass.troubles.sources[source] = failure
                case .stopped: return .stopped(try session.interrupt(why: SyncNote.stopped, at: now()), pass.troubles)
                case .signInNeeded(let why):
                    return .signInNeeded(why, try session.interrupt(why: "somebody has to sign in", at: now()))
                }
            }
            return .finished(try session.finish(complete: pass.isComplete, at: now()), pass.troubles)
        } catch {
            // What ended it is told; a store that can't journal it any more has said so already.
            _ = try? session.interrupt(why: "the store failed", at: now())
            throw error
        }
    }

    /// The order of reading: a share of the details comes before the companies, so that both get on from the start, and
    /// what was read before comes last.
    private var stages: [SyncPass.Stage] {
        var stages: [SyncPass.Stage] = []
        if let customers {
            stages += [.customerList(customers), .audit(customers), .customerDetails(customers, policy.firstDetails)]
        }
        if let companies { stages += [.companyList(companies), .companyDetails(companies)] }
        if let customers { stages.append(.customerDetails(customers, nil)) }
        if let companies {
            stages += [.administrators(companies), .companiesAgain(companies), .companyDomains(companies)]
        }
        return stages
    }
}
