import Core
import SeededRandom
import Testing

@Suite struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("1970-01-01", 0), ("1969-12-31T23:59:59Z", -1),
        ("2026-11-23T08:05:09Z", 1_795_421_109), ("2026-11-23T08:05:09z", 1_795_421_109),
        ("2026-11-23T08:05:09.987Z", 1_795_421_109), ("2026-11-23T09:05:09+01:00", 1_795_421_109),
        ("2026-11-22T23:35:09-08:30", 1_795_421_109), ("2026-11-23T08:05:09+00:00", 1_795_421_109),
        ("2026-11-23T08:05:09.1234567+00:00", 1_795_421_109),
        ("2000-02-29", 951_782_400), ("2024-02-29T00:00:00Z", 1_709_164_800), ("2024-12-31T23:59:60Z", 1_735_689_600),
        ("9999-12-31T23:59:59Z", 253_402_300_799), ("0001-01-01T00:00:00Z", -62_135_596_800),
    ])
    func readsRFC3339(text: String, seconds: Int64) {
        #expect(Timestamp(text)?.seconds == seconds)
    }

    @Test(arguments: [
        "", "T", "Z", "2026", "2026-11", "2026-13-01", "2026-00-10", "2026-02-29", "1900-02-29", "2100-02-29",
        "2026-04-31",
        "2026-11-00", "26-11-23", "2026-1-23", "+026-11-23", "-001-11-23", "0000-01-01", "2026-11-23 08:05:09",
        "2026-11-23T", "T2026-11-23", "2026-11-23TZ", "2026-11-23T.Z", "2026-11-23T+01:00", "2026-11-23T-01:00",
        "2026-11-23T08:05Z", "2026-11-23T08:05:09", "2026-11-23T24:00:00Z", "2026-11-23T08:60:00Z",
        "2026-11-23T08:05:61Z", "2026-11-23T+8:05:09Z", "2026-11-23T8:5:9Z", "2026-11-23T08:05:09.Z",
        "2026-11-23T08:05:09.xZ", "2026-11-23T08:05:09+24:00", "2026-11-23T08:05:09+01:60", "2026-11-23T08:05:09+0100",
        "2026-11-23T08:05:09+", "2026-11-23T08:05:09+:", "2026-11-23T:08:05:09Z", "2026-11-23T08::05:09Z",
        "2026-11-23T08:05:09:Z", "2026-11-23T08:05:09ZZ", "2026-11-23TT08:05:09Z",
        "\u{0662}026-11-23", "2026-11-23T08:05:0\u{0669}Z", "2026-11-23T08:05:09Z\u{301}",
    ])
    func whatIsNoMomentIsRefused(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test func everyMomentReadsBack() {
        var random = SeededRandom(seed: 4)
        for _ in 0..<5000 {
            let moment = Timestamp(seconds: .random(in: -62_135_596_800...253_402_300_799, using: &random))
            #expect(Timestamp(moment.description) == moment, "seed 4")
        }
    }

    @Test func everyDayOfFourCenturiesFollowsTheOneBefore() {
        var days: Set<String> = []
        for day in stride(from: Int64(-11_000), to: 135_100, by: 1) {
            let text = Timestamp(seconds: day * 86400 + 43_200).day()
            #expect(Timestamp(text)?.seconds == day * 86400)
            days.insert(text)
        }
        #expect(days.count == 146_100)
        #expect(days.contains("2000-02-29") && !days.contains("2100-02-29"))
    }

    @Test func anOffsetShowsTheLocalDayAndClock() {
        let moment = Timestamp(seconds: 1_795_421_109)
        #expect(moment.minute(offset: 3600) == "2026-11-23 09:05")
        #expect(moment.clock(offset: -9 * 3600) == "23:05")
        #expect(moment.day(offset: -9 * 3600) == "2026-11-22")
        #expect(Timestamp(seconds: -1).clock() == "23:59")
    }

    @Test func hostileTextNeverTraps() {
        var random = SeededRandom(seed: 5)
        let pieces = [
            "2026-11-23", "T", "08:05:09", "Z", "+", "-", ":", ".", "01:00", "9", "\u{301}", " ", "\u{0}", "é",
        ]
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...7, using: &random)
            let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            if let moment = Timestamp(text) { #expect(text.utf8.count >= 10 && moment.seconds > 0, "seed 5: \(text)") }
        }
    }
}
