import Core
import Dispatch

/// Reads secrets from where the configuration says they are, each time anew.
struct SecretReader: Sendable {
    /// The most bytes a secret has.
    static let limit = 65_536
    /// For how long a command may take: it may ask for a password on a screen of its own.
    static let patience = 60

    /// The environment's variables.
    let environment: [String: String]

    /// A reader in an environment.
    init(environment: [String: String]) { self.environment = environment }

    /// The secret of a source.
    func read(_ source: SecretSource) async throws(SecretProblem) -> Secret {
        switch source {
        case .environment(let name):
            guard let text = environment[name] else { throw .unset(name) }
            return try Self.secret(Array(text.utf8), of: source)
        case .file(let path): return try SecretFile(path).read().secret
        case .command(let line):
            return try Self.secret(try await output(of: line, source), of: source)
        }
    }

    /// The same, failing as whoever asks a service fails.
    func reading(_ source: SecretSource) -> @Sendable () async throws(ServiceFailure) -> Secret {
        { () async throws(ServiceFailure) -> Secret in
            do throws(SecretProblem) { return try await read(source) } catch { throw error.failure }
        }
    }

    /// A command blocks until it ends, so it gets a thread of its own.
    private func output(of line: String, _ source: SecretSource) async throws(SecretProblem) -> [UInt8] {
        let command = SecretCommand(line: line, source: source, environment: environment)
        let result: Result<[UInt8], SecretProblem> = await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(returning: Result { () throws(SecretProblem) in try command.output() })
            }
        }
        return try result.get()
    }

    /// The secret in what was read: without the line's end, without a byte-order mark.
    static func secret(_ bytes: [UInt8], of source: SecretSource) throws(SecretProblem) -> Secret {
        guard bytes.count <= limit else { throw .tooLong(source) }
        var rest = bytes[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        if rest.last == UInt8(ascii: "\n") { rest.removeLast() }
        if rest.last == UInt8(ascii: "\r") { rest.removeLast() }
        guard !rest.isEmpty else { throw .empty(source) }
        // A control character in a header or a form would end it early.
        guard let text = String(validating: rest, as: UTF8.self), !rest.contains(where: { $0 < 32 || $0 == 127 }) else {
            throw .notOneLine(source)
        }
        return Secret(text)
    }
}
