import Core
import Testing
import Transfer

@testable import PartnerCenter

private let until = Timestamp(seconds: 1_795_000_000)
private let since = until.adding(seconds: -7200)

private func record(
    _ number: UInt64, _ resource: String, _ operation: String, status: String = "succeeded", at: String? = nil,
    id: String = "", customer: String? = nil
) -> String {
    """
    {"id":"\(id)","customerId":"\(customer ?? "\(tenant(number))")","resourceType":"\(resource)",
     "operationType":"\(operation)","operationStatus":"\(status)","operationDate":"\(at ?? until.description)"}
    """
}

private func changed(_ records: [String]) async throws -> Set<TenantID> {
    let person = ScriptedCaller([json("{\"items\":[\(records.joined(separator: ","))]}")])
    return try await AuditTrail(person).customers(since: since, until: until)
}

@Suite struct AuditTrailTests {
    @Test func recordsThatMayChangeDetailsNameTheirCustomers() async throws {
        let acceptance =
            "\(tenant(100))_\(tenant(8))_resellerrelationshipacceptedbycustomer_637000000000000000"
        #expect(
            try await changed([
                record(1, "customer", "add_customer"), record(2, "Customer", "UpdateCustomerBillingProfile"),
                record(3, "partner_customer_relationship", "something_new"), record(4, "brand_new", "brand_new"),
                record(5, "order", "create_order"), record(6, "license", "update_customer_user_licenses"),
                record(7, "customer_user", "reset_customer_user_password"),
                record(0, "undefined", "ResellerRelationshipAcceptedByCustomer", id: acceptance, customer: ""),
                record(9, "customer", "update_customer_billing_profile", status: "failed"),
                record(10, "customer", "add_customer", at: "2020-01-01T00:00:00Z"),
                record(11, "customer", "add_customer", at: "sometime"), "7", "null",
                record(12, "customer", "add_customer", customer: "nobody"),
            ]) == Set([1, 2, 3, 4, 8, 11].map(tenant)))
    }

    @Test func spanAndPagesAreAskedForOneAfterTheOther() async throws {
        let person = ScriptedCaller([
            json(
                "{\"items\":[\(record(1, "customer", "add_customer"))],\"links\":{\"next\":{\"uri\":\"/auditrecords?x=1\",\"headers\":[{\"key\":\"MS-ContinuationToken\",\"value\":\"T\"}]}}}"
            ),
            json("{\"items\":[\(record(2, "customer", "add_customer"))]}"),
        ])
        #expect(
            try await AuditTrail(person).customers(since: since, until: until) == [tenant(1), tenant(2)])
        #expect(person.requests.map(\.path) == ["/v1/auditrecords", "/v1/auditrecords"])
        #expect(person.requests.map { $0.values("startDate") } == [[since.day()], [since.day()]])
        #expect(person.requests.map { $0.values("endDate") } == [[until.day()], [until.day()]])
        #expect(person.requests.map { $0.values("seekOperation") } == [[], ["next"]])
        #expect(person.requests.last?.header("MS-ContinuationToken") == "T")
    }

    @Test func whatTheServiceNoLongerRemembersIsRefusedUnasked() async throws {
        await #expect(throws: ServiceFailure.refused("audit records reach back 90 days only; read all details anew")) {
            try await AuditTrail(nobody).customers(since: until.adding(seconds: -90 * 86_400), until: until)
        }
    }

    @Test func recordsInCirclesAreTold() async throws {
        let person = ScriptedCaller { _ in json("{\"items\":[],\"continuationToken\":\"same\"}") }
        await #expect(throws: ServiceFailure.unreadable("the audit records go round in circles")) {
            try await AuditTrail(person).customers(since: since, until: until)
        }
    }

    @Test func aRefusalIsNotAnEmptySet() async throws {
        let person = ScriptedCaller([json("{\"code\":2000}", status: 400)])
        await #expect {
            try await AuditTrail(person).customers(since: since, until: until)
        } throws: { error in
            if case ServiceFailure.refused = error { true } else { false }
        }
    }
}
