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

    /// The parts that a contact fills.
    package init(filledIn contact: Contact) {
        self = []
        if !contact.email.isEmpty { insert(.email) }
        if !contact.firstName.isEmpty { insert(.firstName) }
        if !contact.lastName.isEmpty { insert(.lastName) }
        if !contact.country.isEmpty { insert(.country) }
        if !contact.phone.isEmpty { insert(.phone) }
    }
}
