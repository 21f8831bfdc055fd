/// A token as a service gave it.
package struct IssuedToken: Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    /// The token itself: a secret.
    package let text: String
    /// For how many seconds it holds.
    package let lifetime: Int

    /// A token.
    package init(_ text: String, lifetime: Int) {
        self.text = text
        self.lifetime = lifetime
    }

    /// Nothing of the token.
    package var description: String { "a token for \(lifetime) s" }

    package var debugDescription: String { description }
}
