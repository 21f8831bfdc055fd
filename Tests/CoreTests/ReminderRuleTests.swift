import Testing

@testable import Core

/// When reminders are due, and whether they leave.
@Suite struct ReminderRuleTests {
    private let day: Int64 = 86_400

    @Test(
        arguments: [
            (0, 0, nil, 0, 2), (1, 0, nil, 0, 2),
            // A letter by hand puts the first reminder off.
            (0, 0, 1, 0, 3),
            // Once, unless it is repeated.
            (0, 3, 2, 1, nil), (7, 0, 2, 1, nil), (7, 3, 2, 1, 9), (7, 3, 9, 2, 16), (7, 3, 16, 3, 23),
            (7, 3, 23, 4, nil),
        ] as [(Int, Int, Int64?, Int, Int64?)])
    func itIsDueAfterItsDays(repeatDays: Int, repeats: Int, sent: Int64?, reminders: Int, due: Int64?) {
        let rule = ReminderRule(delayDays: 2, repeatDays: repeatDays, repeats: repeats)
        let found = rule.due(
            migratedAt: noon, lastSent: sent.map { noon.adding(seconds: $0 * day) }, reminders: reminders)
        #expect(found == due.map { noon.adding(seconds: $0 * day) })
    }

    /// However often and whenever Ferry looks, nobody gets more than one reminder and its repetitions.
    @Test(arguments: 0...60, 0...3) func nobodyGetsMoreThanTheSettingsSay(delay: Int, repeats: Int) {
        let rule = ReminderRule(delayDays: delay, repeatDays: 4, repeats: repeats)
        var sent: [Timestamp] = []
        for hour in 0..<24 * 100 {
            let now = noon.adding(seconds: Int64(hour) * 3600)
            guard let due = rule.due(migratedAt: noon, lastSent: sent.last, reminders: sent.count), due <= now else {
                continue
            }
            sent.append(now)
        }
        #expect(sent.count == 1 + repeats)
        #expect(sent.first == noon.adding(seconds: Int64(delay) * day))
        for (earlier, later) in zip(sent, sent.dropFirst()) { #expect(later == earlier.adding(seconds: 4 * day)) }
    }

    @Test(arguments: [
        ("false", "off", Bool?.some(false), ReminderStanding.off), ("true", "unknown", false, .active),
        ("true", "unknown", true, .marketplaceReminds), ("true", "off", true, .marketplaceReminds),
        ("true", "unknown", nil, .unattested), ("true", "off", nil, .active), ("true", "on", nil, .marketplaceReminds),
        ("true", "on", false, .active),
    ])
    func theMarketplacesOwnGoFirst(on: String, attested: String, told: Bool?, expected: ReminderStanding) {
        let settings = Settings([.reminders: on, .marketplaceReminds: attested])
        #expect(ReminderStanding(settings, remindsByItself: told) == expected)
    }
}
