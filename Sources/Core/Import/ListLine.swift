/// One row of an imported file, read and checked.
package enum ListLine: Equatable, Sendable {
    case customer(CustomerLine)
    case contact(ContactLine)
    case prospect(ProspectLine)
    /// A company that the migration tool reports as created.
    case result(ResultLine)
    case subscription(SubscriptionLine)
    /// A row that can't be used.
    case rejected(RejectedLine)
}

/// A customer as a list gives it.
package struct CustomerLine: Equatable, Sendable {
    /// The file's line, from 1.
    package var line: Int
    /// The tenant.
    package var tenant: TenantID
    /// The name, sanitised.
    package var name: String
    /// The domain, sanitised, in lower case.
    package var domain: String
    /// The relationship; nil where the list has no such column.
    package var relationship: Relationship?
    /// The tags; nil where the list has no such column.
    package var tags: String?
    /// What it tells of a contact; empty parts change nothing.
    package var contact: Contact
    /// Behind an array, so that the lines of a million customers who have none stay small.
    private var backgrounds: [CustomerBackground]

    /// What it tells of what only a service knows otherwise; nil for most.
    package var background: CustomerBackground? { backgrounds.first }

    /// A customer of a list.
    package init(
        line: Int, tenant: TenantID, name: String, domain: String, relationship: Relationship?, tags: String?,
        contact: Contact, background: CustomerBackground? = nil
    ) {
        self.line = line
        self.tenant = tenant
        self.name = name
        self.domain = domain
        self.relationship = relationship
        self.tags = tags
        self.contact = contact
        backgrounds = background.map { [$0] } ?? []
    }
}

/// A contact for a customer that is known already.
package struct ContactLine: Equatable, Sendable {
    /// How the customer is named.
    package enum Key: Equatable, Hashable, Sendable {
        case tenant(TenantID)
        case domain(String)
    }

    /// The file's line, from 1.
    package var line: Int
    /// Whose contact it is.
    package var key: Key
    /// The contact; empty parts change nothing.
    package var contact: Contact

    /// A contact of a list.
    package init(line: Int, key: Key, contact: Contact) {
        self.line = line
        self.key = key
        self.contact = contact
    }
}

/// Somebody to be asked for the reseller relationship.
package struct ProspectLine: Equatable, Sendable {
    /// The file's line, from 1.
    package var line: Int
    /// Whom to ask.
    package var prospect: Prospect

    /// A prospect of a list.
    package init(line: Int, prospect: Prospect) {
        self.line = line
        self.prospect = prospect
    }
}

/// A subscription as a list gives it.
package struct SubscriptionLine: Equatable, Sendable {
    /// The file's line, from 1.
    package var line: Int
    /// What the list tells of it.
    package var facts: SubscriptionFacts
    /// The customer's name, sanitised; possibly empty.
    package var company: String
    /// Who said that its licences are moved; nil where the list does not tell.
    package var mark: LicenceMark?
    /// The id of what a person chose to take its place; empty where the list does not tell.
    package var replacedBy = ""
    /// Whether the list has a column that says whether it renews itself.
    package var tellsRenewal = true
    /// What somebody said of whether it renews itself; nil where the list does not tell.
    package var word: RenewalWord?
    /// The fields that were left out.
    package var leftOut: [LeftOutField]

    /// A subscription of a list.
    package init(
        line: Int, facts: SubscriptionFacts, company: String, mark: LicenceMark? = nil, word: RenewalWord? = nil,
        leftOut: [LeftOutField] = []
    ) {
        self.line = line
        self.facts = facts
        self.company = company
        self.mark = mark
        self.word = word
        self.leftOut = leftOut
    }
}

/// A field that can't be used and costs its row nothing else: what it says stays unknown.
package struct LeftOutField: Equatable, Sendable {
    /// The file's line, from 1.
    package var line: Int
    /// The title of the column.
    package var column: String
    /// The beginning of what stands there.
    package var value: String

    /// A field of a row.
    package init(line: Int, column: String, value: String) {
        self.line = line
        self.column = column
        self.value = value
    }
}

