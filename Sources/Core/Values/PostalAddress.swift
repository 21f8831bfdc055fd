/// A postal address; every part may be empty.
package struct PostalAddress: Equatable, Hashable, Sendable {
    /// The first line of the street.
    package var street: String
    /// The second line.
    package var street2: String
    /// The city.
    package var city: String
    /// The state or region.
    package var state: String
    /// The postal code.
    package var postalCode: String
    /// The country, by preference its two-letter code.
    package var country: String

    /// An address of the parts that are known.
    package init(
        street: String = "", street2: String = "", city: String = "", state: String = "", postalCode: String = "",
        country: String = ""
    ) {
        self.street = street
        self.street2 = street2
        self.city = city
        self.state = state
        self.postalCode = postalCode
        self.country = country
    }

    /// Whether no part is known.
    package var isEmpty: Bool { self == PostalAddress() }
}
