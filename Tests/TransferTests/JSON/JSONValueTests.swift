import Core
import Testing
import Transfer

@Suite struct JSONValueTests {
    private func value(_ text: String) throws -> JSONValue { try JSONValue(Array(text.utf8)) }

    @Test func aByteOrderMarkIsNoPartOfIt() throws {
        #expect(try JSONValue([0xEF, 0xBB, 0xBF] + Array("[]".utf8)).items.isEmpty)
        #expect(try value(" \r\n{\"a\":1} \n")["a"].integer == 1)
    }

    @Test func keysAreFoundWithoutCaseAndUnderscores() throws {
        let json = try value("{\"TenantId\":1,\"expires_in\":2,\"size\":3,\"SIZE\":4,\"a\\u0062c\":5,\"\":6}")
        #expect(json["tenantId"].integer == 1)
        #expect(json["tenant_id"].integer == 1)
        #expect(json["expiresIn"].integer == 2)
        #expect(json["SIZE"].integer == 4)
        #expect(json["Size"].integer == 3)
        #expect(json["ABC"].integer == 5)
        #expect(json[""].integer == 6)
        #expect(json["tenant"].isNull)
        #expect(json["tenantIds"].isNull)
    }

    @Test func whatIsMissingReadsAsNull() throws {
        let json = try value("{\"a\":{\"b\":null},\"c\":[1,[2],{\"d\":3}],\"e\":{}}")
        #expect(json["x"]["y"].text == nil)
        #expect(json["a"]["b"].isNull)
        #expect(json["c"]["d"].isNull)
        #expect(json["c"].items.map(\.integer) == [1, nil, nil])
        #expect(json["c"].items[2]["d"].integer == 3)
        #expect(json["e"].isObject && json["e"].members.isEmpty)
        #expect(json.members.map(\.key) == ["a", "c", "e"])
        #expect(json["a"].items.isEmpty && !json["a"].isList)
    }

