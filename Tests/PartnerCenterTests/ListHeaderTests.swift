import Core
import Testing

@testable import PartnerCenter

@Suite struct ListHeaderTests {
    @Test(arguments: [
        (portal, ListFileKind.customers(complete: true)),
        ("microsoft_id;COMPANY NAME;primary-domain name;relationship;tags", .customers(complete: true)),
        ("Tags\tRelationship type\tDomain\tName\tTenant ID", .customers(complete: true)),
        (
            "\"MicrosoftId\",\"Company name\",\"Primary domain name\",\"Relationship\",\"Tags\"",
            .customers(complete: true)
        ),
        (portal + ",,", .customers(complete: true)),
        (portal + ",Notes", .customers(complete: false)),
        (portal + ",E-mail address,First name,Surname,Country/Region,Phone", .customers(complete: false)),
        ("Customer ID,Name", .customers(complete: false)),
        ("Tenant ID,Name,E-mail", .customers(complete: false)),
        ("Tenant ID,Email", .contacts), ("Company,E-mail,Expected tenant,Language", .prospects),
        ("Domain,Contact e-mail,First name,Last name,Country or region,Phone", .contacts),
        ("tenant-id,primary domain,mail,whatever", .contacts),
    ])
    func headerTellsTheKind(header: String, kind: ListFileKind) throws {
        let separator = header.contains(";") ? ";" : header.contains("\t") ? "\t" : ","
        let width = header.split(separator: Character(separator), omittingEmptySubsequences: false).count
        let row = Array(repeating: contoso, count: width).joined(separator: separator)
        #expect(try list(header + "\n" + row).kind == kind)
    }

    @Test(arguments: [
        ("a,b,c", ["a", "b", "c"]), ("Company name,Phone", ["Company name", "Phone"]),
        ("Tenant ID,Domain", ["Tenant ID", "Domain"]),
        ("Tenant ID,Relationship,Email", ["Tenant ID", "Relationship", "Email"]),
        ("just a line of prose", ["just a line of prose"]), ("\u{1B}[31mred,\u{202E}evil", ["[31mred", "evil"]),
    ])
    func otherHeaderIsToldWithItsColumns(header: String, columns: [String]) {
        #expect(throws: ListFileFailure.unknownHeader(name: "list.csv", columns: columns)) {
            try list(header + "\n1,2,3\n")
        }
    }

    @Test(arguments: [
        ("Tenant ID,Customer ID,Name", "Tenant ID", "Customer ID"),
        ("Tenant ID,Company name,Name", "Company name", "Name"),
        (portal + ",Domain", "Primary domain name", "Domain"), ("Domain,Email,E-Mail", "Email", "E-Mail"),
        ("Tenant ID,Customer ID,Offer", "Tenant ID", "Customer ID"), ("Tenant ID,Offer,OFFER", "Offer", "OFFER"),
    ])
    func twoColumnsOfOneMeaningAreRefused(header: String, first: String, second: String) {
        #expect(throws: ListFileFailure.columnTwice(name: "list.csv", first: first, second: second)) {
            try list(header + "\n")
        }
    }

    @Test(arguments: ["", "\n\n\r\n", "\u{FEFF}", portal, portal + "\r\n\r\n"])
    func fileWithoutARowIsEmpty(text: String) {
        #expect(throws: ListFileFailure.empty(name: "list.csv")) { try list(text) }
    }

    @Test(arguments: [
        [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], Array("PK\u{3}\u{4}".utf8), [0xD0, 0xCF, 0x11, 0xE0, 0xA1],
        [0x1F, 0x8B, 0x08],
        Array("%PDF-1.7\n".utf8), Array((portal + "\n\0\0\0").utf8), [0xFF, 0xFE, 0, 0, 0x54, 0, 0, 0],
        [0x54, 0, 0x65, 0, 0x6E, 0],
    ])
    func whatIsNoTextIsRefused(bytes: [UInt8]) {
        #expect(throws: ListFileFailure.notText(name: "list.csv")) { try list(bytes) }
    }

    @Test func hugeHeaderIsToldInPart() {
        let header = (0..<1000).map { "column \($0) " + String(repeating: "x", count: 200) }.joined(separator: ",")
        let failure = #expect(throws: ListFileFailure.self) { try list(header + "\n") }
        guard case .unknownHeader(_, let columns) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(columns.count == 30)
        #expect(columns.allSatisfy { $0.count == 60 })
    }

    @Test func missingFileAndFolderAreUnreadable() {
        #expect(throws: ListFileFailure.unreadable(name: "none.csv", why: "No such file or directory")) {
            try ListFileReader.open("/nowhere/none.csv")
        }
        #expect(throws: ListFileFailure.unreadable(name: "/", why: "Is a directory")) { try ListFileReader.open("/") }
    }
}
