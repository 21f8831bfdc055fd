import Text

/// Makes the rows of the data sets, customer by customer, and says what each lacks.
///
/// It remembers who was there: external ids are unique in a file, and a person with several companies is one user.
package struct DataSetRules: Sendable {
    private var tenants: Set<TenantID> = []
    private var users: [String: DataSetUser] = [:]

    /// Rules before the first customer.
    package init() {}

    /// The entry of a customer; the record is its row of the customer list.
    package mutating func entry(of customer: Customer, standing record: Record) -> DataSetEntry {
        var entry = DataSetEntry(tenant: customer.tenant, name: customer.name, problems: [], notes: [])
        entry.problems = fieldProblems(of: customer)
        if let reason = hindrance(record) { entry.problems.append(.notToBeCreated(reason)) }
        if !tenants.insert(customer.tenant).inserted { entry.problems.append(.tenantTwice) }
        guard entry.problems.isEmpty, let country = countryCode(country(of: customer)) else { return entry }
        let (address, problem) = address(of: customer)
        if let problem { entry.notes.append(.addressLeftOut(problem)) }
        let (user, isKnown) = user(of: customer.contact)
        if isKnown, user.firstName != customer.contact.firstName || user.lastName != customer.contact.lastName {
            entry.notes.append(.otherNameKept)
        }
        let texts = [customer.name, customer.contact.firstName, customer.contact.lastName]
        entry.notes += texts.filter(SafeText.looksLikeFormula).map { .looksLikeFormula($0) }
        entry.rows = DataSetRows(
            tenant: customer.tenant, name: customer.name, phone: customer.contact.phone, country: country,
            address: address, user: user, isKnownUser: isKnown, domain: customer.domain, domains: customer.domains,
            relationship: customer.relationship, culture: customer.culture, tags: customer.tags)
        return entry
    }

    private func fieldProblems(of customer: Customer) -> [DataSetProblem] {
        var problems: [DataSetProblem] = []
        let contact = customer.contact
        if customer.name.trimmingBlanks.isEmpty { problems.append(.nameMissing) }
        if contact.email.trimmingBlanks.isEmpty {
            problems.append(.emailMissing)
        } else if EmailAddress(contact.email) == nil {
            problems.append(.emailMalformed(contact.email))
        }
        if contact.firstName.trimmingBlanks.isEmpty { problems.append(.firstNameMissing) }
        if contact.lastName.trimmingBlanks.isEmpty { problems.append(.lastNameMissing) }
        let country = country(of: customer)
        if country.isEmpty {
            problems.append(.countryMissing)
        } else if countryCode(country) == nil {
            problems.append(.countryUnknown(country))
        }
        return problems
    }

    /// The country of the contact, which a person may have corrected, else that of the billing address.
    private func country(of customer: Customer) -> String {
        let own = customer.contact.country.trimmingBlanks
        return own.isEmpty ? customer.address?.country.trimmingBlanks ?? "" : own
    }

    /// Why Ferry itself would leave the customer alone; what a missing field says already is not said twice.
    private func hindrance(_ record: Record) -> StandingReason? {
        guard verdict(of: record, anyway: false) != .create else { return nil }
        let reason = StandingReason(rawValue: record.reason) ?? .none
        return [.needsContact, .contactMalformed, .nameMissing].contains(reason) ? nil : reason
    }

    private func address(of customer: Customer) -> (PostalAddress?, CompanyProblem?) {
        guard let address = customer.address, !address.isEmpty else { return (nil, nil) }
        let problem = addressProblem(of: address)
        return (problem == nil ? address : nil, problem)
    }

    private mutating func user(of contact: Contact) -> (DataSetUser, isKnown: Bool) {
        let email = contact.email.trimmingBlanks
        let key = email.lowercased()
        if let known = users[key] { return (known, true) }
        let user = DataSetUser(
            externalID: key, email: email, firstName: contact.firstName, lastName: contact.lastName)
        users[key] = user
        return (user, false)
    }
}
