import Core
import Testing

@Suite struct QueryMatchTests {
    private let row = record(
        7, state: .blocked, name: "Müller & Søn A/S", domain: "mueller.example", email: "anna@mueller.example",
        country: "DK",
        firstSeen: noon.seconds - 3 * 86400)

    @Test(arguments: [
        ("", true), ("muller", true), ("SON", true), ("Søn", true), ("müller anna", true), ("muller berta", false),
        ("\"muller & son\"", true), ("\"muller son\"", false), ("!muller", false), ("!berta", true),
        ("!berta !olga", true),
        ("dk", false), ("country:dk", true), ("country:d", true), ("domain:muller", false), ("domain:mueller", true),
        ("00000000-0000-00c0", true), ("tenant:0007", true), ("!phone:\"\"", true), ("phone:\"\"", false),
        ("email:\"\"", true), ("state:blocked", true), ("state:ready,blocked", true), ("state:ready", false),
        ("!state:ready", true), ("age:>2d", true), ("age:>3d", false), ("age:>=3d", true), ("age:<4d", true),
        ("age:<3d", false), ("firstseen:2026-11-20", true), ("firstseen:2026-11-19", false),
        ("missingsince:>1d", false), ("missingsince:<1d", false), ("!missingsince:<1d", true), ("namesake:0", true),
        ("namesake:<1", true), ("namesake:1", false), ("!namesake:0", false),
    ])
    func aRowMatches(text: String, expected: Bool) throws {
        let query = try QueryParser(.customers, now: noon).parse(text)
        #expect(query.matches(row, in: Listing.customers.layout) == expected)
    }

    @Test func aTermMustStandInOneColumn() throws {
        let query = Query(terms: [Query.Term(.anywhere("example anna"))])
        #expect(!query.matches(row, in: Listing.customers.layout))
    }
}
