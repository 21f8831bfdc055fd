package import Core
package import Screen

/// The choice of the company that is one customer's.
package struct LinkDialog: Equatable, Sendable {
    /// The customer's row.
    package var customer: Record
    /// Companies that matched the customer; nil while they are being read.
    package var candidates: [LinkTarget]?
    /// What companies are searched by.
    package var field = TextField()
    /// What is asked of the companies; nil while the field is empty and the candidates are on show.
    package var question: ListQuestion?
    /// The companies found; of an older question while a search runs.
    package var answer: ListAnswer?
    /// The snapshot that the answer's slots belong to.
    package var answered: ListSnapshot?
    /// Why the search can't be understood.
    package var problem: QueryProblem?
    /// The marked company.
    package var cursor = ListCursor()

    /// The choice for a customer; its candidates are still to be read.
    package init(customer: Record) { self.customer = customer }

    /// The ids of the companies that matched the customer.
    package var candidateIDs: [CompanyID] {
        customer[CustomerColumn.companies].split(separator: " ").map { CompanyID(String($0)) }
    }

    /// The level on which they matched.
    package var level: MatchLevel { MatchLevel(rawValue: customer[CustomerColumn.level]) ?? .none }

    /// How many companies there are to choose from.
    package var count: Int { question == nil ? candidates?.count ?? 0 : answer?.count ?? 0 }

    /// Whether the companies on show are not those that are asked for.
    package var isOld: Bool { question == nil ? candidates == nil : answer?.question != question }

    /// The company at a position.
    package func target(at position: Int) -> LinkTarget? {
        guard position >= 0, position < count else { return nil }
        guard question != nil else { return candidates?[position] }
        guard let answer, let answered else { return nil }
        return LinkTarget(answered.record(answer.slot(position)))
    }
}

/// A company that a customer may be linked to.
package struct LinkTarget: Equatable, Sendable {
    /// The company.
    package var id: CompanyID
    /// Its name.
    package var name: String
    /// Its domain; possibly empty.
    package var domain: String
    /// The tenant it is linked to; nil when it is linked to none.
    package var tenant: TenantID?
    /// Whether something else stands where its tenant id belongs.
    package var bearsForeignKey: Bool
    /// How it was found.
    package var level: MatchLevel

    /// A company that matched on a level.
    package init(_ company: Company, level: MatchLevel) {
        id = company.id
        name = company.name
        domain = company.domain
        tenant = company.tenant
        bearsForeignKey = company.bearsForeignKey
        self.level = level
    }

    /// A row of the company list, chosen by hand.
    package init(_ record: Record) {
        id = CompanyID(record[CompanyColumn.id])
        name = record[CompanyColumn.name]
        domain = record[CompanyColumn.domain]
        tenant = TenantID(record[CompanyColumn.tenant])
        bearsForeignKey = StandingReason(rawValue: record.reason) == .foreignKey
        level = .hand
    }

    /// What linking a customer to it comes to.
    package func verdict(for customer: Record) -> LinkPlan.Verdict {
        let verdict = LinkPlan.verdict(on: customer, by: id, of: tenant, bearsForeignKey: bearsForeignKey)
        guard case .link(var choice) = verdict else { return verdict }
        choice.level = level
        return .link(choice)
    }
}

/// A link that waits for a person's yes.
package struct LinkOffer: Equatable, Sendable {
    /// What is to be done.
    package var choice: LinkChoice
    /// The customer's row.
    package var customer: Record
    /// The company.
    package var target: LinkTarget
}
