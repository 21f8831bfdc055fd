/// One row of a job.
package struct JobItem: Equatable, Sendable {
    /// The store's number of the item.
    package var id: Int64
    /// The job it belongs to.
    package var job: JobID
    /// The customer it is about.
    package var customer: RowID
    /// The customer's tenant.
    package var tenant: TenantID
    /// The customer's name when the job was confirmed.
    package var name: String
    /// What became of it.
    package var state: ItemState
    /// How often it was tried.
    package var attempts: Int
    /// When its state last changed.
    package var changedAt: Timestamp

    /// An item.
    package init(
        id: Int64, job: JobID, customer: RowID, tenant: TenantID, name: String, state: ItemState, attempts: Int,
        changedAt: Timestamp
    ) {
        self.id = id
        self.job = job
        self.customer = customer
        self.tenant = tenant
        self.name = name
        self.state = state
        self.attempts = attempts
        self.changedAt = changedAt
    }
}

/// What became of one row of a job.
package enum ItemState: Equatable, Sendable {
    case queued
    case running
    /// The company exists; `wasThere` when it did before.
    case done(company: CompanyID, wasThere: Bool)
    case failed(ItemFailure)
    case skipped(SkipReason)
    /// A request left and its outcome can't be told yet.
    case unknown(String)
    case cancelled

    /// The word for lists, scripts and the store.
    package var word: String {
        switch self {
        case .queued: "queued"
        case .running: "running"
        case .done: "done"
        case .failed: "failed"
        case .skipped: "skipped"
        case .unknown: "unknown"
        case .cancelled: "cancelled"
        }
    }
}

/// Why an item failed.
package struct ItemFailure: Equatable, Sendable {
    /// The marketplace's or the store's words, sanitised.
    package var message: String
    /// Whether trying again can help.
    package var retryable: Bool

    /// A failure.
    package init(_ message: String, retryable: Bool) {
        self.message = message
        self.retryable = retryable
    }
}

/// Why a row was left out when a job was written down or its turn came.
package enum SkipReason: String, Equatable, Sendable, CaseIterable {
    case onMarketplace, inOtherJob, blocked, ambiguous, matched, ignored, checking, gone, outcomeUnknown, needsPerson
}
