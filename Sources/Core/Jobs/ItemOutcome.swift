/// What became of one claimed item.
package struct ItemOutcome: Equatable, Sendable {
    /// The item; its `made` is stored.
    package var item: JobItem
    /// Its new state.
    package var state: ItemState
    /// What it rested on, for the journal.
    package var evidence: String
    /// The companies that came to be known by it, which the store keeps in the same transaction.
    package var companies: [Company]
    /// What the administrator of these companies counts as having been told; nil when that changes nothing.
    package var informed: InvitationState?
    /// What a verification found, in place of what was known of the company; empty for other jobs.
    package var findings: [Evidence]
    /// False when the item was claimed and nothing was sent for it: then that attempt does not count.
    package var wasSent: Bool
    /// Whether the address of a letter was refused for good.
    package var hasBounced: Bool

    /// An outcome of an item that may have been sent, from which no company came to be known unless told.
    package init(
        item: JobItem, state: ItemState, evidence: String, companies: [Company] = [],
        informed: InvitationState? = nil, findings: [Evidence] = [], wasSent: Bool = true, hasBounced: Bool = false
    ) {
        self.item = item
        self.state = state
        self.evidence = evidence
        self.companies = companies
        self.informed = informed
        self.findings = findings
        self.wasSent = wasSent
        self.hasBounced = hasBounced
    }
}

/// The customer of a job's item as it is now.
package struct ItemCustomer: Equatable, Sendable {
    /// The customer.
    package var customer: Customer
    /// Where it would stand if no job named it.
    package var standing: Standing

    /// A customer with its standing.
    package init(customer: Customer, standing: Standing) {
        self.customer = customer
        self.standing = standing
    }
}
