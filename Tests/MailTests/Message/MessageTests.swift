import Core
import Foundation
import Mail
import SeededRandom
import Testing
import Text

/// Letters as messages, read back by a parser that is not ours.
@Suite struct MessageTests {
    private func parsed(_ letter: Letter) throws -> ParsedMessage {
        try ParsedMessage.read(Message(letter).bytes(.crlf))
    }

    @Test func theHeadTellsWhoWritesToWhomWhenAndWhy() throws {
        let message = try parsed(letter("l-7.2", text: "Hello Ada\n"))
        #expect(message.from == [.init(name: "Contoso Marketplace", address: "marketplace@example.com")])
        #expect(message.to == [.init(name: "Ada Byron", address: "ada@example.org")])
        #expect(message.date == 1_795_420_800)
        #expect(message.fields["Date"] == "Mon, 23 Nov 2026 08:00:00 +0000")
        #expect(message.fields["Subject"] == "How to get in")
        #expect(message.fields["Message-ID"] == "<l-7.2@example.com>")
        #expect(message.parts == [.init(type: "text/plain", charset: "utf-8", text: "Hello Ada\n")])
        #expect(message.defects == [])
    }

    @Test func onlyAPersonsOwnRequestIsNotAutomatic() throws {
        for purpose in LetterPurpose.allCases {
            let fields = try parsed(letter(purpose: purpose)).fields
            #expect(fields["Auto-Submitted"] == (purpose == .relationshipRequest ? nil : "auto-generated"))
        }
    }

    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 +0000"), (-1, "Wed, 31 Dec 1969 23:59:59 +0000"),
        (951_782_399, "Mon, 28 Feb 2000 23:59:59 +0000"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 +0000"),
    ])
    func datesAreThoseOfMessages(seconds: Int64, date: String) throws {
        let message = try parsed(letter(at: Timestamp(seconds: seconds)))
        #expect(message.fields["Date"] == date)
        #expect(message.date == Int(seconds))
    }

    @Test func textAndHTMLAreAlternatives() throws {
        let message = try parsed(letter(text: "Grüße\n", html: "<p>Grüße &amp; =_l-1</p>\n"))
        #expect(message.fields["Content-Type"]?.hasPrefix("multipart/alternative") == true)
        #expect(
            message.parts == [
                .init(type: "text/plain", charset: "utf-8", text: "Grüße\n"),
                .init(type: "text/html", charset: "utf-8", text: "<p>Grüße &amp; =_l-1</p>\n"),
            ])
        #expect(message.defects == [])
    }

    @Test(arguments: [
        "", " ", "Plain", "two  blanks", "Grüße aus Köln", "=?UTF-8?Q?forged?=", "日本語の件名がここにあります", "مرحبا بالعالم",
        "a\"b\\c", "<ada@example.org>", "x, y; z: (comment)", "👨 👩 e\u{301}", "Re: =? ?=", "ends with \\", "\"quoted\"",
        String(repeating: "x", count: 5000), String(repeating: "ü", count: 5000), String(repeating: "日", count: 5000),
        String(repeating: "word ", count: 1000), String(repeating: "\"", count: 200),
        "Eve\r\nBcc: eve@example.net\r\n\r\nbody", "a\u{202E}b", "a\u{0}b", "tab\tand\u{85}next",
    ])
    func namesAndSubjectsArriveWhateverTheyHold(text: String) throws {
        let letter = try letter(from: text, to: text, subject: text)
        let bytes = try Message(letter).bytes(.crlf)
        let message = try ParsedMessage.read(bytes)
        let shown = SafeText(text).value.trimmingBlanks
        #expect(message.from == [.init(name: shown, address: "marketplace@example.com")])
        #expect(message.to == [.init(name: shown, address: "ada@example.org")])
        #expect(message.fields["Subject"] == shown)
        #expect(message.names == (try parsed(self.letterOfNothing)).names)
        #expect(message.defects == [])
        try expectGoodLines(bytes)
    }

    @Test func encodedWordsAreShortAndWhole() throws {
        let text = String(repeating: "日本語 ü e\u{301} 한국 ", count: 40)
        let lines = try head(of: letter(to: text, subject: text))
        var seen = 0
        for line in lines {
            for word in line.split(separator: " ") where word.hasPrefix("=?") {
                seen += 1
                #expect(word.utf8.count <= 75)
                #expect(
                    try decoded(String(word)).unicodeScalars.first?.properties.canonicalCombiningClass == .notReordered)
            }
            #expect(line.utf8.count <= 76)
        }
        #expect(seen > 20)
    }

    @Test(arguments: [
        "", "\n", "one", "a\n\n\nb\n", "blank at the end \nand a tab\t\n", "a\r\nb\rc\n", ".\n..\n.dot\n",
        "From here\n>From\n",
        "= =3D =\n", "--=_l-1\n--=_l-1--\n", "日本語\nأهلا\n", String(repeating: "x", count: 5000) + "\n",
        String(repeating: " ", count: 5000), String(repeating: ".", count: 5000), String(repeating: "é", count: 5000),
        "\u{0}\u{1B}[31m\u{7F}\n", "https://example.com/?a=b&c=%20\n",
    ])
    func bodiesArriveAsTheyAre(text: String) throws {
        let message = try Message(letter(text: text, html: text))
        for lineEnd in [Message.LineEnd.lf, .crlf] {
            let bytes = message.bytes(lineEnd)
            let parsed = try ParsedMessage.read(bytes)
            var expected = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
            if !expected.hasSuffix("\n") { expected += "\n" }
            #expect(
                parsed.parts.map { Array($0.text.unicodeScalars) } == [
                    Array(expected.unicodeScalars), Array(expected.unicodeScalars),
                ])
            #expect(parsed.defects == [])
            let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: lineEnd.rawValue)
            #expect(lines.allSatisfy { $0.utf8.count <= 76 && !$0.hasPrefix(".") && !$0.hasPrefix("From ") })
            #expect(lines.allSatisfy { !$0.hasSuffix(" ") && !$0.hasSuffix("\t") })
        }
    }

    @Test(arguments: [
        ("ada@bücher.example", "ada@xn--bcher-kva.example"), ("ada@例え.テスト", "ada@xn--r8jz45g.xn--zckzah"),
        ("ada@Example.ORG", "ada@example.org"), ("a..b@example.org", "\"a..b\"@example.org"),
        (".ada@example.org", "\".ada\"@example.org"),
        ("!#$%&'*+-/=?^_`{|}~@example.org", "!#$%&'*+-/=?^_`{|}~@example.org"),
        ("jürgen@bücher.example", "jürgen@xn--bcher-kva.example"),
    ])
    func addressesAreRouted(given: String, routed: String) throws {
        let letter = try letter(toAddress: given)
        let message = try Message(letter)
        #expect(message.recipient.description == routed)
        #expect(message.needsUTF8 == given.hasPrefix("jürgen"))
        #expect(String(decoding: message.bytes(.lf), as: UTF8.self).contains("\nTo: Ada Byron <\(routed)>\n"))
    }

    @Test(arguments: [
        "a\u{202E}b@example.org", "a\u{200B}@example.org",
    ])
    func addressesThatNobodyCanRouteAreRefused(address: String) async throws {
        let letter = try letter(toAddress: address)
        guard case .refused = await failure({ () throws(CourierFailure) in try Message(letter) }) else {
            Issue.record("\(address) was taken")
            return
        }
    }

    @Test func randomLettersArriveWhole() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededRandom(seed: seed)
        var letters: [Letter] = []
        for number in 0..<200 {
            letters.append(
                try letter(
                    "l-\(number)", from: random.hostileText(upTo: 300), to: random.hostileText(upTo: 300),
                    subject: random.hostileText(upTo: 300), text: random.hostileText(upTo: 400),
                    html: number.isMultiple(of: 2) ? nil : random.hostileText(upTo: 400)))
        }
        let messages = try ParsedMessage.read(letters.map { try Message($0).bytes(.crlf) })
        for (letter, message) in zip(letters, messages) {
            let comment = Comment("seed \(seed), \(letter.id)")
            #expect(message.from.first?.name == SafeText(letter.from.name).value.trimmingBlanks, comment)
            #expect(message.to.map(\.address) == ["ada@example.org"], comment)
            #expect(message.fields["Subject"] == SafeText(letter.subject).value.trimmingBlanks, comment)
            #expect(message.parts.count == (letter.html == nil ? 1 : 2), comment)
            #expect(message.defects == [], comment)
            try expectGoodLines(Message(letter).bytes(.crlf))
        }
    }

    private var letterOfNothing: Letter { get throws { try letter(from: "", to: "", subject: "", text: "") } }

    private func head(of letter: Letter) throws -> [String] {
        String(decoding: try Message(letter).bytes(.lf), as: UTF8.self).components(separatedBy: "\n\n")[0]
            .components(separatedBy: "\n")
    }

    private func decoded(_ word: String) throws -> String {
        let parts = word.split(separator: "?")
        let bytes: [UInt8]
        if parts[2] == "B" {
            bytes = Array(try #require(Data(base64Encoded: String(parts[3]))))
        } else {
            bytes = Array(try #require(parts[3].replacing("=", with: "%").removingPercentEncoding).utf8)
        }
        return try #require(String(validating: bytes, as: UTF8.self))
    }

    private func expectGoodLines(_ bytes: [UInt8]) throws {
        for line in String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n") {
            #expect(line.utf8.count <= 76)
            #expect(line.utf8.allSatisfy { (32...126).contains($0) || $0 == 9 })
        }
    }
}
