import TestTerminal
import Testing

/// Starts the probe and waits until it rests.
func startProbe(
    _ arguments: [String] = [], _ changes: [String: String?] = [:], rows: Int = 24, columns: Int = 80
) throws -> PtySession {
    let session = try startProbeOnly(arguments, changes, rows: rows, columns: columns)
    try #require(session.waitUntilStarted(), "\(session.lines)")
    return session
}

/// Starts the probe.
func startProbeOnly(
    _ arguments: [String] = [], _ changes: [String: String?] = [:], rows: Int = 24, columns: Int = 80
) throws -> PtySession {
    let program = PtyProgram(
        PtyProgram.built("TerminalProbe"), arguments, environment: environment(changes), rows: rows, columns: columns)
    return try #require(PtySession(program))
}

/// The environment of a modern terminal with changes; nil unsets.
func environment(_ changes: [String: String?]) -> [String: String] {
    var environment = PtyProgram.modern
    for (name, value) in changes { environment[name] = value }
    return environment
}
