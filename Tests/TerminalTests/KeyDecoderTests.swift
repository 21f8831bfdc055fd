import Screen
import Testing

@testable import Terminal

/// Bytes that one key sends, and the key.
struct KeySample: Sendable, CustomTestStringConvertible {
    var bytes: String
    var press: KeyPress
    var testDescription: String { bytes.debugDescription }

    init(_ bytes: String, _ key: Key, _ modifiers: Modifiers = []) {
        self.bytes = bytes
        press = KeyPress(key, modifiers)
    }

    static let all: [KeySample] = [
        KeySample("a", .character("a")), KeySample("é", .character("é")), KeySample("日", .character("日")),
        KeySample("😀", .character("😀")), KeySample("\u{01}", .character("a"), .control),
        KeySample("\u{1a}", .character("z"), .control), KeySample("\u{00}", .character(" "), .control),
        KeySample("\u{1c}", .character("\\"), .control), KeySample("\u{0a}", .character("j"), .control),
        KeySample("\r", .enter), KeySample("\t", .tab), KeySample("\u{7f}", .backspace),
        KeySample("\u{08}", .backspace),
        KeySample("\u{1b}x", .character("x"), .alt), KeySample("\u{1b}é", .character("é"), .alt),
        KeySample("\u{1b}\u{01}", .character("a"), [.alt, .control]), KeySample("\u{1b}\r", .enter, .alt),
        KeySample("\u{1b}\u{7f}", .backspace, .alt),
        KeySample("\u{1b}[A", .up), KeySample("\u{1b}OA", .up), KeySample("\u{1b}[B", .down),
        KeySample("\u{1b}OB", .down),
        KeySample("\u{1b}[C", .right), KeySample("\u{1b}OD", .left), KeySample("\u{1b}[1;2A", .up, .shift),
        KeySample("\u{1b}[1;3B", .down, .alt), KeySample("\u{1b}[1;5C", .right, .control),
        KeySample("\u{1b}[1;8D", .left, [.shift, .alt, .control]), KeySample("\u{1b}O5A", .up, .control),
        KeySample("\u{1b}\u{1b}[A", .up, .alt), KeySample("\u{1b}\u{1b}OA", .up, .alt),
        KeySample("\u{1b}[a", .up, .shift), KeySample("\u{1b}Oa", .up, .control),
        KeySample("\u{1b}[H", .home), KeySample("\u{1b}OH", .home), KeySample("\u{1b}[1~", .home),
        KeySample("\u{1b}[7~", .home), KeySample("\u{1b}[F", .end), KeySample("\u{1b}OF", .end),
        KeySample("\u{1b}[4~", .end), KeySample("\u{1b}[8~", .end), KeySample("\u{1b}[1;5H", .home, .control),
        KeySample("\u{1b}[7$", .home, .shift), KeySample("\u{1b}[7^", .home, .control),
        KeySample("\u{1b}[7@", .home, [.shift, .control]),
        KeySample("\u{1b}[2~", .insert), KeySample("\u{1b}[3~", .delete), KeySample("\u{1b}[5~", .pageUp),
        KeySample("\u{1b}[6~", .pageDown), KeySample("\u{1b}[3;5~", .delete, .control),
        KeySample("\u{1b}OP", .function(1)), KeySample("\u{1b}[11~", .function(1)),
        KeySample("\u{1b}[[A", .function(1)),
        KeySample("\u{1b}[P", .function(1)), KeySample("\u{1b}OQ", .function(2)), KeySample("\u{1b}OS", .function(4)),
        KeySample("\u{1b}[[E", .function(5)), KeySample("\u{1b}[15~", .function(5)),
        KeySample("\u{1b}[17~", .function(6)),
        KeySample("\u{1b}[21~", .function(10)), KeySample("\u{1b}[24~", .function(12)),
        KeySample("\u{1b}[1;2P", .function(1), .shift), KeySample("\u{1b}[1;2R", .function(3), .shift),
        KeySample("\u{1b}[24;6~", .function(12), [.shift, .control]), KeySample("\u{1b}[25~", .function(13)),
        KeySample("\u{1b}[34~", .function(20)), KeySample("\u{1b}[Z", .tab, .shift), KeySample("\u{1b}OM", .enter),
        KeySample("\u{1b}Ow", .character("7")), KeySample("\u{1b}Ok", .character("+")),
    ]
}

