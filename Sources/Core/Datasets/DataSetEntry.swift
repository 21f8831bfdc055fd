/// What the data sets of AppDirect's migration tool hold of one customer, or why they hold nothing of it.
package struct DataSetEntry: Equatable, Sendable {
    /// The customer's tenant.
    package var tenant: TenantID
    /// The customer's name.
    package var name: String
    /// Its rows; nil when something is missing, for half a company is worse than none.
    package var rows: DataSetRows?
    /// What is missing or wrong.
    package var problems: [DataSetProblem]
    /// What is written all the same, and worth a word.
    package var notes: [DataSetNote]
}

/// The rows of one customer, joined by external ids: the tenant's for the company, the address's for the person.
package struct DataSetRows: Equatable, Sendable {
    /// The tenant, which is the company's external id.
    package var tenant: TenantID
    /// The company's name.
    package var name: String
    /// The company's phone number; possibly empty.
    package var phone: String
    /// The country as two letters.
    package var country: String
    /// The address; nil unless it is complete.
    package var address: PostalAddress?
    /// The first user.
    package var user: DataSetUser
    /// Whether an earlier company brought the person already, who is one user all the same.
    package var isKnownUser: Bool
    /// The primary domain; possibly empty.
    package var domain: String
    /// The customer's own domains.
    package var domains: [String]
    /// What the customer is to this partner.
    package var relationship: Relationship
    /// The language and region; possibly empty.
    package var culture: String
    /// The portal's tags; possibly empty.
    package var tags: String
}

/// A person of the data sets.
package struct DataSetUser: Equatable, Sendable {
    /// The external id: the address in lower case, so that a person is the same one in every export.
    package var externalID: String
    /// The e-mail address.
    package var email: String
    /// The given name.
    package var firstName: String
    /// The family name.
    package var lastName: String
}

/// Why a customer is in no data set.
package enum DataSetProblem: Hashable, Sendable {
    case nameMissing
    case emailMissing
    case emailMalformed(String)
    case firstNameMissing
    case lastNameMissing
    case countryMissing
    /// The text is no code of ISO 3166-1 with two letters.
    case countryUnknown(String)
    /// Ferry itself would not create the company as it stands.
    case notToBeCreated(StandingReason)
    /// The tenant is in the data sets already.
    case tenantTwice
}

/// What the reader of a data set should know of a row that is in it.
package enum DataSetNote: Hashable, Sendable {
    /// The address is not complete, so that the company goes without one.
    case addressLeftOut(CompanyProblem)
    /// An earlier company brought the person under another name, which is kept.
    case otherNameKept
    /// A spreadsheet would take the text for a formula.
    case looksLikeFormula(String)
}
