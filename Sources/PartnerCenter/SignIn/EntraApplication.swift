package import Core

/// The application in whose name tokens are asked for, registered at Microsoft Entra.
package struct EntraApplication: Sendable {
    /// The partner's tenant: a domain or a GUID.
    package var tenant: String
    /// The application's id.
    package var clientID: String
    /// Reads the application's secret; nil for an application without one.
    package var secret: (@Sendable () async throws(ServiceFailure) -> Secret)?

    /// An application.
    package init(
        tenant: String, clientID: String, secret: (@Sendable () async throws(ServiceFailure) -> Secret)?
    ) {
        self.tenant = tenant
        self.clientID = clientID
        self.secret = secret
    }
}

/// What a token is for.
package struct TokenAudience: Hashable, Sendable {
    /// The service's address, such as `https://graph.microsoft.com`; scopes begin with it.
    package var service: String
    /// The tenant whose data is read; nil for the partner's own.
    package var tenant: TenantID?

    /// An audience.
    package init(_ service: String, tenant: TenantID? = nil) {
        self.service = service
        self.tenant = tenant
    }

    /// Everything that the application was given consent for.
    var scope: String { service + "/.default" }
}
