/// A marketplace company as the matching sees it.
package struct MatchCandidate: Equatable, Sendable {
    /// The company.
    package var id: CompanyID
    /// The tenant it is linked to; nil when it is linked to none.
    package var tenant: TenantID?
    /// Where it came from.
    package var origin: CompanyOrigin

    /// A candidate.
    package init(id: CompanyID, tenant: TenantID?, origin: CompanyOrigin) {
        self.id = id
        self.tenant = tenant
        self.origin = origin
    }
}

/// The companies that share a customer's tenant, domain or normalised name.
package struct MatchCandidates: Equatable, Sendable {
    /// Linked to the same tenant.
    package var byTenant: [MatchCandidate]
    /// With a domain that is one of the customer's.
    package var byDomain: [MatchCandidate]
    /// With the same normalised name.
    package var byName: [MatchCandidate]

    /// Candidates on each level.
    package init(byTenant: [MatchCandidate] = [], byDomain: [MatchCandidate] = [], byName: [MatchCandidate] = []) {
        self.byTenant = byTenant
        self.byDomain = byDomain
        self.byName = byName
    }
}

/// What an unfinished job has to do with a customer.
package enum JobClaim: Equatable, Sendable {
    /// No open job names it.
    case free
    /// An open job will create it or is at it.
    case inJob
    /// A request was sent and its outcome is not known.
    case outcomeUnknown
}

/// The one rule that says where a customer stands.
///
/// While companies are unread that could be any customer's, nobody is ready or matched: one of them may be linked to
/// the tenant under another name. The match so far is told all the same, so that state and reason alone differ (stores
/// rely on that when they change many).
package func standing(
    of customer: Customer, among candidates: MatchCandidates, claim: JobClaim, doubt: MirrorDoubt = .none
) -> Standing {
    let standing = readStanding(of: customer, among: candidates, claim: claim)
    guard let reason = doubt.reason, standing.dependsOnWholeMirror else { return standing }
    return Standing(
        .checking, reason, level: standing.level, companies: standing.companies, hasNamesake: standing.hasNamesake)
}

/// Where a customer stands when every company was read.
private func readStanding(of customer: Customer, among candidates: MatchCandidates, claim: JobClaim) -> Standing {
    if let linked = linkedStanding(candidates.byTenant) { return linked }
    switch claim {
    case .outcomeUnknown: return Standing(.unknown, .outcomeUnknown)
    case .inJob: return Standing(.creating, .inJob)
    case .free: break
    }
    if customer.ignored != nil { return Standing(.ignored, .setAside) }
    let namesake = candidates.byName.contains { $0.tenant != nil && $0.tenant != customer.tenant }
    if let reason = blockReason(of: customer) { return Standing(.blocked, reason, hasNamesake: namesake) }
    if let match = freeMatch(candidates, tenant: customer.tenant) {
        return Standing(
            match.state, match.reason, level: match.level, companies: match.companies, hasNamesake: namesake)
    }
    return Standing(.ready, hasNamesake: namesake)
}

/// Why a customer can't be created at all; nil when nothing stands in the way.
package func blockReason(of customer: Customer) -> StandingReason? {
    switch customer.bond {
    case .lost: return .relationshipLost
    case .delegatedOnly: return .delegatedOnly
    case .known: break
    }
    if customer.missingSince != nil { return .notInLastList }
    if customer.relationship != .reseller { return .notReseller }
    if customer.name.trimmingBlanks.isEmpty { return .nameMissing }
    if nameIsDomain(customer.name) { return .nameIsDomain }
    if customer.contact.email.trimmingBlanks.isEmpty { return .needsContact }
    if EmailAddress(customer.contact.email) == nil { return .contactMalformed }
    return nil
}

/// Whether a "name" is only a domain, as Partner Center sometimes gives it.
package func nameIsDomain(_ name: String) -> Bool {
    let word = name.trimmingBlanks
    guard !word.utf8.contains(UInt8(ascii: " ")), word.utf8.contains(UInt8(ascii: ".")) else { return false }
    let labels = word.split(separator: ".", omittingEmptySubsequences: false)
    guard let last = labels.last, labels.count >= 2, last.utf8.count >= 2, last.allSatisfy(\.isLetter) else {
        return false
    }
    return labels.allSatisfy { label in
        !label.isEmpty
            && label.utf8.allSatisfy { byte in
                byte >= 128 || byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 32)
            }
    }
}

extension Standing {
    /// Whether a company that nobody has read yet could change it.
    fileprivate var dependsOnWholeMirror: Bool {
        switch state {
        case .ready, .matched: true
        case .ambiguous: level != .tenant
        case .checking, .blocked, .ignored, .creating, .unknown, .linked, .created: false
        }
    }
}

private func linkedStanding(_ same: [MatchCandidate]) -> Standing? {
    guard let first = same.first else { return nil }
    guard same.count == 1 else {
        return Standing(.ambiguous, .severalTenantMatches, level: .tenant, companies: same.map(\.id))
    }
    return first.origin == .found
        ? Standing(.linked, .tenantOnMarketplace, level: .tenant, companies: [first.id])
        : Standing(.created, .createdByFerry, level: .tenant, companies: [first.id])
}

/// The first level with a company that is linked to no tenant; companies of other tenants are no candidates.
private func freeMatch(_ candidates: MatchCandidates, tenant: TenantID) -> Standing? {
    let byDomain = candidates.byDomain.filter { $0.tenant == nil }
    if byDomain.count == 1 { return Standing(.matched, .domainMatch, level: .domain, companies: byDomain.map(\.id)) }
    if byDomain.count > 1 {
        return Standing(.ambiguous, .severalDomainMatches, level: .domain, companies: byDomain.map(\.id))
    }
    let byName = candidates.byName.filter { $0.tenant == nil }
    if byName.count == 1 { return Standing(.matched, .nameMatch, level: .name, companies: byName.map(\.id)) }
    if byName.count > 1 {
        return Standing(.ambiguous, .severalNameMatches, level: .name, companies: byName.map(\.id))
    }
    return nil
}
