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
    /// The names of the service plans in it, such as TEAMS1, by their ids.
    package var services: [ProductID: String]

    /// A product.
    package init(id: ProductID, partNumber: String, seats: Int, taken: Int, services: [ProductID: String] = [:]) {
        self.id = id
        self.partNumber = partNumber
        self.seats = seats
        self.taken = taken
        self.services = services
    }

    /// How many users could still get one.
    package var free: Int { max(0, seats - taken) }

    /// The names of what it has and another product has not; empty where nobody told what is in either.
    package func services(missingIn other: LicenceProduct) -> [String] {
        guard !other.services.isEmpty else { return [] }
        return services.filter { other.services[$0.key] == nil }.values.sorted()
    }

    /// What people call it: the short name, else the id.
    package var name: String { partNumber.isEmpty ? id.description : partNumber }
}
