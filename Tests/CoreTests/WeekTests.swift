import Core
import Testing

@Suite struct WeekTests {
    @Test(arguments: [
        ("2026-11-23T00:00:00Z", "2026-11-23"), ("2026-11-29T23:59:59Z", "2026-11-23"),
        ("2026-11-22T23:59:59Z", "2026-11-16"), ("2027-01-01", "2026-12-28"), ("1970-01-01", "1969-12-29"),
        ("1969-12-28T23:59:59Z", "1969-12-22"), ("2024-02-29", "2024-02-26"),
    ])
    func aWeekBeginsOnItsMonday(moment: String, monday: String) throws {
        #expect(Week(of: try #require(Timestamp(moment))).start.day() == monday)
    }

    @Test func weeksFollowOneAnother() throws {
        let week = Week(of: try #require(Timestamp("2026-11-23")))
        #expect(week.last(3).map { $0.start.day() } == ["2026-11-09", "2026-11-16", "2026-11-23"])
        #expect(week.next(2).map { $0.start.day() } == ["2026-11-23", "2026-11-30"])
        #expect(week.last(3).search("createdAt") == "createdAt:>=2026-11-09 createdAt:<2026-11-30")
        #expect(week.month == 11)
    }
}