@Suite struct KeyDecoderTests {
    @Test(arguments: KeySample.all) func everyFormOfAKeyIsThatKey(_ sample: KeySample) {
        var decoder = KeyDecoder()
        #expect(decoder.decode(sample.bytes.utf8, at: 0) == [.key(sample.press)])
        #expect(decoder.deadline == nil)
    }

    @Test(arguments: [
        "\u{1b}]11;?\u{7}", "\u{1b}]52;c;YWJj\u{1b}\\", "\u{1b}P1$r0m\u{1b}\\", "\u{1b}_Gi=1;OK\u{1b}\\",
        "\u{1b}^x\u{1b}\\",
        "\u{1b}Xabc\u{1b}\\", "\u{1b}[?62;22c", "\u{1b}[>41;354;0c", "\u{1b}[?2026;2$y", "\u{1b}[4;1$y", "\u{1b}[0n",
        "\u{1b}[12;40R", "\u{1b}[8;24;80t", "\u{1b}[97;5u", "\u{1b}[27;5;105~", "\u{1b}[I", "\u{1b}[O", "\u{1b}[1;5:3A",
        "\u{1b}[201~", "\u{1b}[99x", "\u{1b}[E", "\u{1b}]4;1;rgb:ff/00/00\u{1b}\\", "\u{1b}[<35;3;4M", "\u{1b}[<2;3;4M",
    ])
    func answersAndUnknownSequencesAreNoKeys(_ bytes: String) {
        var decoder = KeyDecoder()
        #expect(decoder.decode((bytes + "x").utf8, at: 0) == [.key(KeyPress(.character("x")))])
    }

    @Test(arguments: [
        ("\u{1b}]11;rgb:1e/20/ff\u{7}", RGB(0x1e, 0x20, 0xff)),
        ("\u{1b}]11;rgb:1e1e/2020/ffff\u{1b}\\", RGB(0x1e, 0x20, 0xff)),
        ("\u{1b}]11;rgba:0000/8080/ffff/8080\u{1b}\\", RGB(0, 0x80, 0xff)),
        ("\u{1b}]11;rgb:f/0/8\u{7}", RGB(255, 0, 136)),
    ])
    func aColourReplyIsTheBackground(_ bytes: String, _ colour: RGB) {
        var decoder = KeyDecoder()
        #expect(decoder.decode(bytes.utf8, at: 0) == [.background(colour)])
    }

    @Test(arguments: ["rgb:1/2", "rgb:1/2/3/4", "rgb:12345/0/0", "rgb:+1/0/0", "rgb:zz/0/0", "#102030", "rgba:1/2/3"])
    func aBrokenColourReplyIsNothing(_ answer: String) {
        var decoder = KeyDecoder()
        #expect(decoder.decode("\u{1b}]11;\(answer)\u{7}".utf8, at: 0).isEmpty)
    }

    @Test func aLoneEscapeIsTheKeyOnceItsTimeHasPassed() {
        var decoder = KeyDecoder(escapeDelay: 25)
        #expect(decoder.decode([0x1b], at: 100).isEmpty)
        #expect(decoder.deadline == 125)
        #expect(decoder.expire(at: 124).isEmpty)
        #expect(decoder.expire(at: 125) == [.key(KeyPress(.escape))])
        #expect(decoder.deadline == nil)
    }

    @Test func twoEscapesAreTwoKeys() {
        var decoder = KeyDecoder()
        let escape = Input.key(KeyPress(.escape))
        #expect(decoder.decode([0x1b, 0x1b], at: 0) + decoder.expire(at: 30) == [escape, escape])
        #expect(decoder.decode("\u{1b}\u{1b}[?62c".utf8, at: 0) == [escape])
        #expect(decoder.decode("\u{1b}\u{1b}x".utf8, at: 0) == [escape, .key(KeyPress(.character("x"), .alt))])
    }

    @Test(arguments: [("[", "["), ("O", "O"), ("]", "]"), ("P", "P"), ("_", "_")] as [(String, Unicode.Scalar)])
    func aBeginningWithoutMoreIsAltAndTheLetter(_ letter: String, _ scalar: Unicode.Scalar) {
        var decoder = KeyDecoder()
        #expect(decoder.decode("\u{1b}\(letter)".utf8, at: 0).isEmpty)
        #expect(decoder.expire(at: 200) == [.key(KeyPress(.character(scalar), .alt))])
    }

