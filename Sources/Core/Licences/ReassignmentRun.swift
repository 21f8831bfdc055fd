/// Carries licence swaps out: each user gets the new licence and gives the old one back in one call.
package struct ReassignmentRun: Sendable {
    private let jobs: JobRun

    /// A run over a store and the tenants of customers, of a job that reassigns licences or gives them back.
    package init(
        store: any CompanyStore & LicenceStore, directory: any LicenceDirectory, surroundings: Surroundings,
        kind: JobKind = .reassignLicences, policy: JobPolicy = JobPolicy()
    ) {
        let work = ReassignmentWork(kind: kind, store: store, directory: directory)
        jobs = JobRun(store: store, work: work, surroundings: surroundings, policy: policy)
    }

    /// Runs a job to its end, a person's stop, or too many failures in a row; the caller holds its lock.
    package func run(
        _ job: JobID, stop: @Sendable () -> JobStop?, report: @Sendable (ItemOutcome) -> Void
    ) async throws(StoreFailure) -> JobState {
        try await jobs.run(job, stop: stop, report: report)
    }
}

/// Carries out the swap of one item.
struct ReassignmentWork: ItemWork {
    let kind: JobKind
    let store: any LicenceStore
    let directory: any LicenceDirectory

    /// For so long a call that was cut may still take effect at Microsoft; our own reading, on the safe side.
    var settleSeconds: Int { 30 }
    var nothingFound: String { "the user's licences are as they were" }

    func readBack(_ item: JobItem) async throws(ServiceFailure) -> ItemOutcome? {
        let swap: LicenceSwap?
        do { swap = try store.swap(of: item) } catch {
            throw .refused("the store could not be read: \(error)")
        }
        guard let swap, let user = try await directory.user(swap.user, of: swap.tenant), swap.isDone(user) else {
            return nil
        }
        return Self.outcome(item, wasThere: false, "the answer got lost; read back: the user has it")
    }

    func carryOut(_ item: JobItem) async -> ItemResult {
        let swap: LicenceSwap
        do throws(StoreFailure) {
            guard let found = try store.swap(of: item) else { return failed(item, "the swap is gone") }
            swap = found
        } catch {
            return failed(item, "the store could not be read: \(error)", retryable: true)
        }
        do throws(ServiceFailure) {
            guard let user = try await directory.user(swap.user, of: swap.tenant) else {
                return failed(item, "the tenant has no such user any more")
            }
            if swap.isDone(user) { return .ended(Self.outcome(item, wasThere: true, "read: the user has it")) }
            if let why = Self.hindrance(swap, user) { return failed(item, why.words, retryable: why.isMendable) }
        } catch {
            return .failed(error, evidence: "nothing was sent")
        }
        return await change(item, swap)
    }

    private func change(_ item: JobItem, _ swap: LicenceSwap) async -> ItemResult {
        do throws(ServiceFailure) {
            try await directory.change(swap)
            return .ended(Self.outcome(item, wasThere: false, "Microsoft Graph took both changes in one call"))
        } catch {
            guard case .outcomeUnknown = error else { return .failed(error, evidence: "Microsoft Graph refused") }
            return .lost(LostItem(item: item, trouble: Trouble(error)))
        }
    }

    private static func hindrance(_ swap: LicenceSwap, _ user: LicensedUser) -> (words: String, isMendable: Bool)? {
        if let removed = swap.removed, user.byGroup.contains(removed) {
            return ("a group gives the licence that is to be taken away; change it at the group", false)
        }
        if user.usageLocation.isEmpty {
            return ("the user has no usage location; set one in the Microsoft 365 admin center, then retry", true)
        }
        return nil
    }

    private static func outcome(_ item: JobItem, wasThere: Bool, _ evidence: String) -> ItemOutcome {
        ItemOutcome(item: item, state: .done(company: JobItem.noCompany, wasThere: wasThere), evidence: evidence)
    }

    private func failed(_ item: JobItem, _ why: String, retryable: Bool = false) -> ItemResult {
        let state = ItemState.failed(ItemFailure(why, retryable: retryable))
        return .ended(ItemOutcome(item: item, state: state, evidence: "nothing was sent"))
    }
}
