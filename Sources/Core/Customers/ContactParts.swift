/// Parts of a contact.
package struct ContactParts: OptionSet, Hashable, Sendable {
    /// One bit a part; stored, so never renumber.
    package let rawValue: UInt8

    /// Parts by their bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The e-mail address.
    package static let email = ContactParts(rawValue: 1)
    /// The given name.
    package static let firstName = ContactParts(rawValue: 2)
    /// The family name.
    package static let lastName = ContactParts(rawValue: 4)
    /// The country.
    package static let country = ContactParts(rawValue: 8)
    /// The phone number.
    package static let phone = ContactParts(rawValue: 16)

    /// Every part with where it lies in a contact.
    private static var places: [(ContactParts, KeyPath<Contact, String>)] {
        [
            (.email, \.email), (.firstName, \.firstName), (.lastName, \.lastName), (.country, \.country),
            (.phone, \.phone),
        ]
    }

    /// The parts that a contact fills.
    package init(filledIn contact: Contact) {
        self = Self.places.reduce([]) { parts, place in
            contact[keyPath: place.1].isEmpty ? parts : parts.union(place.0)
        }
    }
}
