import Core
import Testing

@Suite struct ContactMergeTests {
    private let billing = Contact(
        email: "bo@example.com", firstName: "Bo", lastName: "Ss", country: "DK", phone: "2")

    @Test func emptyPartsAreFilled() {
        #expect(Contact().filled(from: billing, typed: []) == billing)
        #expect(Contact(phone: "1").filled(from: billing, typed: [.phone]).phone == "1")
        #expect(billing.filled(from: Contact(), typed: []) == billing)
    }

    @Test func whatAPersonGaveStays() {
        let typed = Contact(email: "BO@example.com", firstName: "Bob")
        let filled = typed.filled(from: billing, typed: [.email, .firstName])
        #expect(filled == Contact(email: "BO@example.com", firstName: "Bob", lastName: "Ss", country: "DK", phone: "2"))
    }

    @Test func anotherPersonsNameIsNotPutBesideATypedAddress() {
        let typed = Contact(email: "ada@example.com")
        #expect(typed.filled(from: billing, typed: .email) == Contact(email: "ada@example.com", country: "DK"))
    }

    @Test func anotherAddressInTheBillingProfileTakesTheNameWithIt() {
        let next = Contact(email: "new@example.com")
        #expect(billing.filled(from: next, typed: []) == Contact(email: "new@example.com", country: "DK"))
        #expect(billing.filled(from: next, typed: .phone).phone == "2")
    }

    @Test func aFileWithAnotherAddressTakesTheBillingNameAway() {
        var row = customer { $0.contact = billing }
        row.take(typed: Contact(email: "ada@example.com"))
        #expect(row.contact == Contact(email: "ada@example.com", country: "DK"))
        #expect(row.typed == .email)
        row.take(typed: Contact(phone: "9"))
        #expect(row.typed == [.email, .phone])
    }

    @Test func theListDecidesTheRelationship() {
        var row = customer { $0.relationship = .none }
        row.take(CustomerDetails(tenant: row.tenant, bond: .known, relationship: .advisor), at: noon)
        #expect(row.relationship == .advisor)
        row.take(CustomerDetails(tenant: row.tenant, bond: .known, relationship: .reseller), at: noon)
        row.take(CustomerDetails(tenant: row.tenant, bond: .known, relationship: .advisor), at: noon)
        #expect(row.relationship == .reseller)
    }

    @Test func aLostCustomerKeepsWhatWasKnown() {
        var row = customer { $0.culture = "da-DK" }
        let before = row.contact
        row.take(CustomerDetails(tenant: row.tenant, bond: .lost), at: noon)
        #expect(row.bond == .lost && row.contact == before && row.culture == "da-DK" && row.detailsAt == noon)
    }
}
