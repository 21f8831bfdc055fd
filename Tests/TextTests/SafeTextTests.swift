import SeededRandom
import Testing
import Text

/// A hostile text and what is left of it.
struct HostileText: CustomTestStringConvertible {
    let name: String
    let text: String
    let value: String
    var wasChanged = true
    var testDescription: String { name }
}

@Suite struct SafeTextTests {
    @Test(arguments: [
        HostileText(name: "plain", text: "Contoso Ltd.", value: "Contoso Ltd.", wasChanged: false),
        HostileText(name: "empty", text: "", value: "", wasChanged: false),
        HostileText(name: "spaces stay", text: "  a  b ", value: "  a  b ", wasChanged: false),
        HostileText(name: "Latin-1", text: "Müller", value: "Müller", wasChanged: false),
        HostileText(name: "CJK", text: "株式会社コントソ", value: "株式会社コントソ", wasChanged: false),
        HostileText(name: "composed", text: "Mu\u{308}ller", value: "M\u{FC}ller", wasChanged: false),
        HostileText(name: "clipboard escape", text: "a\u{1B}]52;c;ZXZpbA==\u{07}b", value: "a]52;c;ZXZpbA==b"),
        HostileText(name: "colour escape", text: "\u{1B}[31mred", value: "[31mred"),
        HostileText(name: "C1 control", text: "a\u{9B}31mb\u{9D}", value: "a31mb"),
        HostileText(name: "DEL and NUL", text: "a\u{7F}\0b", value: "ab"),
        HostileText(name: "right-to-left override", text: "invoice\u{202E}fdp.exe", value: "invoicefdp.exe"),
        HostileText(name: "isolates and marks", text: "\u{2066}a\u{2069}\u{200E}\u{200F}\u{61C}b", value: "ab"),
        HostileText(name: "old format characters", text: "a\u{206A}\u{206F}b", value: "ab"),
        HostileText(name: "annotation", text: "a\u{FFF9}b\u{FFFB}", value: "ab"),
        HostileText(name: "tags", text: "a\u{E0001}\u{E0041}b\u{E0100}\u{E01EF}", value: "ab"),
        HostileText(name: "zero width", text: "a\u{200B}b\u{2060}c\u{AD}d\u{200C}e", value: "abcde"),
        HostileText(name: "byte-order mark", text: "\u{FEFF}Contoso", value: "Contoso"),
        HostileText(name: "heart with selector", text: "❤\u{FE0F}", value: "❤"),
        HostileText(name: "family", text: "👩\u{200D}👩\u{200D}👧", value: "👩👩👧"),
        HostileText(name: "Unicode 15 face", text: "\u{1FAE8}", value: "\u{FFFD}"),
        HostileText(name: "private use", text: "\u{E000}\u{F0000}\u{10FFFD}", value: "\u{FFFD}\u{FFFD}\u{FFFD}"),
        HostileText(
            name: "noncharacter", text: String(decoding: [0xFFFF, 0xFDD0] as [UInt16], as: UTF16.self),
            value: "\u{FFFD}\u{FFFD}"),
        HostileText(name: "unassigned", text: "a\u{378}", value: "a\u{FFFD}"),
        HostileText(name: "replacement stays", text: "\u{FFFD}", value: "\u{FFFD}", wasChanged: false),
        HostileText(name: "tab and line ends", text: "a\tb\r\nc\n\n\td", value: "a b c d"),
        HostileText(name: "breaks around dropped ones", text: "a\n\u{200B}\nb", value: "a b"),
        HostileText(name: "separators", text: "a\u{2028}b\u{2029}c\u{85}d", value: "a b c d"),
        HostileText(name: "lone mark", text: "\u{301}a", value: "\u{25CC}\u{301}a"),
        HostileText(name: "two marks", text: "x\u{323}\u{301}", value: "x\u{323}\u{301}", wasChanged: false),
        HostileText(
            name: "200 marks", text: "x" + String(repeating: "\u{301}", count: 200) + "y", value: "x\u{301}\u{301}y"),
        HostileText(name: "mark behind a dropped scalar", text: "e\u{200C}\u{301}", value: "\u{E9}"),
    ])
    func hostileTextIsMadeSafe(_ example: HostileText) {
        let safe = SafeText(example.text)
        #expect(Array(safe.value.unicodeScalars) == Array(example.value.unicodeScalars))
        #expect(safe.wasChanged == example.wasChanged)
    }

    @Test func everyScalarAloneIsSafeAndStaysAsItIs() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let once = SafeText(String(scalar))
            if let fault = fault(in: once) { Issue.record("U+\(String(value, radix: 16)): \(fault)") }
        }
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func randomTextIsSafeAndStaysAsItIs(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for round in 0..<20_000 {
            let text = random.hostileText(upTo: 12)
            let fault = fault(in: SafeText(text))
            #expect(fault == nil, "seed \(seed), round \(round), \(text.unicodeScalars.map(\.value))")
        }
    }

    @Test func aJoinIsSafeAsWell() {
        #expect((SafeText("a") + SafeText("b")).value == "ab")
        #expect((SafeText("a\u{1B}") + SafeText("b")).wasChanged)
        let syllable = SafeText("\u{1100}") + SafeText("\u{1161}")
        #expect(fault(in: syllable) == nil)
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+49 30 1234", "'+49 30 1234"), ("-5", "'-5"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "' =1"), ("\r\n@x", "' @x"), ("\u{FF1D}1", "'\u{FF1D}1"), ("\u{200B}=1", "'=1"),
        ("a=b", "a=b"), ("", ""), ("Contoso", "Contoso"), ("'=1", "'=1"),
    ])
    func spreadsheetCellsAreNoFormulas(text: String, cell: String) {
        #expect(SafeText.spreadsheetCell(text) == cell)
    }

    /// What is wrong with a text that should be safe; nil when nothing is.
    private func fault(in safe: SafeText) -> String? {
        let again = SafeText(safe.value)
        if !again.value.utf8.elementsEqual(safe.value.utf8) { return "not stable" }
        if again.wasChanged { return "reported as changed again" }
        var marks = safe.value.isEmpty ? 0 : 3
        for scalar in safe.value.unicodeScalars {
            let width = displayWidth(of: scalar)
            marks = width == 0 ? marks + 1 : 0
            if width < 0 || scalar.value == 0 { return "unshowable" }
            if marks > 2 { return "too many marks, or a leading one" }
            if scalar.properties.isDefaultIgnorableCodePoint { return "invisible" }
            if scalar.properties.generalCategory == .control { return "control" }
            if scalar.properties.generalCategory == .privateUse { return "private use" }
        }
        return nil
    }
}
