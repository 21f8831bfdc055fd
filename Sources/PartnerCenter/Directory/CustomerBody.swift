import Core
import Transfer

extension CustomerDetails {
    /// The details in a customer's own body.
    ///
    /// `userCredentials`, which a newly made customer bears, is never looked at.
    init(_ body: [UInt8], of tenant: TenantID) throws(ServiceFailure) {
        let customer = try JSONValue.object(body, "a customer")
        let profile = customer["companyProfile"]
        let given = [customer["id"].cell, profile["tenantId"].cell].compactMap(TenantID.init)
        guard let found = given.first else { throw .unreadable("a customer came without its tenant id") }
        guard given.allSatisfy({ $0 == tenant }) else {
            throw .unreadable("the customer \(found) came where \(tenant) was asked for")
        }
        let billing = customer["billingProfile"]
        let home = billing["defaultAddress"]
        self.init(
            tenant: tenant, bond: .known,
            relationship: customer["relationshipToPartner"].line.map { Relationship($0) },
            billingName: billing["companyName"].cell,
            contact: Contact(billing, home: home, profile: profile),
            address: PostalAddress(home) ?? PostalAddress(profile["address"]), culture: billing["culture"].cell,
            domains: customer["customDomains"].items.map { Cell.domain($0.cell) }.filter { !$0.isEmpty },
            allowsDelegatedAccess: customer["allowDelegatedAccess"].flag)
    }
}

extension Contact {
    /// The person of a billing profile; the names stand in the profile or in its address.
    fileprivate init(_ billing: JSONValue, home: JSONValue, profile: JSONValue) {
        self.init(
            email: billing["email"].line ?? profile["email"].cell,
            firstName: billing["firstName"].line ?? home["firstName"].cell,
            lastName: billing["lastName"].line ?? home["lastName"].cell,
            country: PostalAddress.country(home["country"].cell), phone: home["phoneNumber"].cell)
    }
}

extension PostalAddress {
    /// An address of the service; nil when no part of it is known.
    fileprivate init?(_ fields: JSONValue) {
        self.init(
            street: fields["addressLine1"].cell, street2: fields["addressLine2"].cell, city: fields["city"].cell,
            state: fields["state"].line ?? fields["region"].cell, postalCode: fields["postalCode"].cell,
            country: Self.country(fields["country"].cell))
        if isEmpty { return nil }
    }

    /// A two-letter code in capitals; anything else as it stands.
    fileprivate static func country(_ text: String) -> String { text.utf8.count == 2 ? text.uppercased() : text }
}
