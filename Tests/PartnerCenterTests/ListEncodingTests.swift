import Core
import Testing

@testable import PartnerCenter

@Suite struct ListEncodingTests {
    private static let text = """
        Microsoft ID,Company name,Primary domain name,Relationship,Tags\r
        \(contoso),"Müller, 東京 & \u{1F600}",c.example,Reseller,\r
        broken,Łódź,c.example,Reseller,\r
        \(fabrikam),"Zwei\r
        Zeilen",f.example,Advisor,"a ""b""\"\r

        """

    private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
        ("\u{FEFF}" + text).utf16.flatMap { unit in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return bigEndian ? [high, low] : [low, high]
        }
    }

    private func expected() throws -> [ListLine] {
        [
            .customer(
                CustomerLine(
                    line: 2, tenant: try #require(TenantID(contoso)), name: "Müller, 東京 & \u{1F600}",
                    domain: "c.example",
                    relationship: .reseller, tags: "", contact: Contact())),
            .rejected(RejectedLine(line: 3, reason: .malformedTenant("broken"))),
            .customer(
                CustomerLine(
                    line: 4, tenant: try #require(TenantID(fabrikam)), name: "Zwei Zeilen", domain: "f.example",
                    relationship: .advisor, tags: "a \"b\"", contact: Contact())),
        ]
    }

    @Test func aRowOfAnotherEncodingIsRefusedAndKeepsItsTenant() throws {
        let head = Array("Microsoft ID,Company name,Primary domain name,Relationship,Tags\n\(contoso),M".utf8)
        let bytes = head + [0xFC] + Array("ller,c.example,Reseller,\n\(fabrikam),Fabrikam,f.example,Reseller,\n".utf8)
        let lines = try list(bytes, chunk: 64).lines()
        #expect(lines.count == 2)
        let tenant = TenantID(contoso)
        #expect(lines.first == .rejected(RejectedLine(line: 2, reason: .badEncoding, tenant: tenant)))
    }

    @Test(arguments: [1, 2, 3, 5, 7, 16, 61, 64, 100, 1000, 1 << 18])
    func chunkBordersFallAnywhere(chunk: Int) throws {
        let bytes = Array(Self.text.utf8)
        #expect(try list(bytes, chunk: chunk).lines() == expected())
        #expect(try list([0xEF, 0xBB, 0xBF] + bytes, chunk: chunk).lines(batch: 1) == expected())
        #expect(try list(utf16(Self.text, bigEndian: false), chunk: chunk).lines() == expected())
        #expect(try list(utf16(Self.text, bigEndian: true), chunk: chunk).lines() == expected())
    }

    @Test func lineEndsOfAllSystemsAreRead() throws {
        for end in ["\n", "\r\n", "\r"] {
            let text = [portal, "\(contoso),A,,,", "x,B,,,", "\(fabrikam),C,,,"].joined(separator: end)
            let list = try list(text)
            #expect(list.kind == .customers(complete: true))
            #expect(try list.rejections() == [RejectedLine(line: 3, reason: .malformedTenant("x"))])
        }
    }

    @Test(arguments: [",", ";", "\t"])
    func delimitersAreFoundOut(delimiter: String) throws {
        let text = [portal, "\(contoso),A,a.example,Reseller,t"].joined(separator: "\n")
        let row = try #require(try list(text.replacing(",", with: delimiter)).customers().first)
        #expect(row.name == "A")
        #expect(row.tags == "t")
        let named = "sep=\(delimiter)\r\n" + text.replacing(",", with: delimiter)
        #expect(try list(named).customers().map(\.line) == [3])
    }

}
