import ProbePages
import Screen
import Terminal
import Testing

@Suite struct KeyDecoderFuzzTests {
    private static let pieces: [String] =
        KeySample.all.map(\.bytes) + [
            "\u{1b}", "\u{1b}[", "\u{1b}]11;rgb:12/34/56\u{7}", "\u{1b}]11;rgb:12/34/56\u{1b}\\", "\u{1b}P+r\u{1b}\\",
            "\u{1b}[200~paste\u{1b}[2\u{1b}[201~", "\u{1b}[<0;3;4M", "\u{1b}[M !!", "\u{1b}[?62c", "\u{1b}]0;x",
            "\u{9c}",
            "\u{1b}[200~", "\u{1b}\u{1b}", "\u{18}", "12;", "rgb:",
        ]

    private func bytes(_ generator: inout SeededGenerator) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 1...12, using: &generator) {
            if Int.random(in: 0..<4, using: &generator) == 0 {
                bytes.append(UInt8.random(in: 0...255, using: &generator))
            } else {
                bytes += Array((KeyDecoderFuzzTests.pieces.randomElement(using: &generator) ?? "").utf8)
            }
        }
        return bytes
    }

    @Test(arguments: 0..<8 as Range<UInt64>) func everySplitGivesTheSameInputs(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<60 {
            let bytes = bytes(&generator)
            var whole = KeyDecoder()
            let expected = whole.decode(bytes, at: 0) + whole.expire(at: 10_000)
            for cut in 0...bytes.count {
                var decoder = KeyDecoder()
                let first = decoder.decode(bytes[..<cut], at: 0)
                let second = decoder.decode(bytes[cut...], at: 0)
                #expect(first + second + decoder.expire(at: 10_000) == expected, "seed \(seed), cut \(cut), \(bytes)")
            }
            var single = KeyDecoder()
            let one = bytes.flatMap { single.decode([$0], at: 0) }
            #expect(one + single.expire(at: 10_000) == expected, "seed \(seed), \(bytes)")
        }
    }

    @Test(arguments: 0..<4 as Range<UInt64>) func afterSilenceTheNextKeyAlwaysComesThrough(seed: UInt64) {
        var generator = SeededGenerator(seed: 100 + seed)
        var decoder = KeyDecoder()
        for _ in 0..<300 {
            _ = decoder.decode(bytes(&generator), at: 0)
            _ = decoder.expire(at: 10_000)
            #expect(decoder.deadline == nil, "seed \(100 + seed)")
            #expect(decoder.decode("x".utf8, at: 0) == [.key(KeyPress(.character("x")))], "seed \(100 + seed)")
        }
    }
}
