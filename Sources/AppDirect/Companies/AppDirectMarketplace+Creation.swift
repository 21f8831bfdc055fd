package import Core
import Transfer

extension AppDirectMarketplace {
    /// Creates a company and reads it back by its tenant.
    ///
    /// AppDirect knows no idempotency key: the external id, which is unique, is the only one. A company that comes back
    /// under another id, or without its tenant, is refused as *duplicate* or *unkeyed* for a person to look at, and is
    /// never created again.
    package func create(_ new: NewCompany, by who: String) async throws(ServiceFailure) -> Company {
        try requireWriting()
        if let problem = creationProblem(of: new) { throw .refused(problem.words) }
        let answer = try await posted(new)
        switch answer.status {
        case 200..<300: return try await confirmed(answer, new)
        case 400, 409, 422: return try await existing(new, refusal: answer.failure(changes: true))
        default: throw answer.failure(changes: true)
        }
    }

    /// An answer that came and can't be understood tells as little as one that never came.
    private func posted(_ new: NewCompany) async throws(ServiceFailure) -> ServiceAnswer {
        do { return try await accounts.answer(to: .create(new, field: rules.tenantField)) } catch {
            if case .unreadable(let why) = error { throw .outcomeUnknown(why) }
            throw error
        }
    }

    private func confirmed(_ answer: ServiceAnswer, _ new: NewCompany) async throws(ServiceFailure) -> Company {
        let created = JSONValue(of: answer)
            .flatMap { CompanyReading($0, field: rules.tenantField, isRead: false) }?.company.id
        let reading: CompanyReading?
        do { reading = try await readBack(new.tenant, created) } catch {
            if case .refused = error { throw error }
            throw .outcomeUnknown("created\(created.map { " as \($0)" } ?? ""), but not read back: \(error.words)")
        }
        guard let reading else { throw .outcomeUnknown("the marketplace said created, but shows no company yet") }
        if reading.contradiction != nil { throw .refused(reading.contradictionWords) }
        var company = reading.company
        company.administrator = new.administrator
        company.domain = new.domain
        company.origin = .byHand
        return company
    }

    /// The company of a tenant after its creation; nil when none shows yet.
    private func readBack(_ tenant: TenantID, _ created: CompanyID?) async throws(ServiceFailure) -> CompanyReading? {
        let bearers = try await bearers(of: tenant)
        guard let created else { return bearers.first }
        if let other = bearers.first(where: { $0.company.id != created }) {
            throw .refused(
                "duplicate: needs a person: created as \(created), but \(other.company.id) bears the tenant \(tenant)")
        }
        if let reading = bearers.first { return reading }
        guard let reading = try await accounts.read(.id(created)) else { return nil }
        guard reading.fieldTenant == tenant else {
            throw .refused(
                """
                unkeyed: needs a person: created as \(created), but the marketplace did not keep the tenant \(tenant) \
                as \(rules.tenantField.word)
                """)
        }
        return reading
    }

    /// A refusal may mean that the tenant has a company by now: then that one ends the matter.
    private func existing(_ new: NewCompany, refusal: ServiceFailure) async throws(ServiceFailure) -> Company {
        // Only an external id is unique on the marketplace; an attribute is never why it refuses.
        guard !rules.tenantField.isAttribute, let reading = try await accounts.read(.externalID(new.tenant)) else {
            throw refusal
        }
        if reading.contradiction != nil { throw .refused(reading.contradictionWords) }
        return reading.company
    }

    /// The companies whose tenant field names a tenant, each read by its id.
    func bearers(of tenant: TenantID) async throws(ServiceFailure) -> [CompanyReading] {
        switch rules.tenantField {
        case .externalID: return try await accounts.read(.externalID(tenant)).map { [$0] } ?? []
        case .attribute:
            var found: [CompanyReading] = []
            for row in try await wholeList.value() where row.fieldTenant == tenant {
                if let reading = try await accounts.read(.id(row.company.id)) { found.append(reading) }
            }
            return found
        }
    }
}
