import PartnerCenter

/// What signing in needs of a profile.
struct SignInDesk: Sendable {
    /// The way a code becomes a refresh token; the closure lets seconds pass.
    var signIn: DeviceSignIn
    /// What the sign-in is for.
    var audience: TokenAudience
    /// Whom the token is for, as the profile names it.
    var tenant: String
    /// Where the token is kept.
    var place: String
}