/// A row that was refused, and why.
package struct RejectedLine: Equatable, Sendable {
    /// Why a row can't be used.
    package enum Reason: Error, Equatable, Sendable {
        case noTenant
        case malformedTenant(String)
        case wrongColumnCount(found: Int, expected: Int)
        case openQuote
        /// Bytes that are not the file's encoding: the names in it can't be trusted.
        case badEncoding
        case noKey
        /// A prospect to whom no letter can be sent.
        case noEmail
        case malformedEmail(String)
        /// A contact whose customer is not in the store.
        case noCustomer(String)
        /// A domain that several customers share.
        case severalCustomers(String)
        /// An item of a service's answer that is not a customer's.
        case malformedItem
        /// A subscription without an offer and without an id.
        case noOffer
        /// A day that is not written year first.
        case malformedDay(String)
        /// A subscription that an earlier row of its file is, too.
        case subscriptionTwice
        /// A customer that a service gives two tenant ids.
        case twoTenants(String, String)
        /// A company that the migration tool did not create, with its words.
        case notCreated(String)
        /// A line of a result report that doesn't tell what became of the company.
        case noResult
        /// A reported company that belongs to another tenant.
        case companyOfAnother(String, TenantID)
        /// A reported company with something else where its tenant id belongs.
        case foreignKey(String, String)
        /// A member of the data sets whom the file of users lacks.
        case noUser(String)
    }

    /// The file's line, from 1.
    package var line: Int
    /// Why.
    package var reason: Reason
    /// The customer that it names all the same; nil when that can't be read.
    package var tenant: TenantID?

    /// A refused row.
    package init(line: Int, reason: Reason, tenant: TenantID? = nil) {
        self.line = line
        self.reason = reason
        self.tenant = tenant
    }
}

/// What a file is, told by its header.
package enum ListFileKind: Hashable, Sendable {
    /// A customer list; `complete` when its columns are exactly the portal's five.
    case customers(complete: Bool)
    /// A list of contacts for known customers.
    case contacts
    /// A list of those who are to be asked for the reseller relationship.
    case prospects
    /// A result report of AppDirect's migration tool.
    case results
    /// A list of customers' subscriptions.
    case subscriptions

    /// The word for the store and scripts.
    package var word: String {
        switch self {
        case .customers: "customers"
        case .contacts: "contacts"
        case .prospects: "prospects"
        case .results: "results"
        case .subscriptions: "subscriptions"
        }
    }

    /// The kind that a word means; nil when it is none of these.
    package init?(word: String, complete: Bool) {
        let all = [.customers(complete: complete), .contacts, .prospects, .results, .subscriptions] as [Self]
        guard let kind = all.first(where: { $0.word == word }) else { return nil }
        self = kind
    }
}

/// A file that can be imported, read row by row.
package struct ListFile: Sendable {
    /// What it is.
    package var kind: ListFileKind
    /// Its name, for messages and the journal.
    package var name: String
    /// The next rows, at most so many; empty at the end.
    ///
    /// Called from one task at a time.
    package var next: @Sendable (_ count: Int) throws(ListFileFailure) -> [ListLine]
    /// How much of the file was read, from 0 to 1; nil when its length is not known.
    package var progress: @Sendable () -> Double?

    /// A file.
    package init(
        kind: ListFileKind, name: String, next: @escaping @Sendable (Int) throws(ListFileFailure) -> [ListLine],
        progress: @escaping @Sendable () -> Double?
    ) {
        self.kind = kind
        self.name = name
        self.next = next
        self.progress = progress
    }
}

/// Why a file can't be imported at all.
package enum ListFileFailure: Error, Equatable, Sendable {
    case unreadable(name: String, why: String)
    case empty(name: String)
    /// The header is none of the lists Ferry knows.
    case unknownHeader(name: String, columns: [String])
    /// Two columns of one meaning.
    case columnTwice(name: String, first: String, second: String)
    /// A file of the data sets that means something beside the others alone.
    case dataSetPart(name: String)
    /// The report that an export of data sets leaves for people.
    case dataSetReport(name: String)
    /// A folder without any file of the data sets.
    case noDataSets(name: String)
    /// A form that Ferry doesn't read, such as a spreadsheet's own.
    case notText(name: String)
}
