/// Where a customer stands on its way to the marketplace: derived from facts, never typed in.
package enum PendingState: UInt8, CaseIterable, Sendable {
    case checking, ready, matched, ambiguous, blocked, ignored, creating, unknown, linked, created

    /// The word for lists and scripts.
    package var word: String { "\(self)" }

    /// The states of the pending list: everything that is not on the marketplace yet.
    package static let pending: [PendingState] = allCases.filter { $0 != .linked && $0 != .created }
}

/// Why a customer stands where it stands.
///
/// Codes are stored: add at the end, never renumber.
package enum StandingReason: UInt8, CaseIterable, Sendable {
    case none = 0
    case needsContact = 1
    case contactMalformed = 2
    case notReseller = 3
    case nameMissing = 4
    case nameIsDomain = 5
    case notInLastList = 6
    case setAside = 7
    case domainMatch = 8
    case nameMatch = 9
    case severalDomainMatches = 10
    case severalNameMatches = 11
    case tenantOnMarketplace = 12
    case severalTenantMatches = 13
    case inJob = 14
    case outcomeUnknown = 15
    case createdByFerry = 16
    case companiesUnread = 17
    case relationshipLost = 18
    case delegatedOnly = 19
    /// Of companies alone: something else stands where the tenant id belongs.
    case foreignKey = 20
}

/// How a customer was recognised among the marketplace's companies, in the order of trust.
package enum MatchLevel: String, CaseIterable, Sendable {
    case none, tenant, domain, name, hand
}

/// What the rules say of one customer.
package struct Standing: Equatable, Sendable {
    /// The state.
    package var state: PendingState
    /// Why.
    package var reason: StandingReason
    /// The level on which companies matched.
    package var level: MatchLevel
    /// The companies that matched on that level.
    package var companies: [CompanyID]
    /// Whether a company of the same name belongs to another tenant: legal, and worth a word in the plan.
    package var hasNamesake: Bool

    /// A standing; without match and namesake unless told.
    package init(
        _ state: PendingState, _ reason: StandingReason = .none, level: MatchLevel = .none,
        companies: [CompanyID] = [], hasNamesake: Bool = false
    ) {
        self.state = state
        self.reason = reason
        self.level = level
        self.companies = companies
        self.hasNamesake = hasNamesake
    }
}
