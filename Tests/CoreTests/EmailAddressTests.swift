import SeededRandom
import Testing

@testable import Core

@Suite struct EmailAddressTests {
    @Test(arguments: [
        "anna@contoso.example", "a@b.co", "anna.berg+ferry@mail.contoso.example", "o'brien@contoso.example",
        "ANNA@CONTOSO.EXAMPLE", "anna_berg@contoso-nord.example", "1@2.example", "øre@smørrebrød.example",
        "anna@例え.テスト", "anna@xn--bcher-kva.example",
    ])
    func goodAddressesAreKeptAsTheyAre(text: String) {
        #expect(EmailAddress(text)?.description == text)
        #expect(EmailAddress(" \t\(text)\r\n")?.description == text)
    }

    @Test(arguments: [
        "", "   ", "@", "anna", "anna@", "@contoso.example", "anna@contoso", "anna@@contoso.example",
        "anna@berg@contoso.example", "anna berg@contoso.example", "anna@contoso .example", "anna@.example",
        "anna@contoso.", "anna@contoso..example", "anna@-contoso.example", "anna@contoso-.example",
        "anna@contoso_nord.example", "<anna@contoso.example>", "Anna <anna@contoso.example>",
        "anna@contoso.example;berg@contoso.example", "anna@contoso.example,b@c.example", "anna\u{0}@contoso.example",
        "anna\r\nBcc: x@contoso.example", "anna@contoso.example\u{85}x", "\"anna\"@contoso.example", "anna@[192.0.2.1]",
        "anna\u{7F}@contoso.example", "anna\u{A0}b@contoso.example", "an\\na@contoso.example",
    ])
    func whatCanNotBeDeliveredToIsRefused(text: String) {
        #expect(EmailAddress(text) == nil)
    }

    @Test(arguments: [
        ("Anna@Contoso.Example", "anna@contoso.example"), ("anna@BÜCHER.example", "anna@xn--bcher-kva.example"),
        ("anna@XN--BCHER-kva.example", "anna@xn--bcher-kva.example"),
        ("Øre@smørrebrød.example", "øre@xn--smrrebrd-64af.example"), ("o\u{308}@a.example", "ö@a.example"),
        ("anna\u{200B}@a.example", "anna@a.example"),
    ])
    func allSpellingsHaveOneKey(text: String, key: String) throws {
        let address = try #require(EmailAddress(text))
        #expect(Array(address.key.utf8) == Array(key.utf8))
        #expect(EmailAddress(key)?.key == key)
    }

    @Test func tooLongAddressesAreRefused() {
        let local = String(repeating: "a", count: 64)
        let label = String(repeating: "b", count: 63)
        #expect(EmailAddress("\(local)@\(label).example") != nil)
        #expect(EmailAddress("\(local)a@\(label).example") == nil)
        #expect(EmailAddress("a@\(label)b.example") == nil)
        #expect(EmailAddress("a@\(label).\(label).\(label).\(label).example") == nil)
    }

    @Test(arguments: UInt64(60)...63)
    func theShortWayTakesOnlyWhatTheLongWayTakes(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let long = String(repeating: "c", count: 63)
        let parts = [
            "a", "B", "7", "-", ".", "..", "@", "_", "+", long, "example", ".com", "é", " ", "\r\n", "\u{301}",
        ]
        var taken = 0
        for round in 0..<20_000 {
            let count = Int.random(in: 1...9, using: &random)
            var text = (0..<count).compactMap { _ in parts.randomElement(using: &random) }.joined()
            if Bool.random(using: &random) { text = "anna@b\(text)" }
            guard text.utf8.withContiguousStorageIfAvailable(EmailAddress.isPlainAddress) == true else { continue }
            taken += 1
            #expect(EmailAddress.isAddress(text), "seed \(seed), round \(round), \(text.debugDescription)")
        }
        #expect(taken > 100, "seed \(seed)")
    }

    @Test func hostileTextNeverTraps() {
        var random = SeededRandom(seed: 6)
        for _ in 0..<3000 {
            let text = "\(random.hostileText(upTo: 8))@\(random.hostileText(upTo: 8)).\(random.hostileText(upTo: 4))"
            if let address = EmailAddress(text) {
                #expect(!address.description.unicodeScalars.contains { $0.value <= 32 || $0.value == 127 }, "seed 6")
            }
        }
    }

    @Test(arguments: [
        ("contoso.com", true), ("Contoso.COM", true), (" contoso.co.uk ", true), ("müller.de", true),
        ("contoso-nord.example", true), ("a.io", true), ("365.example", true),
        ("", false), (".", false), ("Contoso", false), ("Contoso Ltd.", false), ("Contoso A.S", false),
        ("contoso.", false),
        (".com", false), ("contoso..com", false), ("contoso.c", false), ("contoso.c0m", false),
        ("contoso_nord.com", false),
        ("contoso.com Ltd", false), ("contoso&co.com", false), ("1.5", false), ("@contoso.com", false),
        ("contoso.com/", false), ("contoso.com, Inc", false),
    ])
    func aNameThatIsOnlyADomainIsTold(name: String, expected: Bool) {
        #expect(nameIsDomain(name) == expected)
    }
}
