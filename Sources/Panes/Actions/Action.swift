package import Screen
package import Text

/// One row of the action table: the single source of dispatch, footer, help, palette and key file.
package struct Action: Equatable, Sendable {
    /// What an action acts on.
    package enum Target: String, Equatable, Sendable {
        case none, row, selection, query
    }

    /// What an action may do to the world.
    package enum Kind: String, Equatable, Sendable {
        case safe, mutating, destructive
    }

    /// Its name.
    package let id: ActionID
    /// Its title, in help and palette.
    package let title: SafeText
    /// The word beside its key in the footer; nil where it has no place there.
    package let footer: SafeText?
    /// The keys that start it unless the key file says otherwise.
    package let keys: [KeyPress]
    /// The panes where it applies; empty for all.
    package let panes: Set<Pane>
    /// What it acts on.
    package let target: Target
    /// What it may do.
    package let kind: Kind
    /// What it does, in a sentence.
    package let meaning: SafeText
}
