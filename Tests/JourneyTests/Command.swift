import Foundation
import TestTerminal
import Testing

/// How a command ended and what it wrote.
struct Finished {
    /// The exit status; nil when a signal ended it or it did not end.
    var status: Int32?
    /// Standard output.
    var output: String
    /// Standard error.
    var errors: String

    /// Each line of the output as a JSON object; fails where one is none.
    func objects() throws -> [[String: Any]] {
        try output.split(separator: "\n").map { line in
            let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
            return try #require(value as? [String: Any], "\(line)")
        }
    }
}

extension Profile {
    /// Runs a command to its end, with files for standard input, output and error.
    func run(
        _ arguments: String..., input: String = "/dev/null", _ changes: [String: String?] = [:]
    ) throws -> Finished {
        try run(arguments, input: input, changes)
    }

    /// Runs a command to its end, with files for standard input, output and error.
    func run(
        _ arguments: [String], input: String = "/dev/null", _ changes: [String: String?] = [:]
    ) throws -> Finished {
        var environment = environment(changes)
        environment["ferry_input"] = input
        environment["ferry_output"] = "\(folder)/output"
        let program = PtyProgram(
            "/bin/sh",
            [
                "-c",
                "cd \"$HOME\"; exec \"$0\" \"$@\" <\"$ferry_input\" >\"$ferry_output\" 2>\"$ferry_output.errors\"",
                PtyProgram.built("ferry"),
            ] + arguments, environment: environment)
        let session = try #require(PtySession(program))
        let end = session.waitUntilEnded(atMost: 120_000)
        let status: Int32? = if case .exited(let status)? = end { status } else { nil }
        return Finished(status: status, output: text(of: "output"), errors: text(of: "output.errors"))
    }

    /// The objects that a command writes as JSON; it must succeed.
    func objects(_ arguments: String...) throws -> [[String: Any]] {
        let finished = try run(arguments + ["--json"])
        try #require(finished.status == 0, "\(arguments): \(finished.errors)")
        return try finished.objects()
    }
}
