/// A setting of the profile that the store keeps.
package enum Setting: String, CaseIterable, Sendable {
    case companySync, createAutomatically, safeToCreate, marketplaceCreatesAutomatically, createCeiling
    case inviteAdministratorOnCreation, syncIntervalMinutes, syncMode, fullSyncIntervalDays
    case reminders, marketplaceReminds, reminderDelayDays, reminderRepeatDays, reminderRepeats, reminderLetter
    case coolDownHours, letterCeiling, graceSeconds

    /// What values a setting takes.
    package enum Kind: Equatable, Sendable {
        case toggle
        case choice([String])
        case number(ClosedRange<Int>, unit: String)
        /// A number, or a word for what the configuration says.
        case numberOr(String, ClosedRange<Int>, unit: String)
    }

    /// The word for what the profile's configuration says.
    package static let ofProfile = "profile"
    /// The word for the letter that helps on the marketplace.
    package static let usualLetter = "usual"

    /// What values it takes.
    package var kind: Kind {
        switch self {
        case .companySync, .createAutomatically, .inviteAdministratorOnCreation, .reminders: .toggle
        case .safeToCreate: .choice(SafeCreation.allCases.map(\.rawValue))
        case .marketplaceCreatesAutomatically, .marketplaceReminds: .choice(["unknown", "on", "off"])
        case .createCeiling: .number(1...100_000, unit: "companies a run")
        case .syncIntervalMinutes: .number(5...10_080, unit: "minutes")
        case .syncMode: .choice(SyncMode.allCases.map(\.rawValue))
        case .fullSyncIntervalDays: .number(1...365, unit: "days")
        case .reminderDelayDays: .number(0...60, unit: "days")
        case .reminderRepeatDays: .number(0...365, unit: "days")
        case .reminderRepeats: .number(0...20, unit: "times")
        case .reminderLetter: .choice([Self.usualLetter] + LetterPurpose.allCases.filter(\.isForUsers).map(\.word))
        case .coolDownHours: .numberOr(Self.ofProfile, 0...8_760, unit: "hours")
        case .letterCeiling: .number(1...100_000, unit: "letters a run")
        case .graceSeconds: .number(0...600, unit: "seconds")
        }
    }

    /// The value until somebody sets another.
    package var standard: String {
        switch self {
        case .companySync: "true"
        case .createAutomatically, .inviteAdministratorOnCreation, .reminders: "false"
        case .safeToCreate: SafeCreation.ready.rawValue
        case .marketplaceCreatesAutomatically, .marketplaceReminds: "unknown"
        case .reminderLetter: Self.usualLetter
        case .coolDownHours: Self.ofProfile
        case .createCeiling: "100"
        case .syncIntervalMinutes: "60"
        case .syncMode: SyncMode.incremental.rawValue
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
        case .safeToCreate:
            "What is safe to create without asking: ready takes every row that is unblocked and has no candidate; "
                + "unique-names leaves those to a person whose name a company of another tenant has."
        case .marketplaceCreatesAutomatically:
            "Whether the marketplace's own automatic creation is on, as a person attests it."
        case .createCeiling: "How many companies one automatic run may create."
        case .inviteAdministratorOnCreation: "Tell the administrator as soon as the company is created."
        case .syncIntervalMinutes: "How long background work waits between two synchronisations."
        case .syncMode:
            "What a synchronisation reads: incremental reads what changed, and everything again after "
                + "fullSyncIntervalDays; full reads everything each time, at a request or two for each company."
        case .fullSyncIntervalDays: "How often everything is read again instead of what changed."
        case .reminders: "Remind administrators who have not activated."
        case .marketplaceReminds:
            "Whether the marketplace itself reminds those who did not register, as a person attests it."
        case .reminderDelayDays: "How long after the migration the first reminder leaves."
        case .reminderRepeatDays: "How long until a reminder is repeated; 0 sends it once."
        case .reminderRepeats: "How often a reminder is repeated."
        case .reminderLetter:
            "Which letter reminders are, and Resend where none is named: usual takes the one that helps on the marketplace."
        case .coolDownHours:
            "How long an address gets no second letter of a kind: profile takes `mail.cool_down_hours` of the configuration."
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
        case .number(let range, _): return Self.number(word, in: range)
        case .numberOr(let other, let range, _): return word == other ? other : Self.number(word, in: range)
        }
    }

    private static func number(_ word: String, in range: ClosedRange<Int>) -> String? {
        guard let number = Int(word), range.contains(number) else { return nil }
        return String(number)
    }
}

/// What a synchronisation reads by itself.
package enum SyncMode: String, CaseIterable, Sendable {
    /// What changed, and everything from time to time.
    case incremental
    /// Everything each time.
    case full
}

/// What counts as safe to create without asking.
package enum SafeCreation: String, CaseIterable, Sendable {
    /// Every row that is ready.
    case ready
    /// Those of them whose name no company of another tenant has.
    case uniqueNames = "unique-names"
}
