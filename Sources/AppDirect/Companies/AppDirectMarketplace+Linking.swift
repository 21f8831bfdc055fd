package import Core
import Transfer

extension AppDirectMarketplace {
    /// Writes a tenant where the tenant field is empty and nothing names another customer.
    ///
    /// AppDirect has no conditional write, so the fields are read right before.
    package func link(_ id: CompanyID, to tenant: TenantID) async throws(ServiceFailure) -> Company {
        try requireWriting()
        let before = try await existing(id)
        if !before.microsoftID.isEmpty, TenantID(before.microsoftID) != tenant {
            throw .refused("the marketplace itself links \(id) to \(before.microsoftID), not to \(tenant)")
        }
        if before.fieldTenant == tenant { return before.company }
        guard before.fieldText.isEmpty else {
            throw .refused("the \(rules.tenantField.word) of \(id) is \(before.fieldText), not \(tenant)")
        }
        if let other = try await bearers(of: tenant).first(where: { $0.company.id != id }) {
            throw .refused("\(tenant) is the \(rules.tenantField.word) of \(other.company.id) already, not of \(id)")
        }
        let after = try await changed(before, to: body(before, tenant.description)) { $0.fieldTenant == tenant }
        guard after.fieldTenant == tenant else {
            throw .refused("the marketplace took the \(rules.tenantField.word) of \(id), but does not show it")
        }
        return after.company
    }

    /// Removes a tenant from the tenant field.
    ///
    /// What was linked in the console can be unlinked only there.
    package func unlink(_ id: CompanyID, from tenant: TenantID) async throws(ServiceFailure) -> Company {
        try requireWriting()
        let before = try await existing(id)
        if TenantID(before.microsoftID) == tenant {
            throw .refused("the marketplace itself links \(id) to \(tenant); unlink it in its console")
        }
        if before.fieldText.isEmpty { return before.company }
        guard before.fieldTenant == tenant else {
            throw .refused("the \(rules.tenantField.word) of \(id) is \(before.fieldText), not \(tenant)")
        }
        var after = before
        for body in removals(before) where after.fieldTenant == tenant {
            after = try await changed(before, to: body) { $0.fieldTenant != tenant }
        }
        guard after.fieldTenant != tenant else {
            throw .refused("the marketplace did not remove the \(rules.tenantField.word) of \(id)")
        }
        return after.company
    }

    private func existing(_ id: CompanyID) async throws(ServiceFailure) -> CompanyReading {
        guard let reading = try await accounts.read(.id(id)) else {
            throw .notFound("the marketplace has no company \(id)")
        }
        return reading
    }

    /// The company as it reads back after a change; a lost answer counts as one when the change shows.
    private func changed(
        _ before: CompanyReading, to body: JSONBody, shows: (CompanyReading) -> Bool
    ) async throws(ServiceFailure) -> CompanyReading {
        var lost: ServiceFailure?
        do { try await accounts.change(before.company.id, body) } catch {
            guard case .outcomeUnknown = error else { throw error }
            lost = error
        }
        let after = try await existing(before.company.id)
        if let lost, !shows(after) { throw lost }
        return after
    }

    /// Custom attributes go back all together: whether a partial change keeps those that it does not name is not
    /// published.
    private func body(_ reading: CompanyReading, _ value: String) -> JSONBody {
        guard case .attribute(let name) = rules.tenantField else { return ["externalId": .text(value)] }
        let others = reading.attributes.filter { $0.name != name }
        return attributes(others + [CustomAttribute(name: name, value: value)])
    }

    /// The ways to empty the field, the tidier first: whether null or an empty text empties one is not published.
    private func removals(_ reading: CompanyReading) -> [JSONBody] {
        guard case .attribute(let name) = rules.tenantField else { return [["externalId": .null], ["externalId": ""]] }
        return [body(reading, ""), attributes(reading.attributes.filter { $0.name != name })]
    }

    private func attributes(_ attributes: [CustomAttribute]) -> JSONBody {
        ["customAttributes": .list(attributes.map(\.body))]
    }
}
