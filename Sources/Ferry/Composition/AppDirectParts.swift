import AppDirect
import Core
import Transfer

/// Makes a marketplace of AppDirect out of what a profile says of it.
struct AppDirectParts: Sendable {
    /// The marketplace with its sign-in, its limits and what inspects it.
    let connection: MarketplaceConnection

    /// The parts; `log` gets a line for each request, without secrets.
    ///
    /// One wire may serve several services; its connections are shared.
    init(
        _ settings: AppDirectSettings, secret: @escaping @Sendable () async throws(ServiceFailure) -> String,
        isReadOnly: Bool, wire: any Wire, surroundings: Surroundings, log: (@Sendable (String) -> Void)? = nil
    ) throws(CommandFailure) {
        let address: ServiceAddress
        do { address = try ServiceAddress(settings.url.description) } catch {
            throw CommandFailure(.usage, "The marketplace's url \(error.words).")
        }
        connection = MarketplaceConnection(
            at: address, over: wire,
            credentials: ClientCredentials(clientID: settings.clientID, isReadOnly: isReadOnly, secret: secret),
            rules: MarketplaceRules(settings, isReadOnly: isReadOnly), log: log.map { RequestLog($0) },
            surroundings: surroundings)
    }
}

extension MarketplaceRules {
    /// The rules of a profile.
    init(_ settings: AppDirectSettings, isReadOnly: Bool) {
        let field: TenantField =
            switch settings.tenantKey {
            case .externalID: .externalID
            case .attribute(let name): .attribute(name)
            }
        let mails: Bool? =
            switch settings.mailsFirstUser {
            case .yes: true
            case .no: false
            case .unknown: nil
            }
        self.init(
            tenantField: field, burst: settings.burst, requestsPerSecond: settings.requestsPerSecond,
            settleSeconds: settings.settleSeconds, mailsFirstUser: mails, isReadOnly: isReadOnly)
    }
}
