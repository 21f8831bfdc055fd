/// Reads companies again before a creation job sends its first request: somebody may have linked one since.
///
/// - What shares a name or a domain with a row of the job is read, however lately it was read before.
/// - Of the rest, what the marketplace does not itself link to a tenant is read when its reading is older than
///   `readBefore`: the oldest first, and no more companies than the job has rows, so that looking takes a fraction of
///   the time that creating does. Whoever synchronises at that interval has none of these.
///
/// What stays unseen is a link of the web console, on a company of another name and domain, that is younger than that:
/// no request of AppDirect finds a company by its link.
package struct FreshLook: Sendable {
    private let store: any CompanyStore & SyncStore
    private let companies: any CompanyDirectory
    private let policy: SyncPolicy

    /// A look at a marketplace outside.
    package init(
        store: any CompanyStore & SyncStore, companies: any CompanyDirectory, policy: SyncPolicy = SyncPolicy()
    ) {
        self.store = store
        self.companies = companies
        self.policy = policy
    }

    /// Looks, until all is read, somebody stops it, or the marketplace does not answer.
    ///
    /// What can't be read changes nothing: the job's own requests meet the same trouble, and say so.
    package func look(
        before job: Job, readBefore: Timestamp, stop: @escaping @Sendable () -> Bool
    ) async throws(StoreFailure) {
        let most = max(Self.least, job.counts.left)
        let ids = try store.companiesToReadAgain(before: job.id, readBefore: readBefore, most: most)
        let companies = companies
        let reader = RowReader<CompanyID, Company?>(
            atOnce: policy.companiesAtOnce, failuresInRow: policy.failuresInRow, stop: stop
        ) { id throws(ServiceFailure) in
            let company = try await companies.company(id)
            return company?.id == id ? company : nil
        }
        var first = ids.startIndex
        while first < ids.endIndex {
            let next = min(first + policy.batch, ids.endIndex)
            let batch = await reader.read(Array(ids[first..<next]))
            // Whoever is gone from the marketplace is for a synchronisation to mark.
            let read = batch.answers.compactMap(\.1)
            if !read.isEmpty { try store.mirror(read) }
            if batch.end != nil { return }
            first = next
        }
    }

    /// A handful costs next to nothing.
    private static let least = 25
}
