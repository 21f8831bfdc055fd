package import Screen
package import Text

/// Which key starts which action, after the key file had its say.
package struct Keymap: Equatable, Sendable {
    private var keys: [ActionID: [KeyPress]]
    private var actions: [KeyPress: [ActionID]]

    /// Why a key file can't be used.
    package enum Problem: Error, Equatable, Sendable {
        case unknownAction(String)
        case unknownKey(String, action: String)
        /// One key for two actions that apply in the same pane.
        case clash(key: String, ActionID, ActionID)
    }

    /// The keys of the action table.
    package init() {
        keys = Dictionary(uniqueKeysWithValues: ActionTable.all.map { ($0.id, $0.keys) })
        actions = [:]
        index()
    }

    /// The table's keys with some actions' keys replaced; an empty list leaves an action to the palette.
    package init(replacing changes: [String: [String]]) throws(Problem) {
        self.init()
        for (name, words) in changes.sorted(by: { $0.key < $1.key }) {
            guard let id = ActionID(rawValue: name) else { throw .unknownAction(name) }
            var presses: [KeyPress] = []
            for word in words {
                guard let press = KeyPress(name: word) else { throw .unknownKey(word, action: name) }
                presses.append(press)
            }
            keys[id] = presses
        }
        index()
        if let clash = clashes.first { throw clash }
    }

    /// The keys of an action.
    package func keys(of id: ActionID) -> [KeyPress] { keys[id] ?? [] }

    /// The first key of an action as the footer writes it; empty when it has none.
    package func label(of id: ActionID) -> SafeText { SafeText(keys(of: id).first?.label ?? "") }

    /// The first key of an action for a sentence; its name in the palette where it has none.
    package func word(for id: ActionID) -> String {
        let label = label(of: id).value
        return label.isEmpty ? "\"\(ActionTable.action(id)?.title.value ?? id.rawValue)\"" : label
    }

    /// The action that a key starts in a pane.
    package func action(for press: KeyPress, in pane: Pane) -> ActionID? {
        actions[press]?.first { id in
            guard let panes = ActionTable.action(id)?.panes else { return false }
            return panes.isEmpty || panes.contains(pane)
        }
    }

    /// Keys that mean two things in one pane.
    package var clashes: [Problem] {
        var found: [Problem] = []
        for (press, ids) in actions where ids.count > 1 {
            for (place, first) in ids.enumerated() {
                for second in ids[(place + 1)...] where Self.meet(first, second) {
                    found.append(.clash(key: press.name, first, second))
                }
            }
        }
        return found
    }

    private static func meet(_ first: ActionID, _ second: ActionID) -> Bool {
        guard let one = ActionTable.action(first)?.panes, let other = ActionTable.action(second)?.panes else {
            return false
        }
        return one.isEmpty || other.isEmpty || !one.isDisjoint(with: other)
    }

    private mutating func index() {
        actions = [:]
        for action in ActionTable.all {
            for press in keys(of: action.id) { actions[press, default: []].append(action.id) }
        }
    }
}
