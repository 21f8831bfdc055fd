import Core
import Testing

@testable import PartnerCenter

/// Lists of subscriptions, as Partner Center and people write them.
@Suite struct SubscriptionListTests {
    private func subscriptions(_ text: String) throws -> [SubscriptionLine] {
        try list(text).lines().compactMap { if case .subscription(let line) = $0 { line } else { nil } }
    }

    private func rejections(_ text: String) throws -> [RejectedLine] {
        try list(text).lines().compactMap { if case .rejected(let line) = $0 { line } else { nil } }
    }

    @Test func thePortalsExportIsRead() throws {
        let text = """
            Customer name,Customer ID,Subscription ID,Subscription name,Offer name,Offer ID,Status,Quantity,Start date,\
            Commitment end date,Auto renew
            Contoso,\(contoso),4F26A5CA-C468-4715-8FC5-A14F28BCC29B,Mail,Exchange Online (Plan 1),CFQ7:0001:CFQ8,Active,\
            12,2026-01-15T00:00:00Z,2027-01-14T23:59:59.99Z,True
            Contoso,\(contoso),B34024C7-9258-4841-BD0B-1E2A5D5C9D8D,Azure,,MS-AZR-0145P,Suspended,1,0001-01-01T00:00:00,\
            9999-12-14T00:00:00Z,False
            """
        let lines = try subscriptions(text)
        #expect(lines.map(\.line) == [2, 3] && lines.map(\.company) == ["Contoso", "Contoso"])
        let first = lines[0].facts
        #expect(first.id == "4f26a5ca-c468-4715-8fc5-a14f28bcc29b" && first.offer == "Exchange Online (Plan 1)")
        #expect(first.tenant == TenantID(contoso) && first.status == .active && first.quantity == 12)
        #expect(first.startsOn == Day("2026-01-15") && first.end == SubscriptionEnd("2027-01-14"))
        #expect(first.renews == true && first.program(relationship: nil).program == .newCommerce)
        let second = lines[1].facts
        #expect(second.offer == "Azure" && second.end == .never && second.startsOn == nil && second.renews == false)
    }

    @Test func theSimpleFormIsRead() throws {
        let text = """
            tenant id,company,offer,programme,seats,ends on
            \(contoso),Contoso,Office 365 E3,Open,40,2026-12-31
            {\(fabrikam)},Fabrikam,Office 365 E1,,,
            """
        let lines = try subscriptions(text)
        #expect(lines.map(\.facts.stated) == [.open, nil] && lines.map(\.facts.quantity) == [40, nil])
        #expect(lines.map(\.facts.id) == ["office 365 e3/", "office 365 e1/"])
        #expect(lines[0].facts.renewsAsFarAsKnown == false && lines[1].facts.renewsAsFarAsKnown == nil)
    }

    @Test(arguments: [
        (",X,1,2026-12-31,yes", RejectedLine.Reason.noTenant), ("77,X,1,2026-12-31,yes", .malformedTenant("77")),
        ("\(contoso),,1,2026-12-31,yes", .noOffer),
        ("\(contoso),X,1,2026-12-31", .wrongColumnCount(found: 4, expected: 5)),
    ])
    func badRowsAreToldWithTheirLine(_ row: String, _ reason: RejectedLine.Reason) throws {
        let text = "Tenant ID,Product,Quantity,Expiration date,AutoRenewEnabled\n\(row)\n\(contoso),X,1,2026-12-31,no\n"
        #expect(try rejections(text) == [RejectedLine(line: 2, reason: reason)])
        #expect(try subscriptions(text).map(\.line) == [3])
    }

    @Test(
        arguments: [
            ("5", 5), ("5.0", 5), ("5,00", 5), ("1,000", 1000), ("1 000", 1000), ("12,345.00", 12345), ("1.000", nil),
            ("many", nil), ("-1", nil), ("1,00,000", nil), ("5.5", nil), ("+5", nil), (".0", nil),
            ("99999999999999999999", nil),
        ] as [(String, Int?)])
    func countsAreReadAsPeopleWriteThem(text: String, number: Int?) throws {
        let found = try subscriptions("Tenant ID,Product,Quantity\n\(contoso),X,\"\(text)\"\n")
        #expect(found.map(\.facts.quantity) == [number])
        #expect(
            found.map(\.leftOut)
                == [number == nil ? [LeftOutField(line: 2, column: "Quantity", value: text)] : []])
    }

    /// By its first day it would be known: left out, the row would be another one the next time.
    @Test func aRowIsNotKnownByADayThatCannotBeRead() throws {
        let text = "Tenant ID,Product,Start date\n\(contoso),X,soon\n"
        #expect(try rejections(text) == [RejectedLine(line: 2, reason: .malformedDay("soon"))])
    }

    @Test func customerListsStayWhatTheyWere() throws {
        #expect(try list("Tenant ID,Name,Status\n\(contoso),C,x\n").kind == .customers(complete: false))
        #expect(try list("Tenant ID,Offer name\n\(contoso),X\n").kind == .subscriptions)
    }
}
