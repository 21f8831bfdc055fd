/// One row of a job.
package struct JobItem: Equatable, Sendable {
    /// The store's number of the item.
    package var id: Int64
    /// The job it belongs to.
    package var job: JobID
    /// The customer it is about; 0 where the company of a verification is no known customer's, and for letters and
    /// invitations.
    package var customer: RowID
    /// The customer's tenant; the empty GUID where the company of a verification has none, and for letters and
    /// invitations.
    package var tenant: TenantID
    /// The tenants that it is about: its own, else those of the companies that the letter names, of the company of the
    /// invitation, or of the request.
    package var tenants: [TenantID]
    /// The customer's name when the job was confirmed; the company's for a verification, else an address.
    package var name: String
    /// What became of it.
    package var state: ItemState
    /// How often it was tried.
    package var attempts: Int
    /// When its state last changed; of an unknown item: when its request was known to be cut.
    package var changedAt: Timestamp
    /// The company to link or to verify, or to which somebody is invited; nil for a creation.
    package var company: CompanyID?
    /// How that company was found for the customer.
    package var level: MatchLevel
    /// Whether its soft stop was overridden when the job was confirmed.
    package var anyway: Bool
    /// The company that the marketplace said it made while it does not show it yet; else nil.
    package var made: CompanyID?
    /// The letter to send; nil for other jobs.
    package var letter: LetterNumber?
    /// The user whose invitation is changed; nil for other jobs.
    package var person: RowID?
    /// How far the change of an invitation is; nil while nothing left for it.
    package var step: InvitationStep?
    /// The licences to swap; nil for other jobs.
    package var swap: SwapNumber?
    /// The users whom its letter tells, or whose invitation it changes; empty for other jobs.
    package var users: [RowID] = []
    /// The request that its letter brings; nil for others.
    package var request: RowID?

    /// The tenant of a company that has none.
    package static let noTenant = TenantID(high: 0, low: 0)
    /// The company of an item that is about none.
    package static let noCompany = CompanyID("")

    /// An item; for a creation that overrides nothing unless told.
    package init(
        id: Int64, job: JobID, customer: RowID, tenant: TenantID, name: String, state: ItemState, attempts: Int,
        changedAt: Timestamp, company: CompanyID? = nil, level: MatchLevel = .none, anyway: Bool = false,
        made: CompanyID? = nil, letter: LetterNumber? = nil, person: RowID? = nil, step: InvitationStep? = nil,
        swap: SwapNumber? = nil, tenants: [TenantID]? = nil
    ) {
        self.id = id
        self.job = job
        self.customer = customer
        self.tenant = tenant
        self.tenants = tenants ?? (tenant == Self.noTenant ? [] : [tenant])
        self.name = name
        self.state = state
        self.attempts = attempts
        self.changedAt = changedAt
        self.company = company
        self.level = level
        self.anyway = anyway
        self.made = made
        self.letter = letter
        self.person = person
        self.step = step
        self.swap = swap
    }

    /// Whether an invitation was taken back by it and not made again, as far as is known.
    package var isHalfDone: Bool {
        guard step == .revoked || step == .inviting else { return false }
        switch state {
        case .done, .skipped: return false
        case .queued, .running, .failed, .unknown, .cancelled: return true
        }
    }
}

/// What became of one row of a job.
package enum ItemState: Equatable, Sendable {
    case queued
    case running
    /// The company exists, is linked or was read, or the letter left for no company; `wasThere` when nothing had to be
    /// changed for it.
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

    /// The words of what a person has to look at.
    package static let troubles = ["failed", "unknown"]
    /// All the words.
    package static let words = ["queued", "running", "done", "failed", "skipped", "unknown", "cancelled"]
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
    /// The country is no two-letter code of ISO 3166, and the marketplace takes no other.
    case countryUnreadable
    /// The marketplace made a company and did not keep its tenant.
    case unkeyed
    /// The company is linked to another tenant.
    case linkedElsewhere
    /// The company is linked to no tenant, so that there is nothing to compare.
    case unlinked
    /// Something else stands where the company's tenant id belongs.
    case foreignKey
    /// Nothing matches on a level that links without a person.
    case noMatch
    /// The address got such a letter inside the cool-down.
    case recentlyTold
    /// The address was refused for good.
    case bounced
    /// Nobody whom the letter would tell still needs it.
    case activated
    /// The request that the letter brings was accepted, or given up.
    case requestOver
    /// The person has an account, so that inviting again is refused.
    case hasAccount
    /// There is no open invitation.
    case noInvitation
    /// The marketplace was not asked yet how far the person is.
    case notRead

    /// Why a row that waits for a person is left out.
    package init(softStop state: PendingState) {
        switch state {
        case .ambiguous: self = .ambiguous
        case .checking: self = .checking
        default: self = .matched
        }
    }
}
