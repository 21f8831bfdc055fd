package import Screen

/// The keys that a user gives to one action.
package struct KeyBinding: Equatable, Sendable {
    /// The action's id, such as `create-selected`; nobody has checked yet that it exists.
    package let action: String
    /// Its keys; none to leave the action without one.
    package let keys: [KeyPress]
    /// The line of the action's id, from 1.
    package let line: Int
    /// The column of the action's id, from 1.
    package let column: Int

    /// The keys of an action.
    package init(action: String, keys: [KeyPress], line: Int, column: Int) {
        self.action = action
        self.keys = keys
        self.line = line
        self.column = column
    }
}

/// The user's keys: `action: key`, `action: [key, key]` or `action: none`.
package struct KeyFile: Equatable, Sendable {
    /// The file, as it was named.
    package let file: String
    /// The bindings in the order of the file.
    package let bindings: [KeyBinding]

    /// The names of the keys by action.
    package var names: [String: [String]] {
        Dictionary(bindings.map { ($0.action, $0.keys.map(\.name)) }) { _, last in last }
    }

    /// A problem with one of the bindings, such as an action that doesn't exist.
    package func problem(with binding: KeyBinding, _ message: String) -> ConfigurationProblem {
        ConfigurationProblem(
            file: file, line: binding.line, column: binding.column, keyPath: binding.action, message: message)
    }

    /// Reads the keys in a text; throws everything that is wrong in it.
    package static func read(_ text: String, file: String) throws(ConfigurationFailure) -> KeyFile {
        let log = ProblemLog(file: file)
        let entries = YAMLDocument.read(text, log: log)?.mapping()?.entries ?? []
        let bindings = entries.map { entry in
            KeyBinding(action: entry.name, keys: keys(entry.value), line: entry.line, column: entry.column)
        }
        try log.check()
        return KeyFile(file: file, bindings: bindings)
    }

    /// Reads a key file; nil when there is none.
    package static func load(_ path: String) throws(ConfigurationFailure) -> KeyFile? {
        guard let text = try FileText.read(path) else { return nil }
        return try read(text, file: path)
    }

    private static func keys(_ value: YAMLValue) -> [KeyPress] {
        let values = value.list()
        if values.count == 1, values[0].scalar == "none" { return [] }
        return values.compactMap { value in
            guard let name = value.text("a key, a list of keys or none") else { return nil }
            if let key = KeyPress(name: name) { return key }
            value.refuse("\(quoted(name)) is not a key; write one such as C, ctrl-l, shift-down, f5 or space")
            return nil
        }
    }
}
