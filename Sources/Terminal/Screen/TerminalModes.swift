import CNcurses

/// The modes that ncurses doesn't know, and everything else that is written beside it.
enum TerminalModes {
    /// Bracketed paste, and the mouse if wanted, with columns beyond 223.
    static func on(mouse: Bool, title: Bool) -> String {
        (title ? "\u{1b}[22;0t" : "") + "\u{1b}[?2004h" + (mouse ? "\u{1b}[?1000h\u{1b}[?1006h" : "")
    }

    /// Undoes `on`.
    static func off(mouse: Bool, title: Bool) -> String {
        (mouse ? "\u{1b}[?1006l\u{1b}[?1000l" : "") + "\u{1b}[?2004l" + (title ? "\u{1b}[23;0t" : "")
    }

    /// Names the terminal's window; control characters are left out.
    static func title(_ text: String, isASCII: Bool) -> String {
        var shown = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20...0x7e: shown.unicodeScalars.append(scalar)
            case 0x00...0x9f: continue
            default: shown += isASCII ? "?" : String(scalar)
            }
        }
        return "\u{1b}]2;\(shown)\u{1b}\\"
    }

    /// Tells a test that everything up to so many inputs has been dealt with.
    static func idleMarker(_ count: Int) -> String { "\u{1b}]5379;\(count)\u{1b}\\" }

    /// Writes to the terminal past ncurses, whose own output is always flushed.
    static func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            guard let start = bytes.baseAddress else { return }
            // A terminal that is gone shows in the next poll.
            _ = fc_write(start, bytes.count)
        }
    }
}
