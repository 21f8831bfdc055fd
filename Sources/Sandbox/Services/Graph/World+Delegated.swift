import Core

extension World {
    /// The most rows of a page.
    private static let largestDelegatedPage = 300
    private static let statuses = ["active", "active", "active", "active", "active", "active", "expiring", "active"]

    /// A page of the relationships with delegated rights, or of their customers.
    mutating func delegated(_ request: WebRequest, isRelationship: Bool) -> WebAnswer {
        let name = isRelationship ? "delegatedAdminRelationships" : "delegatedAdminCustomers"
        let top = request.parameter("$top").flatMap { Int($0) } ?? 100
        guard (1...Self.largestDelegatedPage).contains(top) else {
            return .graphError(400, "badRequest", "The value of $top is out of range.")
        }
        var numbers: [Int]
        var next: Int?
        if let tenant = Self.filteredTenant(request.parameter("$filter")) {
            numbers = customers.number(of: tenant).map { customers.isDelegated($0) ? [$0] : [] } ?? []
        } else {
            (numbers, next) = delegatedNumbers(from: request.parameter("$skiptoken").flatMap { Int($0) } ?? 0, top)
        }
        let link = next.map {
            "http://127.0.0.1:\(port)/graph/v1.0/tenantRelationships/\(name)?$top=\(top)&$skiptoken=\($0)"
        }
        return .object {
            $0.field("@odata.context", "https://graph.microsoft.com/v1.0/tenantRelationships/$metadata#\(name)")
            if let link { $0.field("@odata.nextLink", link) }
            $0.list("value") {
                for number in numbers {
                    let profile = customers.profile(number)
                    $0.element { isRelationship ? Self.relationship(profile, &$0) : Self.customer(profile, &$0) }
                }
            }
        }
    }

    /// One customer with delegated rights.
    mutating func delegatedCustomer(_ id: String) -> WebAnswer {
        guard let tenant = TenantID(id), let profile = customers.profile(of: tenant), profile.isDelegated else {
            return .graphError(404, "Request_ResourceNotFound", "Resource '\(id)' does not exist.")
        }
        return .object { Self.customer(profile, &$0) }
    }

    private func delegatedNumbers(from start: Int, _ top: Int) -> (numbers: [Int], next: Int?) {
        var numbers: [Int] = []
        var number = start
        while number < customers.count {
            if customers.isDelegated(number) {
                if numbers.count == top { return (numbers, number) }
                numbers.append(number)
            }
            number += 1
        }
        return (numbers, nil)
    }

    private static func customer(_ profile: CustomerProfile, _ json: inout JSONWriter) {
        json.field("@odata.type", "#microsoft.graph.delegatedAdminCustomer")
        json.field("id", profile.tenant.description)
        json.field("tenantId", profile.tenant.description)
        json.field("displayName", profile.name)
    }

    private static func relationship(_ profile: CustomerProfile, _ json: inout JSONWriter) {
        json.field("@odata.type", "#microsoft.graph.delegatedAdminRelationship")
        json.field("id", "\(profile.tenant)-\(SandboxIdentity.partner)")
        // Microsoft's own migration made some, under names of its own.
        json.field("displayName", profile.quirk.isMultiple(of: 5) ? "MLT_\(profile.number)" : "GDAP \(profile.number)")
        json.field("duration", "P730D")
        json.field("autoExtendDuration", profile.quirk.isMultiple(of: 3) ? "P180D" : "PT0S")
        json.object("customer") {
            $0.field("tenantId", profile.tenant.description)
            $0.field("displayName", profile.name)
        }
        json.object("accessDetails") {
            $0.list("unifiedRoles") {
                $0.element { $0.field("roleDefinitionId", "f2ef992c-3afb-46b9-b7cf-a126ee74c451") }
            }
        }
        json.field("status", statuses[profile.quirk % statuses.count])
        json.field("createdDateTime", "2025-11-01T09:12:47.4142857Z")
        json.field("activatedDateTime", "2025-11-02T10:00:00.91Z")
        json.field("endDateTime", "2027-11-01T09:12:47.4142857Z")
        json.field("lastModifiedDateTime", "2025-11-02T10:00:01Z")
    }

    /// The tenant of `customer/tenantId eq '…'`; nil for no filter or another one.
    private static func filteredTenant(_ filter: String?) -> TenantID? {
        guard let filter, filter.lowercased().contains("tenantid eq '") else { return nil }
        let parts = filter.split(separator: "'", omittingEmptySubsequences: false)
        return parts.count > 1 ? TenantID(String(parts[1])) : nil
    }
}
