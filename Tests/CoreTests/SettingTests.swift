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

    @Test(arguments: [
        (Setting.companySync, "true", true, SettingComparison.same), (.companySync, "true", false, .differs),
        (.createAutomatically, "true", true, .both), (.createAutomatically, "true", false, .differs),
        (.createAutomatically, "false", false, .same), (.createAutomatically, "false", true, .differs),
        (.marketplaceCreatesAutomatically, "unknown", true, .same),
        (.marketplaceCreatesAutomatically, "off", true, .differs), (.marketplaceReminds, "on", true, .same),
        (.reminders, "true", true, .both), (.inviteAdministratorOnCreation, "true", true, .both),
    ])
    func theMarketplacesOwnStandsBesideFerrys(
        setting: Setting, value: String, isOn: Bool, expected: SettingComparison
    ) {
        #expect(setting.counterpart != nil && setting.compared(value, with: isOn) == expected)
    }

    @Test func wordsStandForWhatTheConfigurationSays() {
        #expect(Settings([:]).coolDownSeconds == nil && Settings([.coolDownHours: "0"]).coolDownSeconds == 0)
        #expect(Settings([.coolDownHours: "36"]).coolDownSeconds == 129_600)
        #expect(Settings([:]).reminderLetter == nil)
        #expect(Settings([.reminderLetter: "activation-reminder"]).reminderLetter == .activationReminder)
        #expect(Setting.coolDownHours.accepted("Profile") == "profile")
        #expect(Setting.coolDownHours.accepted("8761") == nil && Setting.coolDownHours.accepted("soon") == nil)
    }

    @Test func theKeysAreThoseOfTheContractAndSomeMore() {
        let added = ["safeToCreate", "reminderLetter", "coolDownHours", "syncMode"]
        #expect(
            Setting.allCases.map(\.rawValue).filter { !added.contains($0) } == [
                "companySync", "createAutomatically", "marketplaceCreatesAutomatically", "createCeiling",
                "inviteAdministratorOnCreation", "syncIntervalMinutes", "fullSyncIntervalDays", "reminders",
                "marketplaceReminds", "reminderDelayDays", "reminderRepeatDays", "reminderRepeats", "letterCeiling",
                "graceSeconds",
            ])
    }
}
