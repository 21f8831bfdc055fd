package import Core
package import Transfer

/// Chooses between the tokens of the person who signed in and those of the application alone.
///
/// The person's go first; the application's serve the calls that take them while nobody has signed in.
package struct EitherTokens: TokenSource {
    private let person: any TokenSource
    private let application: any TokenSource
    private let hasSignIn: @Sendable () async throws(ServiceFailure) -> Bool

    /// A choice between two sources.
    package init(
        person: any TokenSource, application: any TokenSource,
        hasSignIn: @escaping @Sendable () async throws(ServiceFailure) -> Bool
    ) {
        self.person = person
        self.application = application
        self.hasSignIn = hasSignIn
    }

    /// A token of the person, or of the application while nobody has signed in.
    package func token(refused: String?) async throws(ServiceFailure) -> String {
        let source = try await hasSignIn() ? person : application
        return try await source.token(refused: refused)
    }
}
