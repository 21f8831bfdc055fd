/// What somebody changes of a contact; parts that are nil stay as they are, whoever changed them meanwhile.
package struct ContactChange: Equatable, Sendable {
    /// The new e-mail address.
    package var email: String?
    /// The new given name.
    package var firstName: String?
    /// The new family name.
    package var lastName: String?
    /// The new country.
    package var country: String?
    /// The new phone number.
    package var phone: String?

    /// A change of the parts that are given.
    package init(
        email: String? = nil, firstName: String? = nil, lastName: String? = nil, country: String? = nil,
        phone: String? = nil
    ) {
        self.email = email
        self.firstName = firstName
        self.lastName = lastName
        self.country = country
        self.phone = phone
    }

    /// The change that leads from one contact to another.
    package init(from before: Contact, to after: Contact) {
        self.init(
            email: before.email == after.email ? nil : after.email,
            firstName: before.firstName == after.firstName ? nil : after.firstName,
            lastName: before.lastName == after.lastName ? nil : after.lastName,
            country: before.country == after.country ? nil : after.country,
            phone: before.phone == after.phone ? nil : after.phone)
    }

    /// A contact with this change.
    package func applied(to contact: Contact) -> Contact {
        Contact(
            email: email ?? contact.email, firstName: firstName ?? contact.firstName,
            lastName: lastName ?? contact.lastName, country: country ?? contact.country,
            phone: phone ?? contact.phone)
    }
}
