import TestTerminal
import Testing

extension PtySession {
    /// Presses one key after the other, each once the one before has been dealt with.
    func press(_ keys: String...) throws {
        for key in keys {
            send(key)
            try #require(waitUntilIdle(), "after \(key.debugDescription): \(lines)")
        }
    }

    /// Types text, a key a character.
    func type(_ text: String) throws {
        send(text)
        try #require(waitUntilIdle(inputs: text.count), "after \(text): \(lines)")
    }

    /// Waits until a line shows a text.
    func wait(for text: String, atMost limit: Int = 30_000) throws {
        try #require(pump(atMost: limit) { $0.shows(text) }, "\(text) is missing: \(lines)")
    }

    /// Waits until no line shows a text.
    func waitUntilGone(_ text: String) throws {
        try #require(pump { !$0.shows(text) }, "\(text) is still there: \(lines)")
    }

    /// The screen's line that shows a text.
    func line(with text: String) throws -> String {
        try #require(lines.first { $0.contains(text) }, "\(text) is missing: \(lines)")
    }

    /// Expects the terminal to be as a shell left it.
    func expectRestored(_ place: SourceLocation = #_sourceLocation) {
        #expect(!isAlternateScreen, sourceLocation: place)
        #expect(cursor != nil, sourceLocation: place)
        #expect(isCooked, sourceLocation: place)
        #expect(!reportsMouse, sourceLocation: place)
    }

    /// Leaves the console by its key.
    func quit() throws {
        send("q")
        #expect(waitUntilEnded() == .exited(0), "\(lines)")
        expectRestored()
    }
}

/// Keys with names.
enum Key {
    static let enter = "\r"
    static let escape = "\u{1b}"
    static let tab = "\t"
    static let right = "\u{1b}[C"
    static let down = "\u{1b}[B"
    static let controlC = "\u{3}"
    static let controlL = "\u{c}"
    static let controlZ = "\u{1a}"
}
