extension Contact {
    /// Whether two contacts have one address, in whatever case.
    private func hasAddress(of other: Contact) -> Bool { email.lowercased() == other.email.lowercased() }

    /// This contact with what the billing profile says, where no person said otherwise.
    ///
    /// Names and a phone number belong to a person: beside an address that was typed, those of somebody else in the
    /// billing profile are left out, and when the billing profile names another address, they go with the one before.
    package func filled(from billing: Contact, typed: ContactParts) -> Contact {
        let typed = typed.intersection(ContactParts(filledIn: self))
        let isAnother = !billing.email.isEmpty && !hasAddress(of: billing)
        var filled = self
        if !typed.contains(.country), !billing.country.isEmpty { filled.country = billing.country }
        if isAnother, typed.contains(.email) { return filled }
        if isAnother { filled.email = billing.email }
        func part(_ path: KeyPath<Contact, String>, _ part: ContactParts) -> String {
            let theirs = billing[keyPath: path]
            return typed.contains(part) || (theirs.isEmpty && !isAnother) ? self[keyPath: path] : theirs
        }
        filled.firstName = part(\.firstName, .firstName)
        filled.lastName = part(\.lastName, .lastName)
        filled.phone = part(\.phone, .phone)
        return filled
    }
}

extension Customer {
    /// Takes what a person gave in a file; empty parts change nothing.
    ///
    /// Another address is another person, so that what the billing profile said of the one before goes.
    package mutating func take(typed newer: Contact) {
        let given = ContactParts(filledIn: newer)
        guard !given.isEmpty else { return }
        if given.contains(.email), newer.email.lowercased() != contact.email.lowercased() {
            if !typed.contains(.firstName) { contact.firstName = "" }
            if !typed.contains(.lastName) { contact.lastName = "" }
            if !typed.contains(.phone) { contact.phone = "" }
        }
        contact = contact.merged(with: newer)
        typed.formUnion(given)
    }

    /// Takes a whole contact that a person typed.
    package mutating func replaceContact(with newer: Contact) {
        contact = newer
        typed = ContactParts(filledIn: newer)
    }

    /// Takes what reading it by its tenant showed; what it leaves open stays as it is.
    ///
    /// The list decides the relationship, for of a partner of two kinds it shows both: here one is only filled in.
    package mutating func take(_ details: CustomerDetails, at: Timestamp) {
        detailsAt = at
        bond = details.bond
        guard details.bond == .known else { return }
        if let told = details.relationship, relationship == .none || told == .reseller { relationship = told }
        if name.trimmingBlanks.isEmpty { name = details.billingName }
        if !details.billingName.isEmpty { billingName = details.billingName }
        contact = contact.filled(from: details.contact, typed: typed)
        if let told = details.address, !told.isEmpty { address = told }
        if !details.culture.isEmpty { culture = details.culture }
        if !details.domains.isEmpty { domains = details.domains }
        if let told = details.allowsDelegatedAccess { allowsDelegatedAccess = told }
    }
}
