import Core
import Foundation
import Testing
import Text

@testable import AppDirect

/// The files of the migration tool, there and back.
@Suite struct DataSetTests {
    private let tenant = "11111111-1111-1111-1111-111111111111"

    private func rows(address: PostalAddress? = nil, isKnownUser: Bool = false) throws -> DataSetRows {
        var rules = DataSetRules()
        if isKnownUser { _ = rules.entry(of: customer(TenantID(high: 1, low: 1), nil), standing: ready) }
        let entry = rules.entry(of: customer(try #require(TenantID(tenant)), address), standing: ready)
        return try #require(entry.rows)
    }

    private func customer(_ tenant: TenantID, _ address: PostalAddress?) -> Customer {
        let person = Contact(
            email: "A@x.example", firstName: "Ada", lastName: "Lovelace", country: "DK", phone: "+45 1")
        return Customer(
            id: RowID(1), tenant: tenant, name: "Contoso", domain: "x.example", relationship: .reseller,
            contact: person, firstSeen: Timestamp(seconds: 0), address: address)
    }

    private let ready = Record(
        id: RowID(1), state: PendingState.ready.rawValue, reason: 0,
        texts: CustomerColumn.allCases.map { _ in "" }, numbers: CustomerColumn.Number.allCases.map { _ in 0 })

    @Test func headersAreAsDocumented() {
        #expect(
            MigrationFile.users.header.joined(separator: ",")
                == "EXTERNAL_ID,EMAIL_ADDRESS,FIRST_NAME,LAST_NAME,ACTIVATED,CURRENCY,IS_ALLOW_LOGIN_USER")
        #expect(
            MigrationFile.companies.header.joined(separator: ",")
                == "EXTERNAL_ID,NAME,STREET1,STREET2,CITY,STATE,ZIP,COUNTRY,PHONE,BILLING_STREET1,BILLING_CITY,"
                + "CREATED_BY_EXTERNAL_ID,ALLOW_LOGIN")
        #expect(
            MigrationFile.memberships.header.joined(separator: ",")
                == "USER_EXTERNAL_ID,COMPANY_EXTERNAL_ID,SYS_ADMIN,BILLING_ADMIN,SALES_SUPPORT,"
                + "RESTRICTED_SALES_SUPPORT,BILLING_PHONE_NUMBER,BILLING_STREET1,BILLING_CITY,BILLING_STATE,"
                + "BILLING_ZIP,BILLING_COUNTRY")
    }

    /// Whatever it is, it is looked at and not read to its end.
    @Test func anEndlessFileIsNoReport() throws {
        #expect(try ResultReport.open("/dev/zero") == nil)
    }

    @Test func everyLineHasTheHeadersColumns() throws {
        let address = PostalAddress(street: "1 Way", city: "Aarhus", postalCode: "8000", country: "dk")
        for rows in [try rows(), try rows(address: address)] {
            for file in MigrationFile.allCases { #expect(file.fields(rows)?.count == file.header.count) }
        }
    }

    @Test func billingDataNamesItsCreator() throws {
        let creator = MigrationFile.companies.header.firstIndex(of: "CREATED_BY_EXTERNAL_ID") ?? 0
        let address = PostalAddress(street: "1 Way", city: "Aarhus", postalCode: "8000", country: "dk")
        #expect(MigrationFile.companies.fields(try rows())?[creator] == "")
        #expect(MigrationFile.companies.fields(try rows(address: address))?[creator] == "a@x.example")
        #expect(MigrationFile.memberships.fields(try rows(address: address))?.last == "DK")
    }

    @Test func aKnownPersonIsAMemberAndNoSecondUser() throws {
        #expect(MigrationFile.users.fields(try rows(isKnownUser: true)) == nil)
        #expect(MigrationFile.memberships.fields(try rows(isKnownUser: true))?[0] == "a@x.example")
    }

    private func lines(_ text: String) throws -> [ListLine]? {
        try ResultReport.read(Data(text.utf8), name: "r.csv")?.next(100)
    }

    @Test(arguments: [
        ("STATUS", "Created"), ("Status", "SUCCESS"), ("Result", "ok"), ("Error Message", ""),
    ])
    func aCreatedCompanyIsRead(column: String, word: String) throws {
        let found = try lines("EXTERNAL_ID,NAME,\(column)\n\(tenant.uppercased()),Contoso,\(word)\n")
        let id = try #require(TenantID(tenant))
        #expect(found == [.result(ResultLine(line: 2, tenant: id, company: nil))])
    }

    @Test func theCompanysIdIsTaken() throws {
        let found = try lines("External Id,Name,Company UUID,Status\n\(tenant),Contoso,c-1,Activated\n")
        let id = try #require(TenantID(tenant))
        #expect(found == [.result(ResultLine(line: 2, tenant: id, company: CompanyID("c-1")))])
    }

    @Test func theUploadedColumnsWithTheirResultAreRead() throws {
        let header = (MigrationFile.companies.header + ["STATUS"]).joined(separator: ",")
        let fields = try #require(MigrationFile.companies.fields(try rows()))
        let found = try lines(header + "\r\n" + CSVWriter.exactLine(fields + ["Created"]))
        let id = try #require(TenantID(tenant))
        #expect(found == [.result(ResultLine(line: 2, tenant: id, company: nil))])
    }

    @Test func whatDidNotWorkIsRefusedWithTheToolsWords() throws {
        let text = """
            EXTERNAL_ID,NAME,STATUS,ERROR
            \(tenant),Contoso,Failed,duplicate company
            \(tenant),Contoso,Denied,
            \(tenant),Contoso,,
            ,Contoso,Created,
            c1,Contoso,Created,
            \(tenant),Contoso

            """
        let reasons: [RejectedLine.Reason] = [
            .notCreated("duplicate company"), .notCreated("Denied"), .noResult, .noTenant, .malformedTenant("c1"),
            .wrongColumnCount(found: 2, expected: 4),
        ]
        let expected = reasons.enumerated().map { ListLine.rejected(RejectedLine(line: $0 + 2, reason: $1)) }
        #expect(try lines(text) == expected)
    }

    @Test(arguments: [
        "EXTERNAL_ID,NAME", "NAME,STATUS", "EXTERNAL_ID,EMAIL_ADDRESS,NAME,STATUS",
        "USER_EXTERNAL_ID,COMPANY_EXTERNAL_ID,STATUS",
    ])
    func otherFilesAreNoReportOfCompanies(header: String) throws {
        #expect(try lines("\(header)\na,b,c,d\n") == nil)
    }
}
