import Core
import Testing
import Transfer

@testable import PartnerCenter

private let customer = tenant(1)
private let own = tenant(9)

/// Subscriptions of a customer by Partner Center and Graph.
@Suite struct CustomerSubscriptionsTests {
    private func item(_ id: String, _ more: String = "") -> String {
        """
        {"id":"\(id)","offerName":"Office 365 E3","offerId":"BD938F12-058F-4927-BBA3-AE36B1D2501C","quantity":"7",\
        "status":"Active ","autoRenewEnabled":"false","commitmentEndDate":"2026-12-31T00:00:00Z"\(more)}
        """
    }

    private func reading(
        _ partner: [ScriptedCaller.Answer], tenantList: [ScriptedCaller.Answer]? = nil
    ) async throws -> TenantSubscriptions {
        let delegated = tenantList == nil ? "[]" : #"[{"status":"active","customer":{"tenantId":"\#(customer)"}}]"#
        let graph = ScriptedCaller { request in
            request.path.hasSuffix("organization")
                ? json(#"{"value":[{"id":"\#(own)"}]}"#) : json(#"{"value":\#(delegated)}"#)
        }
        let services = PartnerCenterServices(person: nobody, list: ScriptedCaller(partner), graph: graph)
        let seen = ScriptedCaller(tenantList ?? [])
        return try await CustomerSubscriptions(services) { _ in seen }.subscriptions(of: customer, asksTenant: true)
    }

    @Test func whatWasSoldIsReadOverAllPages() async throws {
        let first = json(
            "\u{FEFF}{\"totalCount\":\"02\",\"items\":[\(item("A"))],\"continuationToken\":\"next\"}")
        let cancelled = item(
            "B", #","suspensionReasons":["CustomerCancellation"],"productType":{"id":"OnlineServicesNCE"}"#)
        let reading = try await reading([first, json("{\"Items\":[\(cancelled),{},7]}")])
        #expect(reading.complete == [.partnerCenter] && reading.hindrance == nil)
        #expect(reading.subscriptions.map(\.id) == ["a", "b"])
        let one = reading.subscriptions[0]
        #expect(one.quantity == 7 && one.status == .active && one.renews == false && !one.isCancelled)
        #expect(one.end == SubscriptionEnd("2026-12-31") && one.owner == .partner)
        #expect(reading.subscriptions[1].isCancelled && reading.subscriptions[1].isNewCommerce == true)
    }

    @Test func graphShowsTheOthersWhereTheTenantIsDelegated() async throws {
        let seen = json(
            """
            {"value":[
            {"id":"x","commerceSubscriptionId":"A","skuId":"\(tenant(5))","skuPartNumber":"ENTERPRISEPACK","status":"Enabled",
             "totalLicenses":8,"ownerTenantId":"\(own)","nextLifecycleDateTime":"2027-06-01T00:00:00Z"},
            {"id":"y","skuPartNumber":"SPB","status":"Warning","ownerTenantId":"\(tenant(7))"},
            {"id":"z","skuPartNumber":"ODD","status":"LockedOut","ownerTenantId":"\(customer)"}]}
            """)
        let licences = json(
            """
            {"value":[{"skuId":"\(tenant(5))","appliesTo":"User","consumedUnits":"6","prepaidUnits":{"enabled":8}}]}
            """)
        let reading = try await reading([json("{\"items\":[\(item("A"))]}")], tenantList: [seen, licences])
        #expect(reading.complete == [.partnerCenter, .graph])
        #expect(reading.subscriptions.map(\.users) == [6, nil, nil])
        // Who may read subscriptions need not be allowed to read who has licences.
        let closed = try await self.reading(
            [json("{\"items\":[\(item("A"))]}")], tenantList: [seen, json("{}", status: 403)])
        #expect(closed.complete == [.partnerCenter, .graph] && closed.hindrance == nil)
        #expect(closed.subscriptions.map(\.users) == [nil, nil, nil])
        let all = reading.subscriptions
        #expect(all.map(\.id) == ["a", "y", "z"] && all.map(\.source) == [.partnerCenter, .graph, .graph])
        #expect(
            all[0].product == tenant(5) && all[0].quantity == 7 && all[0].end == SubscriptionEnd("2026-12-31"))
        #expect(all[1].offer == "Microsoft 365 Business Premium" && all[1].owner == .otherPartner(tenant(7)))
        #expect(all[1].status == .expired && all[1].renews == nil)
        #expect(all[2].owner == .customer && all[2].status == .disabled && all[2].offer == "ODD")
    }

    @Test func aTenantThatLetsNobodyInIsToldAndKeepsWhatWasSold() async throws {
        for status in [401, 403, 404] {
            let reading = try await reading(
                [json("{\"items\":[\(item("A"))]}")], tenantList: [json("{}", status: status)])
            #expect(reading.subscriptions.count == 1 && reading.complete == [.partnerCenter])
            #expect(reading.hindrance != nil)
        }
    }

    @Test func anOutageOfGraphKeepsWhatPartnerCenterTold() async throws {
        for failure in [ServiceFailure.busy(seconds: 5), .unreachable("503"), .outcomeUnknown("cut")] {
            let reading = try await reading(
                [json("{\"items\":[\(item("A"))]}")], tenantList: [.failure(failure)])
            #expect(reading.subscriptions.map(\.id) == ["a"] && reading.complete == [.partnerCenter])
            #expect(reading.hindrance == failure)
        }
        await #expect(throws: ServiceFailure.cancelled) {
            try await self.reading([json("{\"items\":[]}")], tenantList: [.failure(.cancelled)])
        }
    }

    @Test func aLostRelationshipIsNoFailure() async throws {
        let lost = json(#"{"code":20002,"description":"No relationship"}"#, status: 403)
        let reading = try await reading([lost])
        #expect(reading.subscriptions.isEmpty && reading.complete.isEmpty)
        await #expect(throws: ServiceFailure.self) {
            try await self.reading([json(#"{"code":900308,"description":"Role"}"#, status: 403)])
        }
        await #expect(throws: ServiceFailure.self) { try await self.reading([json("<html>")]) }
    }
}
