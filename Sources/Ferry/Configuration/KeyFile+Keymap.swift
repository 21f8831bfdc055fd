import Panes

extension KeyFile {
    /// What the action table has against a binding, at its line.
    func problem(_ problem: Keymap.Problem) -> ConfigurationProblem {
        switch problem {
        case .unknownAction(let name):
            at(name, "there is no such action\(suggestion(for: name, among: ActionID.allCases.map(\.rawValue)))")
        case .unknownKey(let key, let action): at(action, "\(key) is not a key")
        case .clash(let key, let first, let second):
            at(
                bindings.contains { $0.action == second.rawValue } ? second.rawValue : first.rawValue,
                "\(key) would start both \(first.rawValue) and \(second.rawValue); give one of them another key")
        }
    }

    private func at(_ action: String, _ message: String) -> ConfigurationProblem {
        guard let binding = bindings.first(where: { $0.action == action }) else {
            return ConfigurationProblem(file: file, line: 1, column: 1, keyPath: action, message: message)
        }
        return self.problem(with: binding, message)
    }
}
