package import Core
import Foundation
import Synchronization
package import Transfer

/// How Ferry signs in at a marketplace: as an API client of its own, without a person.
package final class ClientCredentials: Sendable, CustomStringConvertible, CustomReflectable {
    private let clientID: String
    private let secret: @Sendable () async throws(ServiceFailure) -> String
    private let read = Mutex("")
    private let wanted: String
    private let granted = Mutex<String?>(nil)

    /// The scope to ask for: clients made since 2020 get no more than they ask for.
    package static func scope(isReadOnly: Bool) -> String { isReadOnly ? "ROLE_PARTNER_READ" : "ROLE_PARTNER" }

    /// Credentials with a secret that is at hand.
    package convenience init(clientID: String, secret: String, isReadOnly: Bool) {
        self.init(clientID: clientID, isReadOnly: isReadOnly) { () async throws(ServiceFailure) in secret }
    }

    /// Credentials whose secret is read for each new token; a read-only profile asks for no more than reading.
    package init(
        clientID: String, isReadOnly: Bool, secret: @escaping @Sendable () async throws(ServiceFailure) -> String
    ) {
        self.clientID = clientID
        self.secret = secret
        wanted = Self.scope(isReadOnly: isReadOnly)
    }

    /// Nothing of the secret.
    package var description: String { "an API client that asks for \(wanted)" }

    package var customMirror: Mirror { Mirror(self, children: []) }

    /// What the last token allows; nil when there was none or it did not say.
    package var grantedScope: String? { granted.withLock { $0 } }

    /// A new token, by a caller that sends requests unsigned.
    package func token(by caller: some ServiceCaller) async throws(ServiceFailure) -> IssuedToken {
        let secret = try await secret()
        read.withLock { $0 = secret }
        let basic = Data("\(clientID):\(secret)".utf8).base64EncodedString()
        let answer = try await caller.answer(to: request(basic)).masking(basic).masking(secret)
        guard answer.isSuccess else { throw failure(answer) }
        guard let body = JSONValue(of: answer), let text = body["access_token"].text, !text.isEmpty else {
            // The body is not repeated: what can't be read may hold a token all the same.
            throw .unreadable("The marketplace's answer holds no token; check the profile's url")
        }
        let scope = body["scope"].line
        granted.withLock { $0 = scope }
        // 43199 s is usual; one that tells no end is asked for anew before long.
        return IssuedToken(text, lifetime: body["expires_in"].integer ?? 300)
    }

    /// `POST /oauth2/token`, outside of `/api`; asking twice only gives two tokens.
    private func request(_ basic: String) -> ServiceRequest {
        ServiceRequest(
            .post, "/oauth2/token",
            headers: [
                HTTPHeader("Authorization", "Basic \(basic)"),
                HTTPHeader("Content-Type", "application/x-www-form-urlencoded"),
            ], body: Array("grant_type=client_credentials&scope=\(wanted)".utf8), isRepeatable: true)
    }

    private func failure(_ answer: ServiceAnswer) -> ServiceFailure {
        let problem = ServiceProblem(answer)
        let words = withoutSecret(problem.sentence(by: ServiceAnswer.speaker))
        switch (answer.status, problem.code) {
        case (400, "invalid_scope"), (401, "invalid_scope"):
            return .signInNeeded("\(words); the API client needs the scope \(wanted)")
        case (400, _), (401, _): return .signInNeeded("\(words); check the profile's client_id and client_secret")
        case (403, _): return .signInNeeded("\(words); check the API client's allowed addresses")
        case (404, _): return .notFound("\(words); check the profile's url")
        default: return answer.failure()
        }
    }

    /// A service that repeats what it was sent must not show the secret.
    private func withoutSecret(_ words: String) -> String {
        let secret = read.withLock { $0 }
        return secret.isEmpty ? words : words.replacing(secret, with: "…")
    }
}
