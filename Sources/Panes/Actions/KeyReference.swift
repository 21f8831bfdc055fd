import Screen
import Text

/// The keys in words, made from the action table: for the README and `ferry keys`.
package struct KeyReference {
    private let keymap: Keymap

    /// The reference of a keymap.
    package init(_ keymap: Keymap) { self.keymap = keymap }

    /// One action with its keys, where it applies, and what it does.
    package struct Line: Equatable, Sendable {
        /// The keys, separated by blanks; empty when only the palette starts it.
        package let keys: String
        /// The action's name in key files.
        package let action: String
        /// The panes where it applies; empty for all.
        package let panes: String
        /// What it does.
        package let meaning: String
    }

    /// Every action.
    package var lines: [Line] {
        ActionTable.all.map { action in
            Line(
                keys: keymap.keys(of: action.id).map(\.label).joined(separator: " "), action: action.id.rawValue,
                panes: action.panes.sorted { $0.rawValue < $1.rawValue }.map(\.shortTitle.value).joined(
                    separator: ", "),
                meaning: action.meaning.value)
        }
    }

    /// The lines as a Markdown table.
    package var markdown: String {
        let rows = lines.map { line in
            let keys = line.keys.split(separator: " ").map { "`\($0 == "|" ? "\\|" : $0)`" }.joined(separator: " ")
            return
                "| \(keys) | \(line.meaning.replacingBars) | \(line.panes.isEmpty ? "everywhere" : line.panes) | `\(line.action)` |"
        }
        return (["| keys | what they do | where | in key files |", "|---|---|---|---|"] + rows).joined(separator: "\n")
    }
}

extension String {
    /// The text with its bars escaped, as a Markdown table needs them.
    fileprivate var replacingBars: String {
        split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}
