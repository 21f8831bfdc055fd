/// The configuration with which Ferry works against a sandbox as it is.
package struct SandboxConfiguration: Sendable {
    /// The port that the sandbox listens on.
    package var port: Int
    /// The file that holds the refresh token, by its absolute path.
    package var tokenFile: String
    /// The folder for letters, by its absolute path.
    package var letters: String
    /// Whether the services keep to the limits that they document.
    package var hasDocumentedLimits: Bool

    /// A configuration.
    package init(port: Int, tokenFile: String, letters: String, hasDocumentedLimits: Bool) {
        self.port = port
        self.tokenFile = tokenFile
        self.letters = letters
        self.hasDocumentedLimits = hasDocumentedLimits
    }

    /// The YAML of the profile `sandbox`.
    package var text: String {
        let base = "http://127.0.0.1:\(port)"
        let rates = hasDocumentedLimits ? (500, 20, 5) : (100_000, 1000, 1000)
        return """
            profile: sandbox
            profiles:
              sandbox:
                title: Sandbox
                customers:
                  kind: partner-center
                  api: \(base)/partnercenter
                  authority: \(base)/entra
                  graph: \(base)/graph
                  tenant: \(SandboxIdentity.domain)
                  client_id: "\(SandboxIdentity.clientID)"
                  client_secret: "command:printf \(SandboxIdentity.secret)"
                  refresh_token: "file:\(tokenFile)"
                  requests_per_minute: \(rates.0)
                marketplace:
                  kind: appdirect
                  url: \(base)/marketplace
                  client_id: \(SandboxIdentity.marketplaceClientID)
                  client_secret: "command:printf \(SandboxIdentity.secret)"
                  tenant_key: externalId
                  burst: \(rates.1)
                  requests_per_second: \(rates.2)
                  settle_seconds: 5
                  mails_first_user: unknown
                mail:
                  from: Sandbox Marketplace <marketplace@example.com>
                  transport: maildir
                  path: "\(letters)"

            """
    }
}
