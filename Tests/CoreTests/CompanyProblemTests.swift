import Core
import Testing

@Suite struct CompanyProblemTests {
    private static let tenant = TenantID(high: 1, low: 2)
    private static let whole = PostalAddress(
        street: "1 Example Way", city: "Calgary", postalCode: "T2P 0A1", country: "CA")

    private static func company(
        name: String = "Contoso Ltd", email: String = "ada@contoso.example", country: String = "CA",
        address: PostalAddress? = nil
    ) -> NewCompany {
        NewCompany(
            tenant: tenant, name: name, domain: "contoso.example",
            administrator: Contact(email: email, country: country), address: address)
    }

    private static func changed(_ change: (inout PostalAddress) -> Void) -> NewCompany {
        var address = whole
        change(&address)
        return company(address: address)
    }

    @Test(
        arguments: [
            (company(), nil), (company(country: ""), nil), (company(country: " ca "), nil),
            (company(country: "XK"), nil),
            (company(address: whole), nil), (company(name: " "), .nameMissing), (company(email: " "), .emailMissing),
            (company(email: "ada"), .emailMalformed), (company(country: "UK"), .countryUnknown("UK")),
            (company(country: "Canada"), .countryUnknown("Canada")),
            (changed { $0.street = " " }, .addressPartMissing(.street)),
            (changed { $0.city = "" }, .addressPartMissing(.city)),
            (changed { $0.postalCode = "" }, .addressPartMissing(.postalCode)),
            (changed { $0.country = "" }, .countryUnknown("")), (changed { $0.country = "ZZ" }, .countryUnknown("ZZ")),
            (changed { $0.state = String(repeating: "a", count: 255) }, nil),
            (changed { $0.state = String(repeating: "a", count: 256) }, .addressPartTooLong(.state)),
            (changed { $0.street2 = String(repeating: "😀", count: 128) }, .addressPartTooLong(.street2)),
        ] as [(NewCompany, CompanyProblem?)])
    func whatWouldBeRefusedIsToldBeforehand(company: NewCompany, expected: CompanyProblem?) {
        #expect(creationProblem(of: company) == expected)
    }

    @Test func aProblemSaysWhatIsWrong() {
        #expect(CompanyProblem.countryUnknown("UK").words == "\"UK\" is not a two-letter country code")
        #expect(CompanyProblem.addressPartTooLong(.city).words == "the address's city is longer than 255 characters")
    }

    @Test func aCustomersAddressIsSentWholeOrNotAtAll() {
        let whole = PostalAddress(street: "1 Way", city: "Aarhus", postalCode: "8000", country: "DK")
        var (cut, odd) = (whole, whole)
        cut.postalCode = ""
        odd.country = "XX"
        for (address, sent) in [(nil, nil), (whole, whole), (cut, nil), (odd, nil), (PostalAddress(), nil)] {
            let new = NewCompany(of: customer { $0.address = address })
            #expect(new.address == sent)
            #expect(creationProblem(of: new) == nil)
        }
    }
}