    @Test(arguments: [
        (#""plain""#, "plain"), (#""a\"b\\c\/d\n\t\r\b\f""#, "a\"b\\c/d\n\t\r\u{8}\u{C}"), (#""\u00e9\u0041""#, "éA"),
        (#""\ud83d\ude00""#, "😀"), (#""\ud83d""#, "\u{FFFD}"), (#""\ude00x""#, "\u{FFFD}x"),
        (#""\ud83dx""#, "\u{FFFD}x"),
        (#""\u12""#, "\u{FFFD}12"), (#""\q""#, "q"), ("\"line\nbreak\"", "line\nbreak"), (#""""#, ""),
        ("12.50", "12.50"), ("true", "true"),
        (#""\u+123""#, "\u{FFFD}+123"),
    ])
    func textsAreRead(json: String, text: String) throws {
        #expect(try value(json).text == text)
    }

    @Test func brokenEncodingCostsOnlyItself() throws {
        let json = try JSONValue(Array("{\"a\":\"x".utf8) + [0xFF, 0xC3] + Array("\",\"b\":1}".utf8))
        #expect(json["a"].text?.hasPrefix("x\u{FFFD}") == true)
        #expect(json["b"].integer == 1)
    }

    @Test(
        arguments: [
            ("4", 4), ("\"04\"", 4), ("-7", -7), ("3.0", 3), ("1e3", 1000), ("\" 5 \"", 5), ("3.5", nil),
            ("\"x\"", nil),
            ("null", nil), ("true", nil), ("99999999999999999999", nil), ("1e400", nil), ("\"\"", nil),
        ] as [(String, Int?)])
    func integersAreReadFromNumbersAndTexts(json: String, integer: Int?) throws {
        #expect(try value(json).integer == integer)
    }

    @Test(
        arguments: [
            ("true", true), ("false", false), ("\"True\"", true), ("\"FALSE\"", false), ("1", true), ("0", false),
            ("2", nil),
            ("null", nil), ("\"\"", nil),
        ] as [(String, Bool?)])
    func flagsAreRead(json: String, flag: Bool?) throws {
        #expect(try value(json).flag == flag)
    }

    @Test func openEnumerationsAreFolded() throws {
        for text in ["microsoft_support", "MicrosoftSupport", "microsoft-support ", "Microsoft Support"] {
            #expect(try value("\"\(text)\"").word == "microsoftsupport")
        }
    }

    @Test(
        arguments: [
            ("2026-11-23T08:05:09Z", "2026-11-23T08:05:09Z"), ("2018-08-10T17:52:51.7Z", "2018-08-10T17:52:51Z"),
            ("2018-08-10T17:52:51.12Z", "2018-08-10T17:52:51Z"),
            ("2018-08-10T17:52:51.1234567Z", "2018-08-10T17:52:51Z"),
            ("2018-08-10T17:52:51.1234567+00:00", "2018-08-10T17:52:51Z"),
            ("2018-08-10T17:52:51.123-07:00", "2018-08-11T00:52:51Z"),
            ("2018-08-10T17:52:51", "2018-08-10T17:52:51Z"), ("2018-08-10T17:52:51.123", "2018-08-10T17:52:51Z"),
            ("2018-02-13 18:12:08Z", "2018-02-13T18:12:08Z"), ("2018-08-10T17:52:51+0100", "2018-08-10T16:52:51Z"),
            (" 2018-08-10 ", "2018-08-10T00:00:00Z"), ("0001-01-01T00:00:00", nil), ("0001-01-01T00:00:00Z", nil),
            ("9999-12-14T00:00:00Z", nil), ("9999-12-31T23:59:59.9999999", nil), ("9999-12-31", nil), ("soon", nil),
            ("", nil),
            ("2018-13-01", nil), ("2018-08-10T25:00:00Z", nil),
        ] as [(String, String?)])
    func momentsAreReadTolerantly(text: String, moment: String?) throws {
        #expect(try value("\"\(text)\"").moment?.description == moment)
    }

    @Test(
        arguments: [
            ("[2026,11,23,8,5,9,123]", "2026-11-23T08:05:09Z"), ("[2026,11,23]", "2026-11-23T00:00:00Z"),
            ("[2026,11]", nil), ("[2026,13,1]", nil), ("[]", nil), ("[1,1,1]", nil), ("[2026,\"x\",1]", nil),
        ] as [(String, String?)])
    func momentsAreReadFromLists(json: String, moment: String?) throws {
        #expect(try value(json).moment?.description == moment)
    }

    @Test func momentsAreReadFromMilliseconds() throws {
        #expect(try value("1795420809123").momentOfMilliseconds?.description == "2026-11-23T08:00:09Z")
        #expect(try value("\"1795420809123\"").momentOfMilliseconds?.description == "2026-11-23T08:00:09Z")
        #expect(try value("\"x\"").momentOfMilliseconds == nil)
        #expect(try value("-62135596800000").momentOfMilliseconds == nil)
        #expect(try value("253402300799999").momentOfMilliseconds == nil)
    }

    @Test func jsonWithinTextsIsRead() throws {
        let json = try value(#"{"value":"{\"Id\":\"x\"}","plain":"{oops","number":1}"#)
        #expect(json["value"].embedded?["id"].text == "x")
        #expect(json["plain"].embedded == nil)
        #expect(json["number"].embedded == nil)
    }

    @Test(arguments: [
        ("https://example.com/?a=1&amp;b=2", "https://example.com/?a=1&b=2"),
        ("&lt;&gt;&quot;&#39;&#x27;&apos;", "<>\"'''"),
        ("a & b &unknown; &#0; &#xFFFFFF; &amp", "a & b &unknown; &#0; &#xFFFFFF; &amp"), ("&amp;amp;", "&amp;"),
    ])
    func linksLoseTheirEscapes(text: String, link: String) throws {
        let json = try JSONValue(JSONBody.text(text).bytes)
        #expect(json.link == link)
    }

    @Test func linesAreFitToBeShown() throws {
        #expect(try value(#"" \u001b[31mred\r\n ""#).line == "[31mred")
        #expect(try value("\"  \"").line == nil)
    }

    @Test(arguments: [
        "", " ", "\u{FEFF}", "{", "[", "[1", "[1,]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "\"abc", "\"abc\\", "tru",
        "nul", "[] x",
        "<html>", "-", "{'a':1}", "{a:1}", "[1 2]",
    ])
    func whatIsNoJSONIsRefused(text: String) {
        #expect(throws: JSONProblem.self) { try JSONValue(Array(text.utf8)) }
    }

    @Test func depthIsBounded() {
        let deep = Array(String(repeating: "[", count: 100_000).utf8)
        #expect(throws: JSONProblem.tooDeep) { try JSONValue(deep) }
    }

    /// Bytes that are nearly JSON, cut and changed at random, are read or refused and nothing else.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func nearlyJSONDoesNoHarm(seed: UInt64) throws {
        var random = Random(seed: seed)
        let good = Array(#"{"a":[1,2.5e3,"x\u00e9\n",null,true,{"b_C":"\ud83d\ude00"}],"d":{}}"#.utf8)
        for _ in 0..<500 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let at = Int.random(in: 0..<bytes.count, using: &random)
                bytes[at] = UInt8.random(in: 0...255, using: &random)
            }
            bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random) / 4)
            guard let json = try? JSONValue(bytes) else { continue }
            touch(json)
        }
    }

    private func touch(_ json: JSONValue) {
        _ = (json.text, json.integer, json.flag, json.moment, json.embedded, json["bc"].text, json.line, json.link)
        json.items.forEach(touch)
        json.members.forEach { touch($0.value) }
    }

    private struct Random: RandomNumberGenerator {
        private var state: UInt64
        init(seed: UInt64) { state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }
        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }
}
