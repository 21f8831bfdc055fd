import Core

extension World {
    /// The companies of each tenant, wherever the tenant is written.
    mutating func companiesByTenant() -> [TenantID: [Int]] {
        var found: [TenantID: [Int]] = [:]
        for (number, company) in companies.companies.enumerated() {
            if let tenant = company.tenant { found[tenant, default: []].append(number) }
        }
        return found
    }

    /// What came of everything that was sent.
    mutating func state() -> SandboxState {
        let listed = customers.entries().filter { customers.isListed($0) }
        let all = companies.companies
        let several = companiesByTenant().filter { $0.value.count > 1 }
        let duplicates = several.filter {
            $0.value.contains { all[$0].isMadeByClient || all[$0].isLinkedByClient }
        }
        return SandboxState(
            requests: requests, listedRows: listed.count, listedTenants: listed.filter { !$0.isSecond }.count,
            companies: all.count, companiesMadeByClients: all.filter(\.isMadeByClient).count,
            duplicates: duplicates.mapValues { $0.map { all[$0].uuid } },
            duplicatesFromTheStart: several.count - duplicates.count, invitationsSent: invitationsSent,
            faults: faults.applied,
            lateWorkPending: lateWork.pending, lateWorkDone: lateWork.done)
    }
}

extension SandboxState {
    /// Writes it as the control endpoint answers.
    func write(to json: inout JSONWriter) {
        json.object("requests") {
            for (name, count) in requests.sorted(by: { $0.key < $1.key }) { $0.field(name, count) }
        }
        json.field("listedRows", listedRows)
        json.field("listedTenants", listedTenants)
        json.field("companies", companies)
        json.field("companiesMadeByClients", companiesMadeByClients)
        json.list("duplicates") {
            for (tenant, ids) in duplicates.sorted(by: { $0.key < $1.key }) {
                $0.element {
                    $0.field("tenantId", tenant.description)
                    $0.list("companies", ids)
                }
            }
        }
        json.field("duplicatesFromTheStart", duplicatesFromTheStart)
        json.object("invitationsSent") {
            for (who, count) in invitationsSent.sorted(by: { $0.key < $1.key }) { $0.field(who, count) }
        }
        json.object("faults") { for (name, count) in faults.sorted(by: { $0.key < $1.key }) { $0.field(name, count) } }
        json.field("lateWorkPending", lateWorkPending)
        json.field("lateWorkDone", lateWorkDone)
    }
}
