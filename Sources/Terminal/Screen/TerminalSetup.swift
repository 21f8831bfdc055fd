import CNcurses
import Screen

/// What was found out about a terminal before its screen is opened.
struct TerminalSetup: Equatable {
    /// The name under which the database knows it, or the one that stands in.
    var term: String
    /// How many colours to use.
    var depth: ColourDepth
    /// Whether only ASCII may be written.
    var isASCII: Bool
    /// Whether titles may be written.
    var hasTitle: Bool
    /// What the user should be told.
    var notice: TerminalNotice?

    /// Looks at the descriptors, the environment and the database, and sets the locale.
    init(_ configuration: TerminalConfiguration) throws(TerminalFailure) {
        let environment = configuration.environment
        guard fc_is_terminal(0), fc_is_terminal(1) else { throw .notATerminal }
        guard let name = environment.term, !name.isEmpty else { throw .unnamed }
        guard name != "dumb" else { throw .unusable(term: name) }
        var entry = fc_look_up(name)
        term = name
        if !entry.known {
            notice = .unknownTerminal(name)
            term = "xterm-256color"
            entry = fc_look_up(term)
            guard entry.known else { throw .noDatabase(term: name) }
        }
        guard entry.addressable else { throw .unusable(term: name) }
        let usual = environment.depth(colours: Int(entry.colours))
        depth = usual == .mono ? .mono : configuration.depth ?? usual
        hasTitle = environment.isModern
        isASCII = TerminalSetup.setLocale(environment)
    }

    /// Sets the locale for characters, and says whether only ASCII may be written.
    private static func setLocale(_ environment: TerminalEnvironment) -> Bool {
        let isNamed = !(environment.locale ?? "").isEmpty
        if !isNamed || !fc_set_locale(environment.locale) { _ = fc_set_locale("C.UTF-8") }
        return environment.wantsASCII || !fc_locale_is_utf8()
    }
}
