package import Core
package import Transfer

/// A marketplace of AppDirect, reached by its API for companies (`account/v2`).
package struct AppDirectMarketplace: Sendable {
    /// The requests about companies.
    let accounts: Accounts
    /// What was configured.
    let rules: MarketplaceRules
    /// The complete list, where only that can tell which company bears a tenant.
    let wholeList: SharedReading<[CompanyReading]>
    /// What it told of itself.
    let told = ToldSettings()

    /// A marketplace that is reached by a caller, which signs the requests in and keeps to the limits.
    package init(caller: any ServiceCaller, rules: MarketplaceRules) {
        let accounts = Accounts(caller: caller, field: rules.tenantField)
        self.accounts = accounts
        self.rules = rules
        wholeList = SharedReading { () async throws(ServiceFailure) in try await accounts.list(named: nil) }
    }

    /// Refuses whatever would change something while nothing may be changed.
    func requireWriting() throws(ServiceFailure) {
        if rules.isReadOnly { throw .notAllowed("this profile is read-only") }
    }
}

extension AppDirectMarketplace: CompanyDirectory {
    package func page(_ number: Int) async throws(ServiceFailure) -> CompanyPage {
        let page = try await accounts.page(number, named: nil)
        return CompanyPage(
            companies: page.rows.map(\.company), unreadable: page.unreadable, total: page.total, isLast: page.isLast)
    }

    /// The verified domains are asked for only where no tenant is known, for only there they can match; those of the
    /// others are for `verifiedDomains(of:)`.
    package func company(_ id: CompanyID) async throws(ServiceFailure) -> Company? {
        try await reading(of: id)?.company
    }

    /// A company with what only AppDirect knows of it; nil when there is none.
    package func reading(of id: CompanyID) async throws(ServiceFailure) -> CompanyReading? {
        guard var reading = try await accounts.read(.id(id)) else { return nil }
        if reading.company.tenant == nil {
            reading.company.verifiedDomains = try await accounts.verifiedDomains(of: id)
            reading.company.domain = reading.company.verifiedDomains.first ?? ""
        }
        return reading
    }

    package func verifiedDomains(of id: CompanyID) async throws(ServiceFailure) -> [String] {
        try await accounts.verifiedDomains(of: id)
    }

    package func administrator(of id: CompanyID) async throws(ServiceFailure) -> Contact? {
        try await accounts.administrator(of: id)
    }
}
