/// The person who becomes a company's first user; every part may be empty.
package struct Contact: Equatable, Hashable, Sendable {
    /// The e-mail address as it was given; may be malformed.
    package var email: String
    /// The given name.
    package var firstName: String
    /// The family name.
    package var lastName: String
    /// The country, by preference its two-letter code.
    package var country: String
    /// The phone number, as it was given.
    package var phone: String

    /// A contact of the parts that are known.
    package init(
        email: String = "", firstName: String = "", lastName: String = "", country: String = "", phone: String = ""
    ) {
        self.email = email
        self.firstName = firstName
        self.lastName = lastName
        self.country = country
        self.phone = phone
    }

    /// Both names in one.
    package var fullName: String {
        firstName.isEmpty ? lastName : lastName.isEmpty ? firstName : firstName + " " + lastName
    }

    /// This contact with every part that the newer one fills replaced.
    package func merged(with newer: Contact) -> Contact {
        Contact(
            email: newer.email.isEmpty ? email : newer.email,
            firstName: newer.firstName.isEmpty ? firstName : newer.firstName,
            lastName: newer.lastName.isEmpty ? lastName : newer.lastName,
            country: newer.country.isEmpty ? country : newer.country,
            phone: newer.phone.isEmpty ? phone : newer.phone)
    }
}
