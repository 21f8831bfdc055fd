/// The services that know customers' subscriptions.
package protocol SubscriptionDirectory: Sendable {
    /// What is known of the subscriptions of a tenant; without `asksTenant` its own list is not asked for.
    func subscriptions(of tenant: TenantID, asksTenant: Bool) async throws(ServiceFailure) -> TenantSubscriptions
}

/// The subscriptions of a tenant, as the services show them.
package struct TenantSubscriptions: Equatable, Sendable {
    /// All of them; what both services show is there once.
    package var subscriptions: [SubscriptionFacts]
    /// Whose list was read to its end: what it lacks is gone.
    package var complete: Set<SubscriptionFacts.Source>
    /// Why the tenant's own list could not be read; nil where it was, or the partner has no rights in the tenant.
    package var hindrance: ServiceFailure?
    /// After which journal entry the reading began, so that nothing that changed meanwhile is taken back; nil for one of
    /// a moment.
    package var begunAfter: Int64?

    /// Subscriptions.
    package init(
        _ subscriptions: [SubscriptionFacts], complete: Set<SubscriptionFacts.Source>,
        hindrance: ServiceFailure? = nil
    ) {
        self.subscriptions = subscriptions
        self.complete = complete
        self.hindrance = hindrance
    }
}
