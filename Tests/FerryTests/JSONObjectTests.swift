import Core
import Testing

@testable import Ferry

/// The JSON encoder.
@Suite struct JSONObjectTests {
    private func object(_ fill: (inout JSONObject) -> Void) -> String {
        var bytes: [UInt8] = []
        JSONObject.append(to: &bytes, fill)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func valuesStandInOrder() {
        let text = object {
            $0.add("text", "a")
            $0.add("none", nil as String?)
            $0.add("empty", filled: "")
            $0.add("number", -3)
            $0.add("yes", true)
            $0.add("at", seconds: 0)
            $0.add("day", seconds: 86400)
            $0.add("list", texts: ["x", "y"])
            $0.add("object") { $0.add("a", 1) }
            $0.add("absent", object: nil)
        }
        #expect(
            text == #"{"text":"a","none":null,"empty":null,"number":-3,"yes":true,"at":null,"#
                + #""day":"1970-01-02T00:00:00Z","list":["x","y"],"object":{"a":1},"absent":null}"#)
    }

    @Test func quotesAndBackslashesAreEscaped() {
        #expect(object { $0.add("a", #"say "hi" \ ok"#) } == #"{"a":"say \"hi\" \\ ok"}"#)
    }

    @Test func hostileTextLosesWhatATerminalWouldObey() {
        let text = object { $0.add("a", "x\u{1B}[31m\u{202E}y\nz\u{7F}") }
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 && $0.value != 0x202E })
    }
}
