import Core
import Testing

@Suite struct PlanTermsTests {
    @Test(arguments: [(0, 0), (1, 0), (4, 0), (5, 1), (100, 96), (2000, 1996)])
    func theDurationFollowsFromTheRate(count: Int, seconds: Int) {
        // Five requests each: twenty at once, then five a second.
        #expect(MarketplaceTerms.remote.secondsToCreate(count) == seconds)
    }

    @Test func withoutALimitThereIsNoDuration() {
        #expect(MarketplaceTerms.local.secondsToCreate(1000) == nil)
        #expect(CreationPlan([record(1)]).seconds == nil)
        #expect(CreationPlan((1...10).map { record($0) }, terms: .remote).seconds == 6)
    }

    @Test(arguments: [(nil, true), (true, true), (false, false)] as [(Bool?, Bool)])
    func onlyAClearNoMeansThatNobodyIsMailed(mails: Bool?, may: Bool) {
        var terms = MarketplaceTerms.remote
        terms.mailsFirstUser = mails
        #expect(terms.mayMailFirstUser == may)
    }

    @Test(arguments: [
        ("", true), ("  ", true), ("DK", true), (" dk ", true), ("Denmark", false), ("D1", false), ("D", false),
        ("UK", false), ("ZZ", false),
    ])
    func aBadCountryBlocksOutside(country: String, goes: Bool) {
        let row = record(1, country: country)
        #expect(verdict(of: row, anyway: true, under: .remote) == (goes ? .create : .skip(.countryUnreadable, .none)))
        #expect(verdict(of: row, anyway: true) == .create)
    }

    @Test func thePlanSaysOfAddressesWhatTheCreationSends() {
        let whole = PostalAddress(street: "1 Way", city: "Aarhus", postalCode: "8000", country: "DK")
        var addresses = [PostalAddress](repeating: whole, count: 6)
        addresses[1].street = " "
        addresses[2].country = "dk"
        addresses[3].country = "ZZ"
        addresses[4].state = String(repeating: "😀", count: 128)
        addresses[5].postalCode = String(repeating: "0", count: 255)
        let plan = CreationPlan((1...6).map { record($0) }, terms: .remote) { addresses[Int($0.number) - 1] }
        let isSent = addresses.map { address in NewCompany(of: customer { $0.address = address }).address != nil }
        #expect(isSent == [true, false, true, false, false, true])
        #expect(plan.entries.map(\.lacksAddress) == isSent.map { !$0 })
    }

    @Test func anIncompleteAddressIsLeftOutAndSaid() {
        let whole = PostalAddress(street: "1 Way", city: "Aarhus", postalCode: "8000", country: "DK")
        let part = PostalAddress(city: "Aarhus")
        let addresses = [RowID(1): whole, RowID(2): part, RowID(3): PostalAddress()]
        let plan = CreationPlan((1...4).map { record($0) }, terms: .remote) { addresses[$0] }
        #expect(plan.entries.map(\.lacksAddress) == [false, true, false, false])
    }
}
