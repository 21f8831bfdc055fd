import Core
import Store
import Testing

@testable import Ferry

/// `requests send`.
@Suite struct RequestLetterTests {
    private let link = "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=1"

    private func world(
        _ courier: MemoryCourier, readOnly: ReadOnly? = nil,
        link: (@Sendable () async throws(ServiceFailure) -> String)? = nil
    ) async throws -> TestWorld {
        let world = try TestWorld(
            readOnly: readOnly,
            services: { _ in
                var services = ScriptedServices().services
                services.letters = { courier.desk }
                services.relationshipLink = link
                return services
            })
        _ = try world.store().add(
            [
                Prospect(company: "Tailspin", contact: Contact(email: "t@tailspin.example", firstName: "Tia")),
                Prospect(company: "Fabrikam", contact: Contact(email: "nowhere")),
            ], by: "ada@example", at: TestWorld.now)
        return world
    }

    @Test func aRequestLeavesOnceWithPartnerCentersLink() async throws {
        let (courier, link) = (MemoryCourier(), link)
        let world = try await world(courier) { () async throws(ServiceFailure) -> String in link }
        let plan = await world.run("requests", "send", "--all", "--dry-run")
        #expect(plan.output.contains("Plan: 1 letter will leave, 1 row skipped.") && courier.letters.isEmpty)
        #expect(plan.output.contains("Only a Global admin of the customer can accept.") && plan.output.contains(link))
        let sent = await world.run("requests", "send", "--id", "1", "--yes")
        #expect(sent.status == .done && courier.letters.map(\.purpose) == [.relationshipRequest])
        #expect(courier.letters.first?.text.contains("Hello Tia") == true)
        #expect(courier.letters.first?.text.contains("\n\(link)\n") == true)
        let listed = await world.run("requests", "list", "--state", "sent", "--json")
        #expect(listed.lines.count == 1 && listed.output.contains(#""timesSent":1"#))
        let again = await world.run("requests", "send", "--id", "1", "--yes", "--json")
        #expect(again.status == .someRowsFailed && courier.letters.count == 1)
        #expect(again.output.contains(#""requestId":1"#) && again.output.contains(#""reasonCode":"toldRecently""#))
    }

    @Test func withoutPartnerCenterTheLinkIsNamed() async throws {
        let courier = MemoryCourier()
        let world = try await world(courier)
        let without = await world.run("requests", "send", "--id", "1", "--yes")
        #expect(without.status == .someRowsFailed && without.output.contains("--link URL") && courier.letters.isEmpty)
        for wrong in ["http://example.com/", "https://", "https://a.example/?a=1&amp;b=2", "https://a b"] {
            #expect(await world.run("requests", "send", "--id", "1", "--link", wrong, "--yes").status == .usage)
        }
        let named = await world.run("requests", "send", "--id", "1", "--link", link, "--yes")
        #expect(named.status == .done && courier.letters.first?.text.contains(link) == true)
    }

    @Test func aClosedRequestAndAnUnreadableLinkAreSaid() async throws {
        let courier = MemoryCourier()
        let broken = try await world(courier) { () async throws(ServiceFailure) -> String in
            throw .unreachable("no route")
        }
        let refused = await broken.run("requests", "send", "--all", "--yes")
        #expect(refused.status == .failed && refused.errors.contains("reseller relationship could not be read"))
        _ = await broken.run("requests", "close", "--id", "1", "--reason", "gone")
        let closed = await broken.run("requests", "send", "--id", "1", "--link", link, "--dry-run", "--json")
        #expect(closed.output.contains(#""reasonCode":"closed""#))
        let readOnly = try await world(courier, readOnly: .option)
        #expect(await readOnly.run("requests", "send", "--all", "--yes").status == .usage)
        #expect(courier.letters.isEmpty)
    }
}
