package import Core
package import Text

/// A request for the reseller relationship while it is written.
package struct RequestForm: Equatable, Sendable {
    /// The fields in the order of `labels`.
    package var form: FormFields
    /// The language of the prospect's letters, which nobody types.
    package var culture: String

    /// The fields' labels.
    package static let labels: [SafeText] = [
        "Company", "E-mail", "First name", "Last name", "Expected domain", "Expected tenant",
    ]

    /// A form that is empty unless something is known of the prospect.
    package init(_ prospect: Prospect = Prospect(company: "", contact: Contact())) {
        let contact = prospect.contact
        form = FormFields([
            prospect.company, contact.email, contact.firstName, contact.lastName, prospect.domain,
            prospect.tenant?.description ?? "",
        ])
        culture = prospect.culture
    }

    /// The prospect that the fields tell of; says what is wrong with a field otherwise.
    mutating func prospect() -> Prospect? {
        let texts = form.texts
        guard EmailAddress(texts[1]) != nil else {
            form.refuse(1, notAnAddress)
            return nil
        }
        let tenant = TenantID(texts[5])
        guard texts[5].isEmpty || tenant != nil else {
            form.refuse(5, "A tenant id is a GUID, such as 11111111-2222-3333-4444-555555555555.")
            return nil
        }
        let contact = Contact(email: texts[1], firstName: texts[2], lastName: texts[3])
        return Prospect(
            company: texts[0], contact: contact, domain: texts[4].lowercased(), tenant: tenant, culture: culture)
    }
}
