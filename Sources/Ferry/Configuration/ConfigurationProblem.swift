/// What is wrong at one place of a file that people write.
package struct ConfigurationProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, as it was named.
    package let file: String
    /// The line; the first is 1.
    package let line: Int
    /// The column, counted in code points; the first is 1.
    package let column: Int
    /// The keys that lead there, joined by dots; empty for the whole file.
    package let keyPath: String
    /// What is wrong, and what would be right; never holds a secret.
    package let message: String

    /// A problem at a place.
    package init(file: String, line: Int, column: Int, keyPath: String, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.keyPath = keyPath
        self.message = message
    }

    package var description: String {
        "\(file):\(line):\(column): \(keyPath.isEmpty ? "" : keyPath + ": ")\(message)"
    }
}

/// Why a configuration, a theme or a key file can't be used.
package enum ConfigurationFailure: Error, Equatable, CustomStringConvertible {
    /// A file that was asked for by name isn't there.
    case notFound(String)
    /// A file is there and can't be read.
    case unreadable(String, reason: String)
    /// A file was read, and this is wrong in it, top to bottom.
    case invalid([ConfigurationProblem])
    /// No profile has this name.
    case unknownProfile(String, hint: String)
    /// No theme has this name.
    case unknownTheme(String, hint: String)
    /// The environment names no home folder.
    case noHome

    package var description: String {
        switch self {
        case .notFound(let file): "\(file): there is no such file"
        case .unreadable(let file, let reason): "\(file): \(reason)"
        case .invalid(let problems): problems.map(\.description).joined(separator: "\n")
        case .unknownProfile(let name, let hint): "there is no profile \(quoted(name))\(hint)"
        case .unknownTheme(let name, let hint): "there is no theme \(quoted(name))\(hint)"
        case .noHome: "HOME isn't set to an absolute path, so there is no place for files"
        }
    }
}

/// Collects what is wrong in one file while it is being read.
final class ProblemLog {
    /// The file, as it was named.
    let file: String
    private var problems: [ConfigurationProblem] = []

    /// An empty log for a file.
    init(file: String) { self.file = file }

    /// Notes a problem.
    func add(line: Int, column: Int, keyPath: String = "", _ message: String) {
        problems.append(
            ConfigurationProblem(file: file, line: line, column: column, keyPath: keyPath, message: message))
    }

    /// The problems from top to bottom.
    var sorted: [ConfigurationProblem] {
        problems.sorted { ($0.line, $0.column, $0.message) < ($1.line, $1.column, $1.message) }
    }

    /// Throws what was noted, if anything was.
    func check() throws(ConfigurationFailure) {
        guard problems.isEmpty else { throw .invalid(sorted) }
    }
}
