import Core
import Transfer

extension ServiceAnswer {
    /// How the marketplace is called at the beginning of a sentence about it.
    static let speaker = "The marketplace"

    /// What an answer without success means.
    ///
    /// After a request that changes something, an answer of 5xx or 408 leaves open whether it was carried out.
    func failure(changes: Bool = false) -> ServiceFailure {
        switch status {
        case 401: .signInNeeded("\(sentence); check the profile's client_id and client_secret")
        case 403: .notAllowed("\(sentence); the API client needs the scope ROLE_PARTNER\(changes ? "" : "_READ")")
        case 404: .notFound(sentence)
        case 429: .busy(seconds: min(max(1, self[header: "Retry-After"].flatMap { Int($0) } ?? 5), 86_400))
        case 408, 500...: changes ? .outcomeUnknown(sentence) : .unreachable(sentence)
        case 400..<500: .refused(sentence)
        default: .unreadable(sentence)
        }
    }

    /// The answer was to be something and is nothing that can be read.
    func unreadable(_ what: String) -> ServiceFailure {
        .unreadable("The marketplace's answer is no \(what): \(sentence)")
    }

    private var sentence: String { ServiceProblem(self).sentence(by: Self.speaker) }
}
