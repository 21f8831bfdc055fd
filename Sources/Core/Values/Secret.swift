/// A password, a token or anything else that nobody may read over a shoulder: it prints as dots.
package struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let text: String

    /// Hides a text.
    package init(_ text: String) { self.text = text }

    /// The text itself, for the one place that sends or keeps it.
    package var revealed: String { text }

    /// Always the same dots, so that not even the length shows.
    package var description: String { "••••" }

    /// The same dots.
    package var debugDescription: String { description }

    /// Nothing: `dump` and reflection look no deeper.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
