import Testing
import Transfer

@Suite struct JSONBodyTests {
    @Test func keysStayInTheirOrder() {
        let body: JSONBody = ["name": "Contoso \"A/S\"", "size": 3, "live": true, "none": .null, "list": [1, "x", []]]
        #expect(
            String(decoding: body.bytes, as: UTF8.self)
                == #"{"name":"Contoso \"A/S\"","size":3,"live":true,"none":null,"list":[1,"x",[]]}"#)
    }

    @Test func membersWithoutValueAreLeftOut() {
        let body = JSONBody.members(["a": .text("x"), "b": nil, "c": 1])
        #expect(String(decoding: body.bytes, as: UTF8.self) == #"{"a":"x","c":1}"#)
    }

    @Test func everyTextComesBackAsItWas() throws {
        let texts = ["", "\\\"/", "\u{0}\u{1}\u{1F}\n\r\t\u{8}", "é日本😀\u{2028}", "\u{7F}\u{80}", "a\u{301}"]
        for text in texts { #expect(try JSONValue(JSONBody.text(text).bytes).text == text) }
        let object = JSONBody.object(texts.map { JSONBody.Member(key: $0, value: .text($0)) })
        #expect(try JSONValue(object.bytes).members.map(\.key) == texts)
    }
}
