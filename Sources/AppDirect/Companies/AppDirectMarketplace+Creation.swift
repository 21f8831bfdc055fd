package import Core
import Transfer

extension AppDirectMarketplace {
    /// Creates a company, once.
    ///
    /// AppDirect knows no idempotency key: the external id, which is unique, is the only one. What comes back is the
    /// company of the answer, without its tenant where the marketplace did not keep that. Whoever asked reads it back
    /// by its tenant, and so meets any other company that bears it.
    package func create(_ new: NewCompany, by who: String) async throws(ServiceFailure) -> Company {
        try requireWriting()
        if let problem = creationProblem(of: new) { throw .refused(problem.words) }
        let answer = try await posted(new)
        switch answer.status {
        case 200..<300: return try await made(answer, new)
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

    private func made(_ answer: ServiceAnswer, _ new: NewCompany) async throws(ServiceFailure) -> Company {
        let reading = try await reading(answer, new.tenant)
        if reading.contradiction != nil { throw .refused(reading.contradictionWords) }
        var company = reading.company
        company.administrator = new.administrator
        company.domain = new.domain
        company.origin = .byHand
        return company
    }

    /// The company that an answer tells of, which need not show all of it, nor be one that can be read.
    private func reading(_ answer: ServiceAnswer, _ tenant: TenantID) async throws(ServiceFailure) -> CompanyReading {
        let told = JSONValue(of: answer).flatMap { CompanyReading($0, field: rules.tenantField, isRead: false) }
        guard var told else { return try await bearer(of: tenant) }
        guard told.company.tenant != tenant else { return told }
        if var shown = try? await accounts.read(.id(told.company.id)) {
            if shown.company.tenant != tenant { shown.company.tenant = nil }
            return shown
        }
        // It can't be read yet. That it was made is known, and keeps the tenant from getting another one.
        told.company.tenant = tenant
        told.company.evidence = .written
        return told
    }

    /// The company of a tenant after a creation whose answer tells of none.
    private func bearer(of tenant: TenantID) async throws(ServiceFailure) -> CompanyReading {
        do {
            if let found = try await bearers(of: tenant).first { return found }
        } catch {
            throw .outcomeUnknown("the marketplace said created, but it was not read back: \(error.words)")
        }
        throw .outcomeUnknown("the marketplace said created, but shows no company yet")
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
