/// Where a secret is to be read from; it never holds the secret.
package enum SecretSource: Hashable, Sendable, CustomStringConvertible {
    /// An environment variable.
    case environment(String)
    /// A file, by its absolute path.
    case file(String)
    /// What a command prints.
    case command(String)

    /// The kind and the name; of a command only its first word, as the rest may be private.
    package var description: String {
        switch self {
        case .environment(let name): "env:\(name)"
        case .file(let path): "file:\(path)"
        case .command(let command):
            "command:\(command.prefix { $0 != " " })\(command.contains(" ") ? " …" : "")"
        }
    }
}

extension YAMLValue {
    /// Where a secret comes from; nil, noted without the value, for anything but the three kinds.
    func secret(_ places: Places, folder: String) -> SecretSource? {
        let wanted = "env:NAME, file:PATH or command:LINE"
        guard let text = text(wanted) else { return nil }
        if let name = text.rest(after: "env:") {
            if name.isVariableName { return .environment(name) }
            refuse("env: needs the name of an environment variable")
        } else if let path = text.rest(after: "file:") {
            if !path.isEmpty, let absolute = places.absolute(path, from: folder) { return .file(absolute) }
            refuse("file: needs a path, absolute or beginning with ~/")
        } else if let command = text.rest(after: "command:") {
            if command.contains(where: { !$0.isWhitespace }) { return .command(command) }
            refuse("command: needs a command that prints the secret")
        } else {
            refuse("a secret in plain text is refused; write \(wanted)")
        }
        return nil
    }
}

extension String {
    fileprivate func rest(after prefix: String) -> String? {
        guard hasPrefix(prefix) else { return nil }
        return String(dropFirst(prefix.count).drop { $0 == " " })
    }

    fileprivate var isVariableName: Bool {
        guard let first, first == "_" || first.isASCII && first.isLetter else { return false }
        return allSatisfy { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}
