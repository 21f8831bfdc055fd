package import Core

/// Where the refresh token is kept between runs.
package struct RefreshTokenStore: Sendable {
    /// The token; nil when nobody has signed in yet.
    package var read: @Sendable () async throws(ServiceFailure) -> StoredRefreshToken?
    /// Keeps a renewed token in the place of the one it was given for.
    ///
    /// Left alone when the place holds another one by now: then somebody has signed in anew.
    package var renew: @Sendable (_ new: Secret, _ old: Secret) async throws(ServiceFailure) -> Void
    /// Keeps the token of a new sign-in, whatever was there before.
    package var save: @Sendable (_ new: Secret) async throws(ServiceFailure) -> Void
    /// Why nothing can be written back, as a clause; nil where it can.
    package var unwritable: String?

    /// A store.
    package init(
        read: @escaping @Sendable () async throws(ServiceFailure) -> StoredRefreshToken?,
        renew: @escaping @Sendable (_ new: Secret, _ old: Secret) async throws(ServiceFailure) -> Void,
        save: @escaping @Sendable (_ new: Secret) async throws(ServiceFailure) -> Void, unwritable: String? = nil
    ) {
        self.read = read
        self.renew = renew
        self.save = save
        self.unwritable = unwritable
    }
}

/// A refresh token with what is known of its age.
package struct StoredRefreshToken: Equatable, Sendable {
    /// For how long Microsoft takes a token that nobody uses: 90 days.
    package static let lifetimeSeconds: Int64 = 90 * 86_400

    /// The token.
    package var token: Secret
    /// When it was last renewed; nil where its place does not tell.
    package var renewed: Timestamp?

    /// A token.
    package init(token: Secret, renewed: Timestamp?) {
        self.token = token
        self.renewed = renewed
    }

    /// When it stops to hold unless it is used before; nil where that is not known.
    package var expires: Timestamp? { renewed?.adding(seconds: Self.lifetimeSeconds) }
}
