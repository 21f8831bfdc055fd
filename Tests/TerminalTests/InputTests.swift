import TestTerminal
import Testing

/// Keys, pastes, the mouse and answers, through a real terminal.
@Suite struct InputTests {
    @Test func escapeAloneIsTheKey() throws {
        let session = try startProbe()
        session.send("\u{1b}")
        #expect(session.waitUntilIdle())
        #expect(session.shows("key escape 0"), "\(session.lines)")
    }

    @Test func keysAndUnicodeArrive() throws {
        let session = try startProbe()
        session.send("\u{1b}OA\u{1b}[1;5B日\u{1b}x")
        #expect(session.waitUntilIdle(inputs: 4))
        #expect(
            Array(session.lines[1...4]) == [
                "key up 0", "key down 4", "key 日 0", "key x 2",
            ])
    }

    @Test func aLateAnswerInPiecesIsNoKey() throws {
        let session = try startProbe()
        for piece in ["\u{1b}]1", "1;rgb:1010/2020", "/3030\u{1b}", "\\\u{1b}[?6", "2c"] { session.send(piece) }
        session.send("x")
        #expect(session.pump { $0.shows("key x") })
        #expect(session.waitUntilIdle(inputs: 0))
        #expect(Array(session.lines[1...3]) == ["background 16 32 48", "key x 0", ""])
    }

    @Test func aPasteIsOneInput() throws {
        let session = try startProbe()
        session.send("\u{1b}[200~" + String(repeating: "q\r", count: 10_000) + "\u{1b}[201~")
        #expect(session.waitUntilIdle())
        #expect(session.lines[1] == "paste 20000 qqqqqqqqqq")
        #expect(session.status == nil)
    }

    @Test func theMouseIsHeardAndLeftAlone() throws {
        let session = try startProbe()
        #expect(session.reportsMouse)
        session.send("\u{1b}[<0;300;4M")
        #expect(session.waitUntilIdle())
        #expect(session.lines[1] == "mouse press 3 299")
        session.send("q")
        #expect(session.waitUntilEnded() == .exited(0))
        #expect(!session.reportsMouse)
    }

    @Test func anotherSizeIsAnInput() throws {
        let session = try startProbe()
        session.resize(rows: 5, columns: 30)
        #expect(session.waitUntilIdle())
        #expect(session.lines[1] == "size 30 5")
        session.resize(rows: 2, columns: 5)
        #expect(session.waitUntilIdle())
        #expect(session.lines == ["size", "size"])
    }

    @Test func theBackgroundIsAskedForAndTypeAheadKept() throws {
        let session = try startProbeOnly(["--ask"])
        session.answersQuestions = false
        #expect(session.pump { String(decoding: $0.output, as: UTF8.self).contains("\u{1b}]11;?\u{1b}\\\u{1b}[c") })
        session.send("a\u{1b}]11;rgb:ffff/8080/0000\u{1b}\\b\u{1b}[?62c")
        #expect(session.pump { $0.shows("key b") })
        #expect(
            Array(session.lines[0...4]) == [
                "asked 255 128 0", "depth truecolour", "key a 0", "key b 0", "",
            ])
    }

    @Test func anAnswerThatComesTooLateIsStillTheBackground() throws {
        let session = try startProbeOnly(["--ask", "--no-wait"])
        session.answersQuestions = false
        #expect(session.waitUntilStarted())
        session.send("\u{1b}]11;rgb:ffff/8080/0000\u{1b}\\\u{1b}[?62c")
        #expect(session.waitUntilIdle())
        #expect(Array(session.lines[0...2]) == ["depth truecolour", "background 255 128 0", ""])
        session.send("q")
        #expect(session.waitUntilEnded() == .exited(0))
        #expect(session.isCooked)
    }

    @Test func aTerminalThatOnlySaysWhatItIsEndsTheQuestion() throws {
        let session = try startProbe(["--ask"])
        #expect(session.lines[0] == "depth truecolour")
    }

    @Test func withoutColoursNobodyAsksForTheBackground() throws {
        let session = try startProbe(["--ask"], ["NO_COLOR": "1"])
        #expect(session.lines[0] == "depth mono")
        #expect(!String(decoding: session.output, as: UTF8.self).contains("]11;"))
    }
}
