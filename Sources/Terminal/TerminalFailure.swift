/// Why the console can't be shown in this terminal.
package enum TerminalFailure: Error, Equatable, Sendable {
    /// Standard input or output is no terminal.
    case notATerminal
    /// The terminal has no name: TERM is not set.
    case unnamed
    /// The terminal can't place characters freely; its name.
    case unusable(term: String)
    /// Not even the entry that every system has could be opened; the terminal's name.
    case noDatabase(term: String)
    /// The system has no descriptors left.
    case outOfDescriptors
}

/// What the user should be told about the terminal, though the console works.
package enum TerminalNotice: Equatable, Sendable {
    /// The system doesn't know this terminal's name, and xterm-256color stands in for it.
    case unknownTerminal(String)
}
