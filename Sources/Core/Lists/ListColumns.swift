/// The text columns of the customer list.
package enum CustomerColumn: Int, CaseIterable, Sendable {
    /// `contact` is the contact's full name; `companies` holds the ids of matching companies, separated by blanks;
    /// `ignoreReason` is empty unless ignored.
    case name, domain, tenant, contact, email, country, relationship, tags, phone, level, companies, ignoreReason
    case firstName, lastName

    /// The number columns of the customer list.
    package enum Number: Int, CaseIterable, Sendable {
        /// `namesake` is 1 where a company of that name belongs to another tenant.
        case firstSeen, missingSince, namesake
    }

    static let layout = ListLayout(
        texts: allCases.map { "\($0)" },
        searched: [CustomerColumn.name, .domain, .tenant, .contact, .email].map(\.rawValue),
        numbers: Number.allCases.map { "\($0)" }, counts: [Number.namesake.rawValue], age: Number.firstSeen.rawValue,
        states: PendingState.allCases.map(\.word))
}

/// The text columns of the company list.
package enum CompanyColumn: Int, CaseIterable, Sendable {
    /// `id` is the marketplace's own; `informed` is the administrator's invitation state.
    case name, domain, tenant, administrator, email, id, evidence, status, origin, informed, country, phone

    /// The number columns of the company list.
    package enum Number: Int, CaseIterable, Sendable {
        case createdAt
    }

    static let layout = ListLayout(
        texts: allCases.map { "\($0)" },
        searched: [CompanyColumn.name, .domain, .tenant, .administrator, .email].map(\.rawValue),
        numbers: Number.allCases.map { "\($0)" }, counts: [], age: Number.createdAt.rawValue,
        states: CompanyState.allCases.map(\.word))
}

/// What is known of a company's tenant, as the state of its row.
package enum CompanyState: UInt8, CaseIterable, Sendable {
    case unlinked, written, confirmed
    /// The marketplace shows it no more.
    case gone

    /// The word for lists and scripts.
    package var word: String { "\(self)" }

    /// The state of a company with this evidence.
    package init(_ evidence: TenantEvidence) {
        switch evidence {
        case .none: self = .unlinked
        case .written: self = .written
        case .confirmed: self = .confirmed
        }
    }
}

/// The text columns of the invitation list.
package enum InvitationColumn: Int, CaseIterable, Sendable {
    /// `company` is the company's name, `id` the marketplace's id of it, `role` the marketplace's word for the user's
    /// role there, and `access` how far it says that the user is: `active`, `inactive`, `invited` or `unknown`.
    case email, company, person, id, role, access, lastError

    /// The number columns of the invitation list.
    package enum Number: Int, CaseIterable, Sendable {
        case createdAt, lastSent, timesSent, reminderDue
    }

    static let layout = ListLayout(
        texts: allCases.map { "\($0)" },
        searched: [InvitationColumn.email, .company, .person].map(\.rawValue),
        numbers: Number.allCases.map { "\($0)" }, counts: [Number.timesSent.rawValue], age: Number.createdAt.rawValue,
        states: InvitationState.allCases.map(\.word))
}

/// The text columns of the list of requests.
package enum RequestColumn: Int, CaseIterable, Sendable {
    /// `customer` is the tenant that accepted or may have, `sign` by what it was recognised, `reason` why it was closed.
    case company, email, person, domain, tenant, customer, sign, by, reason, lastError

    /// The number columns of the list of requests.
    package enum Number: Int, CaseIterable, Sendable {
        case createdAt, lastSent, timesSent
    }

    static let layout = ListLayout(
        texts: allCases.map { "\($0)" },
        searched: [RequestColumn.company, .email, .person, .domain, .tenant, .customer].map(\.rawValue),
        numbers: Number.allCases.map { "\($0)" }, counts: [Number.timesSent.rawValue], age: Number.createdAt.rawValue,
        states: RequestState.allCases.map(\.word))
}

/// The text columns of the list of subscriptions.
package enum SubscriptionColumn: Int, CaseIterable, Sendable {
    /// `side` is `old` or `new`; `renews` is `yes`, `no` or empty; `licences` is the word of the licence work, `cover`
    /// tells of the replacement: `active`, `inactive`, `several` or empty; `doneBy` who said that licences are moved,
    /// `saidBy` who said whether it renews itself, where no source does; `endless` is `yes` where the term has no end.
    /// `replacedBy` is the id that a person chose to take its place.
    case company, offer, program, status, licences, tenant, id, side, renews, replacement, cover, evidence, source
    case doneBy, offerId, cancelled, saidBy, endless, replacedBy

    /// The number columns of the list of subscriptions; days are their first moments in UTC.
    package enum Number: Int, CaseIterable, Sendable {
        /// `quantity`, `replacementQuantity` and `users` are -1 where nobody said. `hand` is the place among those that
        /// need one, `until` the last day of the state, `deletedAfter` the last one before all is deleted, `replaceBy`
        /// the last one for the replacement.
        case quantity, startsOn, endsOn, hand, until, deletedAfter, replaceBy, doneAt, readAt, replacementQuantity
        case cancellableUntil, saidAt, users
    }

    static let layout = ListLayout(
        texts: allCases.map { "\($0)" },
        searched: [SubscriptionColumn.company, .offer, .program, .tenant, .id].map(\.rawValue),
        numbers: Number.allCases.map { "\($0)" },
        counts: Set([Number.quantity, .hand, .replacementQuantity, .users].map(\.rawValue)),
        ends: Set([Number.endsOn, .until, .deletedAfter, .replaceBy, .cancellableUntil].map(\.rawValue)),
        age: Number.startsOn.rawValue, states: SubscriptionState.allCases.map(\.word),
        aliases: ["programme": "program", "seats": "quantity", "licenses": "licences", "ends": "endson"])
}

extension Record {
    /// One text column of a subscription.
    package subscript(column: SubscriptionColumn) -> String { texts[column.rawValue] }
    /// One number column of a subscription.
    package subscript(column: SubscriptionColumn.Number) -> Int64 { numbers[column.rawValue] }
    /// One text column of a request.
    package subscript(column: RequestColumn) -> String { texts[column.rawValue] }
    /// One number column of a request.
    package subscript(column: RequestColumn.Number) -> Int64 { numbers[column.rawValue] }
    /// One text column of a customer.
    package subscript(column: CustomerColumn) -> String { texts[column.rawValue] }
    /// One number column of a customer.
    package subscript(column: CustomerColumn.Number) -> Int64 { numbers[column.rawValue] }
    /// One text column of a company.
    package subscript(column: CompanyColumn) -> String { texts[column.rawValue] }
    /// One number column of a company.
    package subscript(column: CompanyColumn.Number) -> Int64 { numbers[column.rawValue] }
    /// One text column of an invitation.
    package subscript(column: InvitationColumn) -> String { texts[column.rawValue] }
    /// One number column of an invitation.
    package subscript(column: InvitationColumn.Number) -> Int64 { numbers[column.rawValue] }
}
