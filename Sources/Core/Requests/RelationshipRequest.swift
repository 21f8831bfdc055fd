/// How far a request for the reseller relationship is.
package enum RequestState: UInt8, CaseIterable, Sendable {
    /// Written down; no letter left yet.
    case open
    /// A letter left; the customer's Global admin has to accept.
    case sent
    /// A customer of that name or mail domain has the relationship: a person says whether it is the one.
    case suggested
    /// The customer has the relationship.
    case accepted
    /// Given up by a person.
    case closed
    /// A letter may have left, which nobody knows.
    case perhapsSent
    /// The address was refused for good.
    case bounced

    /// The word for lists and scripts.
    package var word: String {
        switch self {
        case .open: "not-sent"
        case .sent: "sent"
        case .suggested: "maybe-accepted"
        case .accepted: "accepted"
        case .closed: "closed"
        case .perhapsSent: "perhaps-sent"
        case .bounced: "bounced"
        }
    }

    /// Whether an answer is still waited for.
    package var isWaiting: Bool {
        switch self {
        case .open, .sent, .suggested, .perhapsSent, .bounced: true
        case .accepted, .closed: false
        }
    }
}

/// Somebody who is asked for the reseller relationship.
package struct Prospect: Equatable, Sendable {
    /// The company's name; sanitised, possibly empty.
    package var company: String
    /// Who gets the letter.
    package var contact: Contact
    /// The domain that its customer is expected to have, in lower case; possibly empty.
    package var domain: String
    /// The tenant that is expected to accept; nil when it is not known.
    package var tenant: TenantID?
    /// The language of its letters, such as da-DK; possibly empty.
    package var culture: String

    /// A prospect.
    package init(
        company: String, contact: Contact, domain: String = "", tenant: TenantID? = nil, culture: String = ""
    ) {
        self.company = company
        self.contact = contact
        self.domain = domain
        self.tenant = tenant
        self.culture = culture
    }
}

/// A request for the reseller relationship, from its first word to the acceptance.
package struct RelationshipRequest: Equatable, Sendable {
    /// The store's number.
    package var id: RowID
    /// Whom it asks.
    package var prospect: Prospect
    /// How far it is.
    package var state: RequestState
    /// The customer who accepted, or may have; nil before.
    package var customer: TenantID?
    /// How that customer was recognised.
    package var sign: AcceptanceSign?
    /// When it was written down.
    package var createdAt: Timestamp
    /// By whom: user@host.
    package var by: String
    /// When a letter last left; nil when none did.
    package var lastSent: Timestamp?
    /// How many letters left.
    package var timesSent: Int
    /// Why it was closed; empty unless it was.
    package var closedReason: String
    /// Why the last letter did not arrive, or may not have; empty when it did.
    package var lastError: String

    /// A request.
    package init(
        id: RowID, prospect: Prospect, state: RequestState = .open, customer: TenantID? = nil,
        sign: AcceptanceSign? = nil, createdAt: Timestamp, by: String, lastSent: Timestamp? = nil, timesSent: Int = 0,
        closedReason: String = "", lastError: String = ""
    ) {
        self.id = id
        self.prospect = prospect
        self.state = state
        self.customer = customer
        self.sign = sign
        self.createdAt = createdAt
        self.by = by
        self.lastSent = lastSent
        self.timesSent = timesSent
        self.closedReason = closedReason
        self.lastError = lastError
    }
}
