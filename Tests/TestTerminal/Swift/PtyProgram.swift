/// A program that a test starts in a terminal.
package struct PtyProgram: Sendable {
    /// The program's file.
    package var path: String
    /// The arguments after the program's name.
    package var arguments: [String]
    /// The whole environment.
    package var environment: [String: String]
    /// The terminal's size.
    package var rows: Int, columns: Int

    /// A program; the environment is that of a modern terminal, with the idle marker on.
    package init(
        _ path: String, _ arguments: [String] = [], environment: [String: String] = PtyProgram.modern,
        rows: Int = 24, columns: Int = 80
    ) {
        self.path = path
        self.arguments = arguments
        self.environment = environment
        self.rows = rows
        self.columns = columns
    }

    /// The environment of a terminal with exact colours.
    package static let modern = [
        "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
        "FERRY_IDLE_MARKER": "1", "SWIFT_BACKTRACE": "enable=no",
    ]

    /// The file of a program that was built beside the tests.
    package static func built(_ name: String) -> String {
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
        var folders = bundle.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        while let last = folders.last, !last.isEmpty {
            folders.removeLast()
            if last.hasSuffix(".xctest") { break }
        }
        return (folders + [name]).joined(separator: "/")
    }
}
