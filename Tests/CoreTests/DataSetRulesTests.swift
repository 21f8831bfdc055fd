import Core
import Testing

/// What goes into the data sets of the migration tool, and what is missing.
@Suite struct DataSetRulesTests {
    private func complete(_ number: Int = 1, _ change: (inout Customer) -> Void = { _ in }) -> Customer {
        customer(number) {
            $0.contact = Contact(
                email: "Ada@Contoso\(number).example", firstName: "Ada", lastName: "Lovelace", country: "gb")
            change(&$0)
        }
    }

    private func entry(_ customer: Customer, _ record: Record? = nil) -> DataSetEntry {
        var rules = DataSetRules()
        return rules.entry(of: customer, standing: record ?? CoreTests.record(Int(customer.id.number)))
    }

    @Test func aCompleteCustomerHasRowsJoinedByExternalIds() throws {
        let rows = try #require(entry(complete()).rows)
        #expect(rows.tenant == tenant(1) && rows.country == "GB" && !rows.isKnownUser)
        #expect(rows.user.externalID == "ada@contoso1.example" && rows.user.email == "Ada@Contoso1.example")
        #expect(entry(complete()).problems.isEmpty && entry(complete()).notes.isEmpty)
    }

    @Test func everythingThatIsMissingIsTold() {
        let bare = entry(
            complete {
                $0.name = " "
                $0.contact = Contact()
            })
        #expect(bare.rows == nil)
        #expect(
            bare.problems == [.nameMissing, .emailMissing, .firstNameMissing, .lastNameMissing, .countryMissing])
        #expect(entry(complete { $0.contact.email = "ada" }).problems == [.emailMalformed("ada")])
        #expect(entry(complete { $0.contact.country = "Britain" }).problems == [.countryUnknown("Britain")])
    }

    @Test func theBillingAddressLendsItsCountry() {
        let address = PostalAddress(country: "DK")
        let entry = entry(
            complete {
                $0.contact.country = ""
                $0.address = address
            })
        #expect(entry.rows?.country == "DK")
        #expect(entry.rows?.address == nil && entry.notes == [.addressLeftOut(.addressPartMissing(.street))])
    }

    @Test(arguments: [
        (PendingState.matched, StandingReason.nameMatch), (.linked, .tenantOnMarketplace), (.ignored, .setAside),
        (.blocked, .notReseller), (.checking, .companiesUnread),
    ])
    func whatFerryWouldNotCreateIsLeftOut(state: PendingState, reason: StandingReason) {
        let entry = entry(complete(), record(1, state: state, reason: reason))
        #expect(entry.rows == nil && entry.problems == [.notToBeCreated(reason)])
    }

    @Test func aMissingFieldIsSaidOnce() {
        let customer = complete { $0.contact.email = "" }
        #expect(entry(customer, record(1, state: .blocked, reason: .needsContact)).problems == [.emailMissing])
    }

    @Test func aPersonWithSeveralCompaniesIsOneUser() throws {
        var rules = DataSetRules()
        _ = rules.entry(of: complete(1), standing: record(1))
        let second = rules.entry(
            of: complete(2) {
                $0.contact.email = "ADA@contoso1.example"
                $0.contact.lastName = "Byron"
            }, standing: record(2))
        let rows = try #require(second.rows)
        #expect(rows.isKnownUser && rows.user.lastName == "Lovelace" && second.notes == [.otherNameKept])
        #expect(rules.entry(of: complete(2), standing: record(2)).problems == [.tenantTwice])
    }

    @Test func namesThatLookLikeFormulasAreKeptAndTold() {
        let entry = entry(complete { $0.name = "=HYPERLINK(\"x\")" })
        #expect(entry.rows?.name == "=HYPERLINK(\"x\")")
        #expect(entry.notes == [.looksLikeFormula("=HYPERLINK(\"x\")")])
    }
}
