import Core
import SeededRandom
import Testing

private let day: Int64 = 86400

/// A query and what it means.
struct QueryExample: CustomTestStringConvertible {
    let text: String
    let terms: [Query.Term]
    var testDescription: String { text }

    init(_ text: String, _ tests: Query.Test...) {
        self.text = text
        terms = tests.map { Query.Term($0) }
    }

    init(_ text: String, not test: Query.Test) {
        self.text = text
        terms = [Query.Term(test, negated: true)]
    }
}

/// A query that can't be understood.
struct BadQuery: CustomTestStringConvertible {
    let text: String
    let problem: QueryProblem
    var testDescription: String { text }

    init(_ text: String, _ cause: QueryProblem.Cause, at position: Int) {
        self.text = text
        problem = QueryProblem(cause, at: position)
    }
}

@Suite struct QueryParserTests {
    private static let columns = CustomerColumn.self
    private static let firstSeen = CustomerColumn.Number.firstSeen.rawValue
    private static let fields = ["state", "age"] + Listing.customers.layout.texts + Listing.customers.layout.numbers
    private static let states = PendingState.allCases.map(\.word)

    static let good: [QueryExample] = [
        QueryExample(""), QueryExample("  \t\u{A0} "), QueryExample("contoso", .anywhere("contoso")),
        QueryExample("Contoso  NORD", .anywhere("contoso"), .anywhere("nord")),
        QueryExample("MÜLLER", .anywhere("muller")), QueryExample("\"north wind\"", .anywhere("north wind")),
        QueryExample("north\" wind\"s", .anywhere("north winds")), QueryExample("\"\""), QueryExample("!\"\""),
        QueryExample("!test", not: .anywhere("test")), QueryExample("!", .anywhere("!")),
        QueryExample("!!", not: .anywhere("!")), QueryExample("a!b", .anywhere("a!b")),
        QueryExample("!\"a b\"", not: .anywhere("a b")),
        QueryExample("domain:Contoso", .text(column: columns.domain.rawValue, "contoso")),
        QueryExample("DOMAIN:x", .text(column: columns.domain.rawValue, "x")),
        QueryExample("email:\"\"", .text(column: columns.email.rawValue, "")),
        QueryExample("!email:\"\"", not: .text(column: columns.email.rawValue, "")),
        QueryExample("name:\"north wind\"", .text(column: columns.name.rawValue, "north wind")),
        QueryExample("name:a:b", .text(column: columns.name.rawValue, "a:b")),
        QueryExample("ignorereason:test", .text(column: columns.ignoreReason.rawValue, "test")),
        QueryExample("\"domain:x\"", .anywhere("domain:x")), QueryExample(":x", .anywhere(":x")),
        QueryExample("9:30", .anywhere("9:30")),
        QueryExample("state:ready", .states([1])), QueryExample("STATE:Ready,blocked", .states([1, 4])),
        QueryExample("status:ready", .states([1])), QueryExample("!state:ready", not: .states([1])),
        QueryExample("age:>7d", .number(column: firstSeen, 1...(noon.seconds - 7 * day - 1))),
        QueryExample("age:>=7d", .number(column: firstSeen, 1...(noon.seconds - 7 * day))),
        QueryExample("age:<7d", .number(column: firstSeen, (noon.seconds - 7 * day + 1)...Int64.max)),
        QueryExample("age:<=2w", .number(column: firstSeen, (noon.seconds - 14 * day)...Int64.max)),
        QueryExample("age:7", .number(column: firstSeen, (noon.seconds - 7 * day)...Int64.max)),
        QueryExample("age:90m", .number(column: firstSeen, (noon.seconds - 5400)...Int64.max)),
        QueryExample("age:>1000y", .number(column: firstSeen, 1...1)),
        QueryExample(
            "firstSeen:2026-11-20",
            .number(column: firstSeen, noon.seconds - 3 * day - 43200...noon.seconds - 2 * day - 43201)),
        QueryExample(
            "firstseen:>2026-11-20", .number(column: firstSeen, (noon.seconds - 2 * day - 43200)...Int64.max)),
        QueryExample(
            "firstseen:<2026-11-20", .number(column: firstSeen, Int64.min...(noon.seconds - 3 * day - 43201))),
        QueryExample("firstseen:>7d", .number(column: firstSeen, 1...(noon.seconds - 7 * day - 1))),
        QueryExample("namesake:1", .number(column: columns.Number.namesake.rawValue, 1...1)),
        QueryExample("namesake:>0", .number(column: columns.Number.namesake.rawValue, 1...Int64.max)),
        QueryExample(
            "namesake:<-9223372036854775808",
            .number(column: columns.Number.namesake.rawValue, Int64.min...Int64.min)),
        QueryExample(
            "namesake:>9223372036854775807", .number(column: columns.Number.namesake.rawValue, Int64.max...Int64.max)),
        // A mark behind a quotation mark, a colon or an exclamation mark belongs to no letter.
        QueryExample("\"north\"\u{301} wind", .anywhere("north"), .anywhere("wind")),
        QueryExample("\"\u{301}north wind\"", .anywhere("north wind")),
        QueryExample("domain:\u{308}x", .text(column: columns.domain.rawValue, "x")),
        QueryExample("!\u{301}test", not: .anywhere("test")),
        QueryExample("a \u{301}b", .anywhere("a"), .anywhere("b")),
        QueryExample("a\r\nb", .anywhere("a"), .anywhere("b")),
    ]

