package import Core

/// What a token endpoint gave.
package struct TokenGrant: Equatable, Sendable {
    /// The token that requests bear.
    package var access: Secret
    /// For how many seconds it holds from now on.
    package var lifetimeSeconds: Int
    /// The token for the next refresh; nil when none came along.
    package var refresh: Secret?
    /// What the application may do with it, in Microsoft's words; possibly empty.
    package var scope: String

    /// A grant.
    package init(access: Secret, lifetimeSeconds: Int, refresh: Secret?, scope: String) {
        self.access = access
        self.lifetimeSeconds = lifetimeSeconds
        self.refresh = refresh
        self.scope = scope
    }
}
