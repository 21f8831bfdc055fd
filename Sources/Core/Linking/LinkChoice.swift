/// A company that is to be linked to a customer's tenant.
package struct LinkChoice: Equatable, Sendable {
    /// The customer.
    package var customer: RowID
    /// The company.
    package var company: CompanyID
    /// How it was found.
    package var level: MatchLevel

    /// A choice.
    package init(customer: RowID, company: CompanyID, level: MatchLevel) {
        self.customer = customer
        self.company = company
        self.level = level
    }
}
