import Core
import Text
import Transfer

extension JSONBody {
    /// What is sent to create a company that nothing is known against.
    ///
    /// Neither an e-mail address nor a website of the company is sent: nobody told them, and a guess that the
    /// marketplace dislikes would cost the company.
    init(creating company: NewCompany, field: TenantField) {
        let contact = company.administrator
        let tenant = company.tenant.description
        self = .members([
            "name": .text(clean(company.name)),
            "externalId": field.isAttribute ? nil : .text(tenant),
            "customAttributes": field.attributeName.map { [CustomAttribute(name: $0, value: tenant).body] },
            "countryCode": countryCode(company.address?.country ?? contact.country).map { .text($0) },
            "phoneNumber": given(contact.phone),
            "address": company.address.map(JSONBody.init(address:)),
            "firstUser": JSONBody(firstUser: contact),
        ])
    }

    /// An address, which is sent whole or not at all.
    private init(address: PostalAddress) {
        self = .members([
            "street1": .text(clean(address.street)), "street2": given(address.street2),
            "city": .text(clean(address.city)), "state": given(address.state),
            "zip": .text(clean(address.postalCode)), "country": countryCode(address.country).map { .text($0) },
        ])
    }

    /// The user who is made with the company and becomes its administrator.
    private init(firstUser contact: Contact) {
        let names = FirstUserNames(contact)
        self = [
            "email": .text(contact.email.trimmingBlanks), "firstName": .text(names.first),
            "lastName": .text(names.last),
        ]
    }
}

/// The names of a company's first user: AppDirect wants both.
struct FirstUserNames: Equatable {
    /// The given name.
    let first: String
    /// The family name.
    let last: String

    /// Missing names come from the e-mail address: `ada.example@…` is Ada Example, and `info@…` Info Administrator.
    init(_ contact: Contact) {
        let words = contact.email.prefix { $0 != "@" && $0 != "+" }.split { "._-".contains($0) }
            .map { $0.trimmingPrefix(" ") }.map { $0.prefix(1).uppercased() + $0.dropFirst() }
        let given = clean(contact.firstName)
        let family = clean(contact.lastName)
        let tellsFamily = words.count > 1 && (given.isEmpty || given.lowercased() == words[0].lowercased())
        first = given.isEmpty ? words.first ?? "Company" : given
        last = family.isEmpty ? tellsFamily ? words.dropFirst().joined(separator: " ") : "Administrator" : family
    }
}

/// A custom attribute of a company, unchanged so that it can be written back.
struct CustomAttribute: Equatable, Sendable {
    /// Its name.
    var name: String
    /// Its text; nil where it has keys.
    var value: String?
    /// The chosen keys of an attribute with several.
    var keys: [String] = []

    /// What is sent.
    var body: JSONBody {
        .members([
            "name": .text(name), "value": value.map { .text($0) },
            "valueKeys": keys.isEmpty ? nil : .list(keys.map { .text($0) }),
        ])
    }
}

private func clean(_ text: String) -> String { SafeText(text).value.trimmingBlanks }

private func given(_ text: String) -> JSONBody? {
    let clean = clean(text)
    return clean.isEmpty ? nil : .text(clean)
}
