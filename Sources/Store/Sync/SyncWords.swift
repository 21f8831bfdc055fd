import Core

extension [SyncSource: SyncProgress] {
    /// The numbers of the sources that were read since a moment, for the journal.
    func counts(since: Timestamp) -> String {
        SyncSource.allCases.compactMap { self[$0] }.filter { $0.endedAt.map { $0 >= since } ?? true }.map { progress in
            let counts = progress.counts
            let named = [
                ("new", counts.added), ("changed", counts.updated), ("unreadable", counts.rejected),
                ("vanished", counts.vanished),
            ].filter { $0.1 > 0 }.map { ", \($0.1) \($0.0)" }.joined()
            return "\(progress.source.words): \(counts.seen)\(named)\(progress.endedAt == nil ? ", not ended" : "")"
        }.joined(separator: "; ")
    }
}

extension SyncSource {
    /// What is read, for the journal.
    fileprivate var words: String {
        switch self {
        case .customerList: "customers"
        case .audit: "audit records"
        case .customerDetails: "customer details"
        case .companyList: "companies"
        case .companyDetails: "company details"
        case .administrators: "administrators"
        case .companyDomains: "domains of companies"
        }
    }
}
