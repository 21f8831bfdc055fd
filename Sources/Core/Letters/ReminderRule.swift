/// When somebody who does not use the account is reminded.
package struct ReminderRule: Equatable, Sendable {
    /// How many days after the migration, or after the last letter of another kind, the first reminder leaves.
    package var delayDays: Int
    /// How many days later it is repeated; 0 for never.
    package var repeatDays: Int
    /// How often it is repeated at most.
    package var repeats: Int
    /// Whether those get it, too, who have an open invitation and no account; a password is nothing to them.
    package var isForInvited: Bool

    /// A rule.
    package init(delayDays: Int, repeatDays: Int, repeats: Int, isForInvited: Bool = false) {
        self.delayDays = delayDays
        self.repeatDays = repeatDays
        self.repeats = repeats
        self.isForInvited = isForInvited
    }

    /// The rule of the settings, whether or not reminders are on.
    package init(_ settings: Settings) {
        self.init(
            delayDays: settings.number(.reminderDelayDays), repeatDays: settings.number(.reminderRepeatDays),
            repeats: settings.number(.reminderRepeats), isForInvited: settings.reminderLetter == .activationReminder)
    }

    /// When the next reminder is due; nil when there is none any more.
    ///
    /// `reminders` counts those that left, or may have; `lastSent` is when the last letter of any kind left.
    package func due(migratedAt: Timestamp, lastSent: Timestamp?, reminders: Int) -> Timestamp? {
        let last = max(migratedAt, lastSent ?? migratedAt)
        if reminders == 0 { return last.adding(seconds: 86_400 * Int64(delayDays)) }
        guard repeatDays > 0, reminders <= repeats else { return nil }
        return last.adding(seconds: 86_400 * Int64(repeatDays))
    }
}

/// Whether Ferry reminds those who do not use their accounts, and why not otherwise.
package enum ReminderStanding: String, Equatable, Sendable {
    /// It does.
    case active
    /// They are switched off.
    case off
    /// The marketplace reminds by itself.
    case marketplaceReminds
    /// Nobody knows whether the marketplace reminds: it does not tell, and nobody attested that it does not.
    case unattested
    /// A setting of theirs has a value that this Ferry does not understand.
    case unreadable

    /// The settings by which they leave.
    package static let settings: [Setting] = [
        .marketplaceReminds, .reminderDelayDays, .reminderRepeatDays, .reminderRepeats, .reminderLetter, .letterCeiling,
        .coolDownHours,
    ]

    /// Where reminders stand by the settings and what the marketplace tells of its own; nil when it tells nothing.
    package init(_ settings: Settings, remindsByItself: Bool?) {
        let attested: Bool? =
            switch settings[.marketplaceReminds] {
            case "on": true
            case "off": false
            default: nil
            }
        switch remindsByItself ?? attested {
        case _ where !settings.isOn(.reminders): self = .off
        case _ where settings.unreadable(of: Self.settings) != nil: self = .unreadable
        case true?: self = .marketplaceReminds
        case false?: self = .active
        case nil: self = .unattested
        }
    }
}
