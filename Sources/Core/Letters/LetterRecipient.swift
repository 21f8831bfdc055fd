/// A user of a company, or somebody who is asked for the reseller relationship, as far as letters are concerned.
package struct LetterRecipient: Equatable, Sendable {
    /// The store's number of the user or the request, which is that of the row in its list.
    package var row: RowID
    /// How far the request is; nil for a user.
    package var request: RequestState?
    /// What the user knows of how to get in.
    package var state: InvitationState
    /// How far the marketplace says that the user is; nil while nobody asked it.
    package var access: MarketplacePerson.Access?
    /// The person.
    package var contact: Contact
    /// The company's id on the marketplace; empty for a request.
    package var companyID: CompanyID
    /// The company's name.
    package var company: String
    /// The company's tenant.
    package var tenant: TenantID?
    /// The company's domain; possibly empty.
    package var domain: String
    /// The customer's culture, such as da-DK; possibly empty.
    package var culture: String
    /// When Ferry last had the marketplace invite the person again; nil where it never did.
    package var invitedAt: Timestamp?

    /// A user.
    package init(
        user: RowID, state: InvitationState, access: MarketplacePerson.Access? = nil, contact: Contact,
        companyID: CompanyID, company: String, tenant: TenantID?, domain: String, culture: String
    ) {
        row = user
        self.state = state
        self.access = access
        self.contact = contact
        self.companyID = companyID
        self.company = company
        self.tenant = tenant
        self.domain = domain
        self.culture = culture
    }

    /// Whoever a request asks.
    package init(_ request: RelationshipRequest) {
        let prospect = request.prospect
        self.init(
            user: request.id, state: .neverTold, contact: prospect.contact, companyID: CompanyID(""),
            company: prospect.company, tenant: prospect.tenant, domain: prospect.domain, culture: prospect.culture)
        self.request = request.state
    }
}

extension LetterValues {
    /// Adds what concerns the recipients of one letter, who share an address.
    mutating func add(_ recipients: [LetterRecipient], address: EmailAddress) {
        func first(_ part: (LetterRecipient) -> String) -> String {
            recipients.lazy.map(part).first { !$0.isEmpty } ?? ""
        }
        self[.firstName] = first(\.contact.firstName)
        self[.lastName] = first(\.contact.lastName)
        self[.name] = first(\.contact.fullName)
        self[.email] = address.description
        self[.company] = first(\.company)
        self[.tenantId] = first { $0.tenant?.description ?? "" }
        self[.domain] = first(\.domain)
        var named: Set<String> = []
        self[.companies] = recipients.map(\.company).filter { !$0.isEmpty && named.insert($0).inserted }
            .joined(separator: ", ")
    }
}