    @Test(arguments: ["\u{1b}[12;", "\u{1b}]11;rgb:11", "\u{1b}P1$", "\u{1b}[M!!", "\u{1b}[[", "\u{1b}[?"])
    func anUnfinishedSequenceEatsNoKeyForEver(_ start: String) {
        let up = Input.key(KeyPress(.up))
        let x = Input.key(KeyPress(.character("x")))
        var decoder = KeyDecoder()
        #expect(decoder.decode((start + "\u{1b}[A").utf8, at: 0) == [up], "a new Escape restarts")
        #expect(decoder.decode((start + "\u{3}").utf8, at: 0) == [.key(KeyPress(.character("c"), .control))])
        #expect(decoder.decode(start.utf8, at: 0).isEmpty)
        #expect(decoder.expire(at: 200).isEmpty)
        #expect(decoder.decode("x".utf8, at: 201) == [x])
    }

    @Test func aStringWithoutEndIsGivenUpAfterItsLimit() {
        var decoder = KeyDecoder()
        let start = "\u{1b}]" + String(repeating: "a", count: KeyDecoder.longestString + 1)
        #expect(decoder.decode(start.utf8, at: 0).isEmpty)
        #expect(decoder.decode("x".utf8, at: 0) == [.key(KeyPress(.character("x")))])
    }

    @Test func escapeEndsAStringThatBrokeOff() {
        var decoder = KeyDecoder()
        #expect(
            decoder.decode("\u{1b}]11;rgb\u{1b}".utf8, at: 0) + decoder.expire(at: 200) == [.key(KeyPress(.escape))])
    }

    @Test func aPasteIsOneInputAndLiteral() {
        var decoder = KeyDecoder()
        let text = "a\rb\u{1b}[A\u{3}\u{1b}[20日"
        #expect(
            decoder.decode("\u{1b}[200~\(text)\u{1b}[201~x".utf8, at: 0) == [
                .paste(text), .key(KeyPress(.character("x"))),
            ])
    }

    @Test func aPasteIsCutAtItsLimitAndStillEnds() {
        var decoder = KeyDecoder()
        let bytes = Array("\u{1b}[200~".utf8) + [UInt8](repeating: 0x61, count: PasteCollector.limit + 5)
        #expect(decoder.decode(bytes, at: 0).isEmpty)
        let rest = decoder.decode("\u{1b}[201~".utf8, at: 0)
        guard case .paste(let text)? = rest.first else {
            Issue.record("no paste")
            return
        }
        #expect(text.utf8.count == PasteCollector.limit)
    }

    @Test func aPasteWithoutEndComesOutAfterSilence() {
        var decoder = KeyDecoder()
        #expect(decoder.decode("\u{1b}[200~ab\u{1b}[20".utf8, at: 0).isEmpty)
        #expect(decoder.expire(at: 5000) == [.paste("ab\u{1b}[20")])
    }

    @Test func invalidBytesAreNoKeys() {
        var decoder = KeyDecoder()
        let bytes: [UInt8] = [0xff, 0xc0, 0x80, 0xe6, 0x97, 0x61, 0xed, 0xa0, 0x80, 0xc2, 0x85, 0x62]
        let expected = ["a", "b"].map { Input.key(KeyPress(.character($0))) }
        #expect(decoder.decode(bytes, at: 0) == expected)
    }

    @Test func theAnswerToWhatItIsIsNoticed() {
        var decoder = KeyDecoder()
        #expect(decoder.decode("\u{1b}[?6".utf8, at: 0).isEmpty)
        #expect(!decoder.hasSeenAttributes)
        #expect(decoder.decode("2;1c".utf8, at: 0).isEmpty)
        #expect(decoder.hasSeenAttributes)
    }

    @Test func anAnswerWhoseEscapeCameMuchEarlierIsNoKeysEither() {
        var decoder = KeyDecoder()
        for (rest, expected) in [
            ("]11;rgb:10/20/30\u{7}", [Input.background(RGB(16, 32, 48))]), ("[?62;1c", []), ("P1$r0m\u{1b}\\", []),
            ("]x", ["]", "x"].map { .key(KeyPress(.character($0))) }),
            ("[ab", ["[", "a", "b"].map { .key(KeyPress(.character($0))) }),
        ] {
            #expect(decoder.decode([0x1b], at: 0).isEmpty)
            #expect(decoder.expire(at: 25) == [.key(KeyPress(.escape))])
            #expect(decoder.decode(rest.utf8, at: 100) == expected, "\(rest)")
        }
    }
}
