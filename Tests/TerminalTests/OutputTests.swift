import TestTerminal
import Testing

/// What is written, and what is not.
@Suite struct OutputTests {
    @Test(arguments: [("dumb", "unusable(term: \"dumb\")"), ("", "unnamed"), (nil, "unnamed")] as [(String?, String)])
    func aTerminalThatCannotShowPagesIsRefused(_ term: String?, _ failure: String) throws {
        let session = try startProbeOnly([], ["TERM": term])
        #expect(session.waitUntilEnded() == .exited(2))
        #expect(session.shows("failure: \(failure)"))
        #expect(!session.output.contains(0x1b))
        #expect(session.isCooked)
    }

    @Test func withoutATerminalNothingIsShown() throws {
        let probe = PtyProgram.built("TerminalProbe")
        for redirection in ["</dev/null", "| cat"] {
            let program = PtyProgram("/bin/bash", ["-c", "\(probe) --ask \(redirection)"])
            let session = try #require(PtySession(program))
            #expect(session.waitUntilEnded() != nil)
            #expect(session.shows("failure: notATerminal"), "\(redirection) \(session.lines)")
            #expect(!session.output.contains(0x1b))
        }
    }

    @Test func anUnknownTerminalIsTreatedAsXterm() throws {
        let session = try startProbe([], ["TERM": "made-up", "COLORTERM": nil])
        #expect(Array(session.lines[0...1]) == ["notice unknownTerminal(\"made-up\")", "depth indexed256"])
    }

    @Test(arguments: ["C", "POSIX"]) func theLocaleCGetsOnlyASCII(_ locale: String) throws {
        let session = try startProbe(["--seed", "5"], ["LANG": locale])
        session.send("nnn")
        #expect(session.waitUntilIdle(inputs: 3))
        #expect(session.output.allSatisfy { $0 < 0x80 })
        #expect(session.lines.contains { $0.contains("??") })
    }

    @Test(
        arguments: [["LANG": nil], ["LANG": ""], ["LANG": "xx_YY.UTF-8"], ["LANG": "C", "LC_ALL": "C.UTF-8"]]
            as [[String: String?]])
    func withoutAUsableLocaleUnicodeStillShows(_ changes: [String: String?]) throws {
        let session = try startProbe([], changes)
        session.send("日")
        #expect(session.waitUntilIdle())
        #expect(session.lines[1] == "key 日 0")
    }

    @Test func noColourMeansNone() throws {
        let session = try startProbe(["--seed", "6"], ["NO_COLOR": "1"])
        session.send("nnn\u{0c}")
        #expect(session.waitUntilIdle(inputs: 4))
        #expect(colourCodes(session.output).isEmpty)
    }

    @Test(arguments: [("linux", 8), ("xterm-16color", 16)]) func fewColoursAreTheBasicOnes(_ term: String, _ count: Int)
        throws
    {
        let session = try startProbe(["--seed", "7"], ["TERM": term, "COLORTERM": nil])
        session.send("nnn")
        #expect(session.waitUntilIdle(inputs: 3))
        let codes = colourCodes(session.output)
        #expect(codes.contains { $0 == 31 || $0 == 91 })
        #expect(!codes.contains(38) && !codes.contains(48))
        #expect(codes.contains { (90...97).contains($0) } == (count == 16))
    }

    @Test func idleAndUnchangedWriteNothing() throws {
        let session = try startProbe(["--seed", "8"])
        let mark = session.output.count
        for _ in 0..<2 {
            session.send("x")
            #expect(session.waitUntilIdle())
        }
        // Nothing but what the harness itself asks for, neither for the keys nor between them.
        let markers = "\u{1b}]5379;1\u{1b}\\\u{1b}]5379;2\u{1b}\\"
        #expect(session.bytes(since: mark) == Array(markers.utf8))
    }

    @Test func aSmallChangeWritesLittle() throws {
        let session = try startProbe()
        session.send("x")
        #expect(session.waitUntilIdle())
        let mark = session.output.count
        session.send("y")
        #expect(session.waitUntilIdle())
        #expect(session.bytes(since: mark).count < 150, "\(session.bytes(since: mark).count)")
    }

    @Test func aCursorThatMovesAloneMovesAlone() throws {
        let session = try startProbe(["--seed", "4"])
        let shown = (session.cursor?.row, session.cursor?.column)
        for round in 0..<4 {
            let mark = session.output.count
            session.send("c")
            #expect(session.waitUntilIdle())
            let expected = round % 2 == 0 ? (1, 2) : shown
            #expect(session.cursor?.row == expected.0 && session.cursor?.column == expected.1, "round \(round)")
            #expect(session.bytes(since: mark).count < 60, "round \(round)")
        }
    }

    /// The numbers of all colour commands in the output.
    private func colourCodes(_ output: [UInt8]) -> [Int] {
        String(decoding: output, as: UTF8.self).split(separator: "\u{1b}[").flatMap { piece -> [Int] in
            guard let end = piece.firstIndex(where: { !$0.isNumber && $0 != ";" }), piece[end] == "m" else { return [] }
            return piece[..<end].split(separator: ";").compactMap { Int($0) }
        }.filter { (30...38).contains($0) || (40...48).contains($0) || (90...107).contains($0) }
    }
}
