import Core
import Testing
import Text

@testable import PartnerCenter

@Suite struct ListRowTests {
    @Test func portalRowIsReadWhole() throws {
        let row = "\(contoso.uppercased()), Contoso Ltd ,CONTOSO.onmicrosoft.com,Indirect reseller,\"A, B\""
        #expect(
            try list(portal + "\r\n" + row + "\r\n").customers() == [
                CustomerLine(
                    line: 2, tenant: try #require(TenantID(contoso)), name: "Contoso Ltd",
                    domain: "contoso.onmicrosoft.com",
                    relationship: .reseller, tags: "A, B", contact: Contact())
            ])
    }

    @Test func contactColumnsOfACustomerListAreRead() throws {
        let text = """
            Phone,Country or region,Surname,First name,Email,Name,Tenant ID
            +1 202-555-0100,US,Doe,Jo,jo@example.com,Contoso,\(contoso)
            ,,,,not an address,Fabrikam,{\(fabrikam)}
            """
        let rows = try list(text).customers()
        #expect(
            rows.map(\.contact) == [
                Contact(
                    email: "jo@example.com", firstName: "Jo", lastName: "Doe", country: "US", phone: "+1 202-555-0100"),
                Contact(email: "not an address"),
            ])
        #expect(rows.map(\.relationship) == [nil, nil])
        #expect(rows.map(\.tags) == [nil, nil])
        #expect(rows.map(\.domain) == ["", ""])
    }

    @Test(arguments: [
        ("", RejectedLine.Reason.wrongColumnCount(found: 1, expected: 5)), (",Contoso,,Reseller,", .noTenant),
        ("  ,Contoso,,Reseller,", .noTenant), ("12345,Contoso,,Reseller,", .malformedTenant("12345")),
        ("\u{1B}[2Jx,Contoso,,,", .malformedTenant("[2Jx")),
        ("\(contoso)0,Contoso,,,", .malformedTenant(contoso + "0")),
        ("\(contoso),Contoso", .wrongColumnCount(found: 2, expected: 5)),
        ("\(contoso),Contoso,d.example,Reseller,,extra", .wrongColumnCount(found: 6, expected: 5)),
        ("\(contoso),Two, Ltd,two.example.com,Reseller,", .wrongColumnCount(found: 6, expected: 5)),
        ("\(contoso),\"Contoso,d.example,Reseller,", .openQuote),
    ])
    func badCustomerRowIsRefusedByItsLineAndTheNextIsRead(row: String, reason: RejectedLine.Reason) throws {
        // A blank line is no record; a lone quoted field is.
        let row = row.isEmpty ? "\"\"" : row
        let text = [
            portal, "", "\(contoso),\"Two\nlines\",c.example,Reseller,", row, "\(fabrikam),Fabrikam,,None,", "",
        ]
        .joined(separator: "\r\n")
        let lines = try list(text).lines()
        #expect(lines.count == 3)
        let named = if case .wrongColumnCount = reason { TenantID(String(row.prefix(36))) } else { TenantID?.none }
        #expect(lines.dropFirst().first == .rejected(RejectedLine(line: 5, reason: reason, tenant: named)))
        guard case .customer(let next) = lines.last else {
            Issue.record("\(lines)")
            return
        }
        #expect(next.line == 6)
        #expect(next.name == "Fabrikam")
        #expect(next.relationship == Relationship.none)
    }

    @Test(arguments: [
        (",jo@example.com", RejectedLine.Reason.noKey), ("nonsense,jo@example.com", .malformedTenant("nonsense")),
        ("\(contoso),jo@", .malformedEmail("jo@")),
        ("\(contoso),jo(at)example.com", .malformedEmail("jo(at)example.com")),
        ("\(contoso)", .wrongColumnCount(found: 1, expected: 2)),
    ])
    func badContactRowIsRefused(row: String, reason: RejectedLine.Reason) throws {
        let text = "Tenant ID,Email\n\(fabrikam),a@example.com\n\(row)\n"
        #expect(try list(text).rejections() == [RejectedLine(line: 3, reason: reason)])
    }

    @Test func contactsAreKeyedByTenantOrElseByDomain() throws {
        let text = """
            Domain,Tenant ID,E-mail address,Phone
            Contoso.Example,\(contoso), jo@example.com ,1
            FABRIKAM.example,,ann@example.com,
            fabrikam.example,,,0100
            """
        let tenant = try #require(TenantID(contoso))
        #expect(
            try list(text).contacts() == [
                ContactLine(line: 2, key: .tenant(tenant), contact: Contact(email: "jo@example.com", phone: "1")),
                ContactLine(line: 3, key: .domain("fabrikam.example"), contact: Contact(email: "ann@example.com")),
                ContactLine(line: 4, key: .domain("fabrikam.example"), contact: Contact(phone: "0100")),
            ])
    }

    @Test func emptyColumnsAtTheEndAreTakenWhereTheHeaderHasThem() throws {
        let text =
            "\(portal),,\n\(contoso),Contoso,c.example,Reseller,,,\n\(fabrikam),Fabrikam,f.example,Reseller,, ,\n"
        #expect(try list(text).customers().map(\.name) == ["Contoso", "Fabrikam"])
    }

    @Test func aShiftedRowIsRefusedThoughTheHeaderHasEmptyColumns() throws {
        let text = """
            \(portal),
            \(contoso),Two, Ltd,two.example.com,Reseller,,
            \(fabrikam),Two, Ltd,two.example.com,Reseller,gold
            """
        #expect(
            try list(text).rejections() == [
                RejectedLine(
                    line: 2, reason: .wrongColumnCount(found: 7, expected: 6), tenant: TenantID(contoso)),
                RejectedLine(
                    line: 3, reason: .wrongColumnCount(found: 6, expected: 5), tenant: TenantID(fabrikam)),
            ])
    }

    @Test(arguments: [
        ("\u{1B}]52;c;cm0gLXJmIH4=\u{7}Contoso", "]52;c;cm0gLXJmIH4=Contoso"), ("\u{202E}osotnoC", "osotnoC"),
        ("Con\u{200B}toso", "Contoso"), ("\u{9B}2JContoso ", "2JContoso"),
        ("e\u{301}\u{302}\u{303}\u{304}", "\u{e9}\u{302}\u{303}"),
    ])
    func hostileNamesAreSanitised(name: String, safe: String) throws {
        let text = "\(portal)\n\(contoso),\(name),\(name).example,\(name),\(name)\n"
        let row = try #require(try list(text).customers().first)
        #expect(row.name == safe)
        #expect(row.tags == safe)
        #expect(row.domain == SafeText(row.domain).value)
        #expect(row.relationship == .other(safe))
    }

    @Test func lineLongerThanAnyRecordCostsOnlyItself() throws {
        let long = String(repeating: "x", count: 3 << 20)
        let text = "\(portal)\n\(contoso),\(long),,,\n\(fabrikam),Fabrikam,,,\n"
        let lines = try list(text).lines()
        #expect(lines.first == .rejected(RejectedLine(line: 2, reason: .wrongColumnCount(found: 0, expected: 5))))
        #expect(lines.count == 2)
    }
}
