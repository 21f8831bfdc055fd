import Core
import Testing

/// Who accepted a request, as far as a list tells.
@Suite struct AcceptanceTests {
    private let prospect = Prospect(
        company: "Contoso Ltd", contact: Contact(email: "ada@contoso.example"), domain: "contoso.onmicrosoft.example")

    private func customer(
        _ number: UInt64, name: String = "Elsewhere", domain: String = "", domains: [String] = [],
        relationship: Relationship = .reseller
    ) -> Customer {
        Customer(
            id: RowID(UInt32(number)), tenant: TenantID(high: 1, low: number), name: name, domain: domain,
            relationship: relationship, firstSeen: Timestamp(seconds: 0), domains: domains)
    }

    @Test func theExpectedTenantDecidesAlone() {
        var wanted = prospect
        wanted.tenant = TenantID(high: 1, low: 7)
        let other = customer(8, domain: "contoso.onmicrosoft.example")
        #expect(Acceptance(of: wanted, among: [other]) == nil)
        #expect(
            Acceptance(of: wanted, among: [other, customer(7)])
                == Acceptance(customer: TenantID(high: 1, low: 7), sign: .tenant))
    }

    @Test func anOwnDomainDecides() {
        let found = Acceptance(of: prospect, among: [customer(1, domains: ["contoso.onmicrosoft.example"])])
        #expect(found?.sign == .domain && found?.sign.isSure == true)
    }

    @Test func mailDomainAndNameAreSuggestions() {
        let byMail = Acceptance(of: prospect, among: [customer(1, domain: "CONTOSO.example")])
        #expect(byMail?.sign == .mailDomain && byMail?.sign.isSure == false)
        #expect(Acceptance(of: prospect, among: [customer(1, name: "CONTOSO Limited")])?.sign == .name)
        #expect(Acceptance(of: prospect, among: [customer(1, name: "Contoso"), customer(2, name: "Contoso")]) == nil)
    }

    @Test func aPublicMailDomainSaysNothing() {
        var wanted = prospect
        wanted.contact.email = "ada@gmail.com"
        wanted.company = ""
        #expect(Acceptance(of: wanted, among: [customer(1, domain: "gmail.com")]) == nil)
    }

    @Test func whoHasNoRelationshipHasNotAccepted() {
        let advised = customer(1, domain: "contoso.onmicrosoft.example", relationship: .advisor)
        #expect(Acceptance(of: prospect, among: [advised]) == nil)
    }
}
