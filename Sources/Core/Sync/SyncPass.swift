/// One synchronisation under way: what its stages share.
struct SyncPass {
    /// A stretch of reading.
    enum Stage {
        case customerList(any CustomerDirectory)
        case audit(any CustomerDirectory)
        /// So many customers at most; nil for all that are left.
        case customerDetails(any CustomerDirectory, Int?)
        case companyList(any CompanyDirectory)
        case companyDetails(any CompanyDirectory)
        /// The companies that were read before.
        case companiesAgain(any CompanyDirectory)
        case administrators(any CompanyDirectory)
        case companyDomains(any CompanyDirectory)
    }

    /// How a stage ended.
    enum StageEnd {
        case complete
        /// Its share is read.
        case paused
        case failed(SyncSource, ServiceFailure)
        case stopped
        case signInNeeded(String)

        /// What a failure of a request that is not about one row means.
        init(_ failure: ServiceFailure, in source: SyncSource) {
            switch failure {
            case .signInNeeded(let why): self = .signInNeeded(why)
            case .cancelled: self = .stopped
            case .refused, .notFound, .notAllowed, .busy, .unreachable, .outcomeUnknown, .unreadable:
                self = .failed(source, failure)
            }
        }
    }

    let session: any SyncSession
    let policy: SyncPolicy
    let now: @Sendable () -> Timestamp
    let onScreen: @Sendable () -> [RowID]
    let stop: @Sendable () -> Bool
    let report: @Sendable (SyncReport) -> Void
    var troubles = SyncTroubles()
    /// The sources that were read to their end.
    var ended: Set<SyncSource> = []
    /// The rows that could not be read: each is tried once.
    var unreadable: [SyncSource: Set<RowID>] = [:]

    /// Whether everything was read: every source to its end, and every row that was wanted.
    var isComplete: Bool { troubles.sources.isEmpty && unreadable.isEmpty }

    mutating func run(_ stage: Stage) async throws(StoreFailure) -> StageEnd {
        if stop() { return .stopped }
        switch stage {
        case .customerList(let directory): return try await readCustomerList(directory)
        case .audit(let directory): return try await readAudit(directory)
        case .customerDetails(let directory, let share): return try await readCustomers(directory, share: share)
        case .companyList(let directory): return try await readCompanyList(directory)
        case .companyDetails(let directory): return try await readNewCompanies(directory)
        case .companiesAgain(let directory): return try await readCompaniesAgain(directory)
        case .administrators(let directory): return try await readAdministrators(directory)
        case .companyDomains(let directory): return try await readDomains(directory)
        }
    }
}

extension ServiceFailure {
    /// Whether a service may have forgotten a place in its list, so that only its beginning is left.
    var mayBeAboutPlace: Bool {
        switch self {
        case .refused, .notFound, .unreadable: true
        case .notAllowed, .busy, .unreachable, .outcomeUnknown, .signInNeeded, .cancelled: false
        }
    }

    /// Whether it concerns one row, and the next one may well be read.
    var isAboutRow: Bool {
        switch self {
        case .refused, .notFound, .notAllowed, .unreadable: true
        case .busy, .unreachable, .outcomeUnknown, .signInNeeded, .cancelled: false
        }
    }
}
