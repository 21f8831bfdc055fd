/// Knows which tenants the journal speaks of.
package protocol SubjectStore: Sendable {
    /// The tenants that subjects of journal entries name: by their id, by a user's address, a company's id or a
    /// subscription's; those that name none are missing.
    func tenants(named subjects: Set<String>) throws(StoreFailure) -> [String: [TenantID]]
}
