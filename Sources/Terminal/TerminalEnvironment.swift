import Glibc
package import Screen

/// The environment variables that say what a terminal can do; nil and empty mean the same.
package struct TerminalEnvironment: Equatable, Sendable {
    /// TERM: the terminal's name.
    package var term: String?
    /// COLORTERM: `truecolor` or `24bit` where colours are exact.
    package var colourTerm: String?
    /// NO_COLOR: not empty where no colours are wanted.
    package var noColour: String?
    /// TMUX: not empty inside tmux.
    package var tmux: String?
    /// The first of LC_ALL, LC_CTYPE and LANG that is not empty.
    package var locale: String?

    /// An environment by its variables.
    package init(
        term: String?, colourTerm: String? = nil, noColour: String? = nil, tmux: String? = nil, locale: String? = nil
    ) {
        self.term = term
        self.colourTerm = colourTerm
        self.noColour = noColour
        self.tmux = tmux
        self.locale = locale
    }

    /// The environment of this process.
    package static var current: TerminalEnvironment {
        TerminalEnvironment(
            term: variable("TERM"), colourTerm: variable("COLORTERM"), noColour: variable("NO_COLOR"),
            tmux: variable("TMUX"), locale: variable("LC_ALL") ?? variable("LC_CTYPE") ?? variable("LANG"))
    }

    private static func variable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// Whether the terminal is of a family that knows titles and, if COLORTERM says so, exact colours.
    package var isModern: Bool {
        guard let term else { return false }
        return TerminalEnvironment.families.contains {
            term == $0 || term.hasPrefix($0 + "-") || term.hasPrefix($0 + ".")
        }
    }

    /// Whether exact colours may be sent.
    ///
    /// COLORTERM passes through screen, which knows no exact colours; there only tmux, which calls itself screen too, does.
    package var hasExactColours: Bool {
        guard isModern, let term else { return false }
        let isScreen = term == "screen" || term.hasPrefix("screen-") || term.hasPrefix("screen.")
        if isScreen && (tmux ?? "").isEmpty { return false }
        return ["truecolor", "24bit"].contains(colourTerm ?? "") || term.hasSuffix("-direct")
    }

    /// How many colours to use on a terminal whose database entry has so many.
    package func depth(colours: Int) -> ColourDepth {
        if let noColour, !noColour.isEmpty { return .mono }
        if hasExactColours { return .truecolour }
        switch colours {
        case 256...: return .indexed256
        case 8...: return .basic16
        default: return .mono
        }
    }

    /// Whether colours can be shown, as far as the environment tells.
    package var mayShowColours: Bool {
        guard let term, !term.isEmpty, term != "dumb" else { return false }
        return (noColour ?? "").isEmpty
    }

    /// Whether only ASCII may be written because the locale was set to C or POSIX.
    package var wantsASCII: Bool { locale == "C" || locale == "POSIX" }

    private static let families = [
        "xterm", "tmux", "screen", "alacritty", "kitty", "foot", "wezterm", "konsole", "vte", "ghostty", "rxvt",
        "gnome",
        "st", "iterm2", "contour",
    ]
}
