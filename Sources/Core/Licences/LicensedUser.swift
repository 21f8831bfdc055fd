/// A user of a customer's tenant, with the licences that the user has.
package struct LicensedUser: Equatable, Sendable {
    /// Microsoft's id of the user.
    package var id: String
    /// The name with which the user signs in.
    package var principal: String
    /// The shown name; possibly empty.
    package var name: String
    /// The country in which the user works, without which no licence can be given; empty when it is not set.
    package var usageLocation: String
    /// The products of which the user has a licence, each with the service plans that are switched off in it.
    package var licences: [ProductID: Set<ProductID>]
    /// The products that a group gives; they can only be taken away at the group.
    package var byGroup: Set<ProductID>

    /// A user.
    package init(
        id: String, principal: String, name: String = "", usageLocation: String,
        licences: [ProductID: Set<ProductID>] = [:], byGroup: Set<ProductID> = []
    ) {
        self.id = id
        self.principal = principal
        self.name = name
        self.usageLocation = usageLocation
        self.licences = licences
        self.byGroup = byGroup
    }

    /// Whether the user has a licence of a product, by whatever way.
    package func has(_ product: ProductID) -> Bool { licences[product] != nil || byGroup.contains(product) }
}