    @Test(arguments: good)
    func aQueryMeansThis(example: QueryExample) throws {
        let query = try QueryParser(.customers, now: noon).parse(example.text)
        #expect(query.terms == example.terms)
    }

    static let bad: [BadQuery] = [
        BadQuery("\"", .openQuote, at: 0), BadQuery("north \"wind", .openQuote, at: 6),
        BadQuery("a name:\"b", .openQuote, at: 7), BadQuery("e\u{301}e\u{301} \"x", .openQuote, at: 3),
        BadQuery("domain:", .emptyValue(field: "domain"), at: 0),
        BadQuery("north !domain: wind", .emptyValue(field: "domain"), at: 6),
        BadQuery("domane:x", .unknownField("domane", known: fields), at: 0),
        BadQuery("https://contoso.example", .unknownField("https", known: fields), at: 0),
        BadQuery("a state:redy", .unknownState("redy", known: states), at: 2),
        BadQuery("state:ready,x", .unknownState("x", known: states), at: 0),
        BadQuery("state:,", .emptyValue(field: "state"), at: 0),
        BadQuery("state:\"\"", .emptyValue(field: "state"), at: 0),
        BadQuery("age:x", .notAnAge("x"), at: 0), BadQuery("age:>", .notAnAge(">"), at: 0),
        BadQuery("age:-1d", .notAnAge("-1d"), at: 0), BadQuery("age:d", .notAnAge("d"), at: 0),
        BadQuery("age:99999999999y", .notAnAge("99999999999y"), at: 0),
        BadQuery("age:9223372036854775807d", .notAnAge("9223372036854775807d"), at: 0),
        BadQuery("firstseen:2026-02-30", .notAnAge("2026-02-30"), at: 0),
        BadQuery("firstseen:2026-11-23TZ", .notAnAge("2026-11-23TZ"), at: 0),
        BadQuery("namesake:x", .notANumber("x"), at: 0),
        BadQuery("namesake:2026-11-23", .notANumber("2026-11-23"), at: 0),
    ]

    @Test(arguments: bad)
    func aProblemIsNamedWithItsPlace(example: BadQuery) {
        #expect(throws: example.problem) { try QueryParser(.customers, now: noon).parse(example.text) }
    }

    @Test func eachListHasItsOwnFields() throws {
        #expect(
            try QueryParser(.companies, now: noon).parse("status:ENABLED").terms
                == [Query.Term(.text(column: CompanyColumn.status.rawValue, "enabled"))])
        #expect(
            try QueryParser(.invitations, now: noon).parse("state:never-told timessent:0").terms
                == [
                    Query.Term(.states([0])),
                    Query.Term(.number(column: InvitationColumn.Number.timesSent.rawValue, 0...0)),
                ])
        #expect(throws: QueryProblem.self) { try QueryParser(.companies, now: noon).parse("timessent:1") }
    }

    @Test(arguments: UInt64(30)...34)
    func hostileQueriesNeverTrap(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let pieces = [
            "\"", "!", ":", ",", ">", "<", "=", " ", "state", "age", "name", "firstSeen", "namesake", "ready", "7", "d",
            "2026-11-23", "T", "Z", "+", "-", ".", "\u{301}", "\u{200D}", "\r\n", "東", "👨‍👩‍👧", "9223372036854775807",
        ]
        for _ in 0..<4000 {
            var text = ""
            for _ in 0..<Int.random(in: 0...9, using: &random) { text += pieces.randomElement(using: &random) ?? "" }
            if Int.random(in: 0..<4, using: &random) == 0 { text += random.hostileText(upTo: 10) }
            do {
                let query = try QueryParser(.customers, now: noon).parse(text)
                _ = query.matches(record(1), in: Listing.customers.layout)
            } catch {
                #expect((0...text.count).contains(error.position), "seed \(seed): \(text)")
            }
        }
    }
}
