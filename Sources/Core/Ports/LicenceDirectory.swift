/// The licences and users of customers' tenants, where the customer delegated the rights to see and change them.
package protocol LicenceDirectory: Sendable {
    /// The products whose licences a tenant has.
    func products(of tenant: TenantID) async throws(ServiceFailure) -> [LicenceProduct]
    /// All users of a tenant who have a licence of a product, those among them to whom a group gives it.
    func users(of tenant: TenantID, with product: ProductID) async throws(ServiceFailure) -> [LicensedUser]
    /// A user as they are now; nil when the tenant has no such user.
    func user(_ id: String, of tenant: TenantID) async throws(ServiceFailure) -> LicensedUser?
    /// Gives and takes licences in one call, so that the user keeps the services that both have.
    func change(_ swap: LicenceSwap) async throws(ServiceFailure)
}
