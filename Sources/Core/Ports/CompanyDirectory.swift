/// What a marketplace outside shows of all its companies, and where it keeps their tenants.
package protocol CompanyDirectory: Sendable {
    /// A page of the list of all companies, from 0 on.
    func page(_ number: Int) async throws(ServiceFailure) -> CompanyPage
    /// A company with what only reading it by its id shows; nil when there is none.
    ///
    /// The verified domains of one with a tenant need not be among it.
    func company(_ id: CompanyID) async throws(ServiceFailure) -> Company?
    /// The company administrator, from the company's members; nil when it has none.
    func administrator(of id: CompanyID) async throws(ServiceFailure) -> Contact?
    /// The domains that a company has verified, in lower case; none where they may not be seen.
    func verifiedDomains(of id: CompanyID) async throws(ServiceFailure) -> [String]
    /// Writes a tenant on a company that bears none; refused when it bears another's. Gives the company as it reads back.
    func link(_ id: CompanyID, to tenant: TenantID) async throws(ServiceFailure) -> Company
    /// Takes the tenant that Ferry wrote from a company; refused when it bears another one. Gives it as it reads back.
    func unlink(_ id: CompanyID, from tenant: TenantID) async throws(ServiceFailure) -> Company
}

/// A page of the marketplace's list of companies.
package struct CompanyPage: Equatable, Sendable {
    /// The companies, as far as the list shows them.
    package var companies: [Company]
    /// Rows that could not be read, each with the reason.
    package var unreadable: [String]
    /// How many companies the marketplace says there are; nil when it does not say.
    package var total: Int?
    /// Whether this is the last page.
    package var isLast: Bool

    /// A page.
    package init(companies: [Company], unreadable: [String] = [], total: Int?, isLast: Bool) {
        self.companies = companies
        self.unreadable = unreadable
        self.total = total
        self.isLast = isLast
    }
}
