import Core
import Testing

@Suite struct SettingTests {
    @Test func everyStandardIsAcceptedAsItStands() {
        for setting in Setting.allCases { #expect(setting.accepted(setting.standard) == setting.standard) }
    }

    @Test func everySettingSaysWhatItMeans() {
        for setting in Setting.allCases { #expect(setting.meaning.hasSuffix(".") && setting.meaning.count > 20) }
    }

    @Test(
        arguments: [
            (Setting.companySync, "TRUE", "true"), (.companySync, " yes ", "true"), (.companySync, "on", "true"),
            (.companySync, "no", "false"), (.companySync, "Off", "false"), (.companySync, "1", nil),
            (.companySync, "", nil),
            (.marketplaceCreatesAutomatically, "OFF", "off"),
            (.marketplaceCreatesAutomatically, "unknown\n", "unknown"),
            (.marketplaceCreatesAutomatically, "false", nil), (.createCeiling, "1", "1"),
            (.createCeiling, "100000", "100000"),
            (.createCeiling, "0", nil), (.createCeiling, "100001", nil), (.createCeiling, "007", "7"),
            (.createCeiling, "-1", nil), (.createCeiling, "1.5", nil), (.createCeiling, "many", nil),
            (.createCeiling, "", nil),
            (.createCeiling, "99999999999999999999", nil), (.createCeiling, "1 0", nil),
            (.createCeiling, "\u{0661}", nil),
            (.syncIntervalMinutes, "4", nil), (.syncIntervalMinutes, "5", "5"), (.graceSeconds, "0", "0"),
            (.graceSeconds, "601", nil), (.reminderRepeats, "20", "20"), (.reminderRepeats, "21", nil),
        ] as [(Setting, String, String?)])
    func aValueIsAcceptedInItsOneSpelling(setting: Setting, text: String, expected: String?) {
        #expect(setting.accepted(text) == expected)
    }

    @Test func theKeysAreThoseOfTheContract() {
        #expect(
            Setting.allCases.map(\.rawValue) == [
                "companySync", "createAutomatically", "marketplaceCreatesAutomatically", "createCeiling",
                "inviteAdministratorOnCreation", "syncIntervalMinutes", "fullSyncIntervalDays", "reminders",
                "marketplaceReminds", "reminderDelayDays", "reminderRepeatDays", "reminderRepeats", "letterCeiling",
                "graceSeconds",
            ])
    }
}
