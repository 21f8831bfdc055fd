/// What a result report of AppDirect's migration tool says of one company.
package struct ResultLine: Equatable, Sendable {
    /// The report's line, from 1.
    package var line: Int
    /// The company's external id.
    package var tenant: TenantID
    /// The marketplace's id of the company; nil where the report names none.
    package var company: CompanyID?

    /// A company that was created.
    package init(line: Int, tenant: TenantID, company: CompanyID?) {
        self.line = line
        self.tenant = tenant
        self.company = company
    }
}
