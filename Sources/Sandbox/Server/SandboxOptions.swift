package import Core

/// How a sandbox is to be.
package struct SandboxOptions: Sendable {
    /// How the customer list says that it is over.
    package enum ListEnd: Sendable, CaseIterable {
        /// No continuation token.
        case absence
        /// A last token, which is answered with HTTP 400 and code 2000.
        case error2000
    }

    /// The port on loopback; 0 for any free one.
    package var port: Int
    /// How many customers are made up.
    package var customers: Int
    /// The seed: the same one gives the same customers and companies.
    package var seed: UInt64
    /// When the made-up data happens.
    package var now: Timestamp
    /// Whether the services keep to the limits that they document.
    package var hasDocumentedLimits: Bool
    /// How the customer list ends; nil to let the seed decide.
    package var listEnd: ListEnd?
    /// After how many polls a device code is accepted by itself; nil to wait for the control endpoint.
    package var acceptsDeviceCodeAfter: Int?
    /// How many seconds a client has to wait between polls; a shorter wait is answered with `slow_down`.
    package var pollInterval: Int
    /// Whether a refresh token dies when it is used, which the real service leaves open.
    package var refreshesOnce: Bool
    /// The custom attributes that companies may have.
    package var attributes: Set<String>
    /// Seconds since 1970, with their fraction.
    package var clock: @Sendable () -> Double

    /// A sandbox of so many customers.
    package init(
        port: Int = 0, customers: Int = 2000, seed: UInt64 = 1, now: Timestamp, hasDocumentedLimits: Bool = false,
        listEnd: ListEnd? = nil, acceptsDeviceCodeAfter: Int? = 2, pollInterval: Int = 0, refreshesOnce: Bool = false,
        attributes: Set<String> = ["ms_tenant"], clock: @escaping @Sendable () -> Double = systemSeconds
    ) {
        self.port = port
        self.customers = customers
        self.seed = seed
        self.now = now
        self.hasDocumentedLimits = hasDocumentedLimits
        self.listEnd = listEnd
        self.acceptsDeviceCodeAfter = acceptsDeviceCodeAfter
        self.pollInterval = pollInterval
        self.refreshesOnce = refreshesOnce
        self.attributes = attributes
        self.clock = clock
    }
}

/// Who the sandbox takes its clients for.
package enum SandboxIdentity {
    /// The partner's tenant.
    package static let partner = TenantID(high: 0x3b33_e682_00c3_41ee, low: 0x9dd2_a548_adf5_6438)
    /// The partner's domain.
    package static let domain = "fabrikam.onmicrosoft.com"
    /// The partner's name.
    package static let name = "Fabrikam Partner"
    /// The application that is registered with Entra.
    package static let clientID = "5a5a0000-1111-4222-8333-444455556666"
    /// The API client of the marketplace.
    package static let marketplaceClientID = "sandbox-client"
    /// The secret of both.
    package static let secret = "sandbox-secret"
    /// A refresh token that holds from the start.
    package static let refreshToken = "sandbox-refresh-token"
}
