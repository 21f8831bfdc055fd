import Core
import Synchronization
import Transfer

@testable import PartnerCenter

let api = TokenAudience("https://api.partnercenter.microsoft.com")
let graph = TokenAudience("https://graph.microsoft.com")

let application = EntraApplication(
    tenant: "contoso.onmicrosoft.com", clientID: "app-1",
    secret: { () async throws(ServiceFailure) -> Secret in Secret("s&cret+1") })

/// A place for a refresh token in memory.
final class TokenPlace: Sendable {
    private let held: Mutex<(token: Secret?, writes: [String], failure: ServiceFailure?)>

    init(_ token: String?, failure: ServiceFailure? = nil) {
        held = Mutex((token.map { Secret($0) }, [], failure))
    }

    var token: String? { held.withLock { $0.token?.revealed } }
    var writes: [String] { held.withLock { $0.writes } }

    func put(_ token: String) { held.withLock { $0.token = Secret(token) } }

    /// A store over this place.
    func store(unwritable: String? = nil) -> RefreshTokenStore {
        RefreshTokenStore(
            read: { () async throws(ServiceFailure) -> StoredRefreshToken? in
                self.held.withLock { $0.token }.map {
                    StoredRefreshToken(token: $0, renewed: Timestamp(seconds: 1_795_000_000))
                }
            },
            renew: { new, old async throws(ServiceFailure) in
                let failure = self.held.withLock { held -> ServiceFailure? in
                    if let failure = held.failure { return failure }
                    guard held.token == old else { return nil }
                    held.token = new
                    held.writes.append(new.revealed)
                    return nil
                }
                if let failure { throw failure }
            },
            save: { new async throws(ServiceFailure) in
                self.held.withLock { held in
                    held.token = new
                    held.writes.append(new.revealed)
                }
            }, unwritable: unwritable)
    }
}

/// A token answer; Microsoft's two versions write numbers as text and as numbers.
func granted(_ access: String, refresh: String?, lifetime: String = "3599") -> Result<ServiceAnswer, ServiceFailure> {
    let refresh = refresh.map { ",\"refresh_token\":\"\($0)\"" } ?? ""
    return json(
        "{\"token_type\":\"Bearer\",\"scope\":\"user_impersonation\",\"expires_in\":\(lifetime),\"access_token\":\"\(access)\"\(refresh)}"
    )
}

/// An error of the token endpoint in the form of the recorded one.
func refused(_ error: String, _ codes: [Int], status: Int = 400) -> Result<ServiceAnswer, ServiceFailure> {
    let first = codes.first.map { "AADSTS\($0): " } ?? ""
    return json(
        "{\"error\":\"\(error)\",\"error_description\":\"\(first)Made up.\\r\\nTrace ID: 753be5e9\\r\\nTimestamp: 2026-11-23 08:00:00Z\",\"error_codes\":\(codes)}",
        status: status)
}
