package import Core

/// Sends requests to one service: signs them in, keeps to its limits, and repeats what is safe to repeat.
///
/// An answer of any other status than 401, 408, 429 and 5xx is given back for the adapter to read; those end as
/// failures once repeating did not help.
package protocol ServiceCaller: Sendable {
    /// The service's answer.
    func answer(to request: ServiceRequest) async throws(ServiceFailure) -> ServiceAnswer
}

/// Where the tokens of a service come from.
package protocol TokenSource: Sendable {
    /// A token that holds; one that the service has just refused is replaced by a new one.
    ///
    /// However many requests ask at once, one new token is fetched.
    func token(refused: String?) async throws(ServiceFailure) -> String
}
