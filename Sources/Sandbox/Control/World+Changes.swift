package import Core

extension World {
    /// Adds a customer to the end of the list and gives its tenant.
    mutating func addCustomer(_ customer: NewCustomer) -> TenantID {
        let number = customers.count
        var random = SplitMix64(seed: options.seed, row: number, stream: 9)
        let tenant = customer.tenant ?? RowMaker.identifier(&random)
        let domain = customer.domain.isEmpty ? "added\(number).onmicrosoft.com" : customer.domain
        let country = customer.contact.country.isEmpty ? "US" : customer.contact.country
        customers.add(
            CustomerProfile(
                number: number, tenant: tenant, name: customer.name, billingName: customer.name, domain: domain,
                relationship: customer.relationship, contact: customer.contact,
                address: PostalAddress(
                    street: "1 Example Street", city: "Example City", state: country == "US" ? "WA" : "",
                    postalCode: "98052", country: country),
                customDomains: ["\(domain.prefix { $0 != "." }).example.com"], isDelegated: customer.isDelegated,
                bond: .reseller, culture: "en-\(country)", quirk: random.below(1000)), at: moment)
        return tenant
    }

    /// Changes what becomes of a customer's relationship: it leaves the list, unless it is only lost.
    mutating func setBond(_ bond: CustomerBond, of tenant: TenantID, isListed: Bool) -> Bool {
        guard let number = customers.number(of: tenant) else { return false }
        customers.change(number, at: moment, as: bond == .reseller ? .accepted : .removed) {
            $0.bond = bond
            $0.isListed = isListed
        }
        return true
    }

    /// Changes a customer's name, relationship or address, as far as they are given.
    mutating func changeCustomer(_ tenant: TenantID, name: String?, relationship: String?, email: String?) -> Bool {
        guard let number = customers.number(of: tenant) else { return false }
        customers.change(number, at: moment, as: .renamed) {
            $0.name = name ?? $0.name
            $0.relationship = relationship ?? $0.relationship
            $0.email = email ?? $0.email
        }
        return true
    }

    /// Links a company to a tenant as the web console would, or takes its link away.
    mutating func link(_ uuid: String, to tenant: TenantID?) -> Bool {
        guard let number = companies.number(uuid: uuid) else { return false }
        companies.change(number) { $0.mosiCustomerID = tenant?.description }
        return true
    }

    /// Renames a company.
    mutating func renameCompany(_ uuid: String, _ name: String) -> Bool {
        guard let number = companies.number(uuid: uuid) else { return false }
        companies.change(number) { $0.name = name }
        return true
    }

    /// Adds a company as the web console would, and gives its id.
    mutating func addCompany(_ company: ConsoleCompany) -> String {
        let uuid = companies.newID()
        var made = MarketCompany(uuid: uuid, name: company.name, isActive: true, creationDate: milliseconds)
        made.mosiCustomerID = company.tenant?.description
        made.externalID = company.externalID
        made.verifiedDomains = company.verifiedDomains
        let user = companies.addUser(
            MarketUser(
                uuid: companies.newID(), email: company.email, firstName: "Ada", lastName: "Example",
                isActivated: true, creationDate: milliseconds, lastLogin: milliseconds))
        made.members = [MarketCompany.Member(user: user, roles: ["ROLE_SYS_ADMIN", "ROLE_BILLING_ADMIN", "ROLE_USER"])]
        _ = companies.add(made)
        return uuid
    }
}

/// A company that a person makes in the web console while the sandbox runs.
package struct ConsoleCompany: Sendable {
    /// Its name.
    package var name: String
    /// The tenant that it is linked to; nil for none.
    package var tenant: TenantID?
    /// The owner's own id; nil for none.
    package var externalID: String?
    /// The domains that it has verified.
    package var verifiedDomains: [String]
    /// The first user's address.
    package var email: String

    /// A company.
    package init(
        name: String, tenant: TenantID? = nil, externalID: String? = nil, verifiedDomains: [String] = [],
        email: String = "console@example.com"
    ) {
        self.name = name
        self.tenant = tenant
        self.externalID = externalID
        self.verifiedDomains = verifiedDomains
        self.email = email
    }
}
