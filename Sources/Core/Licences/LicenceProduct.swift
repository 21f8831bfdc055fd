/// A product whose licences a tenant has.
package struct LicenceProduct: Equatable, Sendable {
    /// Microsoft's id, the `skuId` of Graph.
    package var id: ProductID
    /// Microsoft's short name, such as SPB; possibly empty.
    package var partNumber: String
    /// How many licences can be given to users.
    package var seats: Int
    /// How many users have one.
    package var taken: Int
    /// The service plans in it.
    package var servicePlans: Set<ProductID>

    /// A product.
    package init(id: ProductID, partNumber: String, seats: Int, taken: Int, servicePlans: Set<ProductID> = []) {
        self.id = id
        self.partNumber = partNumber
        self.seats = seats
        self.taken = taken
        self.servicePlans = servicePlans
    }

    /// How many users could still get one.
    package var free: Int { max(0, seats - taken) }

    /// What people call it: the short name, else the id.
    package var name: String { partNumber.isEmpty ? id.description : partNumber }
}
