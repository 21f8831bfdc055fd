import Foundation
import Synchronization
import TestTerminal
import Testing

/// A user's folders that nobody else sees, gone with this object.
final class Profile {
    /// The folder that holds all others.
    let folder: String

    private static let count = Mutex(0)

    /// New folders.
    init() throws {
        let number = Self.count.withLock { count in
            count += 1
            return count
        }
        folder = NSTemporaryDirectory() + "ferry-journey-\(ProcessInfo.processInfo.processIdentifier)-\(number)"
        for part in ["", "/config/ferry/themes", "/tmp"] {
            try FileManager.default.createDirectory(atPath: folder + part, withIntermediateDirectories: true)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The store that is opened when none is named.
    var store: String { "\(folder)/data/ferry/local.sqlite" }
    /// What the program leaves among the temporary files.
    var temporaryFiles: [String] { (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/tmp")) ?? [] }

    /// Writes a file and gives its path.
    @discardableResult
    func write(_ name: String, _ lines: [String]) throws -> String {
        let path = "\(folder)/\(name)"
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// What stands in a file; empty when there is none.
    func text(of name: String) -> String {
        guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)") else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The environment of a modern terminal and these folders, with changes; nil unsets.
    func environment(_ changes: [String: String?] = [:]) -> [String: String] {
        var environment = PtyProgram.modern
        environment["HOME"] = folder
        environment["TMPDIR"] = "\(folder)/tmp"
        environment["XDG_CONFIG_HOME"] = "\(folder)/config"
        environment["XDG_DATA_HOME"] = "\(folder)/data"
        environment["XDG_STATE_HOME"] = "\(folder)/state"
        environment["TZ"] = "UTC"
        environment["USER"] = "anna"
        for (name, value) in changes { environment[name] = value }
        return environment
    }

    /// Starts the program in a terminal.
    func start(
        _ arguments: [String] = [], _ changes: [String: String?] = [:], rows: Int = 30, columns: Int = 120
    ) throws -> PtySession {
        let program = PtyProgram(
            PtyProgram.built("ferry"), arguments, environment: environment(changes), rows: rows, columns: columns)
        return try #require(PtySession(program))
    }

    /// Starts a shell script in a terminal; `$ferry` is the program.
    func script(_ text: String, _ changes: [String: String?] = [:]) throws -> PtySession {
        var environment = environment(changes)
        environment["ferry"] = PtyProgram.built("ferry")
        let program = PtyProgram(
            "/bin/bash", ["--norc", "-c", "cd \"$HOME\"; \(text)"], environment: environment, rows: 30, columns: 120)
        return try #require(PtySession(program))
    }

    /// Opens the console and waits until it rests.
    func console(
        _ arguments: [String] = [], _ changes: [String: String?] = [:], rows: Int = 30, columns: Int = 120
    ) throws -> PtySession {
        let session = try start(arguments, changes, rows: rows, columns: columns)
        try #require(session.waitUntilStarted(), "\(session.lines)")
        return session
    }
}
