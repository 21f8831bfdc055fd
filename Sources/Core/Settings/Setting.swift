/// A setting of the profile that the store keeps.
package enum Setting: String, CaseIterable, Sendable {
    case companySync, createAutomatically, marketplaceCreatesAutomatically, createCeiling
    case inviteAdministratorOnCreation, syncIntervalMinutes, fullSyncIntervalDays
    case reminders, marketplaceReminds, reminderDelayDays, reminderRepeatDays, reminderRepeats, letterCeiling,
        graceSeconds

    /// What values a setting takes.
    package enum Kind: Equatable, Sendable {
        case toggle
        case choice([String])
        case number(ClosedRange<Int>, unit: String)
    }

    /// What values it takes.
    package var kind: Kind {
        switch self {
        case .companySync, .createAutomatically, .inviteAdministratorOnCreation, .reminders: .toggle
        case .marketplaceCreatesAutomatically, .marketplaceReminds: .choice(["unknown", "on", "off"])
        case .createCeiling: .number(1...100_000, unit: "companies a run")
        case .syncIntervalMinutes: .number(5...10_080, unit: "minutes")
        case .fullSyncIntervalDays: .number(1...365, unit: "days")
        case .reminderDelayDays: .number(0...60, unit: "days")
        case .reminderRepeatDays: .number(0...365, unit: "days")
        case .reminderRepeats: .number(0...20, unit: "times")
        case .letterCeiling: .number(1...100_000, unit: "letters a run")
        case .graceSeconds: .number(0...600, unit: "seconds")
        }
    }

    /// The value until somebody sets another.
    package var standard: String {
        switch self {
        case .companySync: "true"
        case .createAutomatically, .inviteAdministratorOnCreation, .reminders: "false"
        case .marketplaceCreatesAutomatically, .marketplaceReminds: "unknown"
        case .createCeiling: "100"
        case .syncIntervalMinutes: "60"
        case .fullSyncIntervalDays: "7"
        case .reminderDelayDays: "2"
        case .reminderRepeatDays, .reminderRepeats: "0"
        case .letterCeiling: "500"
        case .graceSeconds: "10"
        }
    }

    /// What it does, in one sentence.
    package var meaning: String {
        switch self {
        case .companySync: "Synchronise customers and companies at all."
        case .createAutomatically: "Create companies that are ready and unambiguous without asking."
        case .marketplaceCreatesAutomatically:
            "Whether the marketplace's own automatic creation is on, as a person attests it."
        case .createCeiling: "How many companies one automatic run may create."
        case .inviteAdministratorOnCreation: "Tell the administrator as soon as the company is created."
        case .syncIntervalMinutes: "How long background work waits between two synchronisations."
        case .fullSyncIntervalDays: "How often everything is read again instead of what changed."
        case .reminders: "Remind administrators who have not activated."
        case .marketplaceReminds:
            "Whether the marketplace itself reminds those who did not register, as a person attests it."
        case .reminderDelayDays: "How long after the migration the first reminder leaves."
        case .reminderRepeatDays: "How long until a reminder is repeated; 0 sends it once."
        case .reminderRepeats: "How often a reminder is repeated."
        case .letterCeiling: "How many letters one run may send."
        case .graceSeconds: "How long a confirmed sending can be taken back."
        }
    }

    /// The value in its one right spelling; nil when the setting does not take it.
    package func accepted(_ text: String) -> String? {
        let word = text.trimmingBlanks.lowercased()
        switch kind {
        case .toggle:
            if ["true", "on", "yes"].contains(word) { return "true" }
            return ["false", "off", "no"].contains(word) ? "false" : nil
        case .choice(let words): return words.contains(word) ? word : nil
        case .number(let range, _):
            guard let number = Int(word), range.contains(number) else { return nil }
            return String(number)
        }
    }
}
