package import Core
package import Screen
package import Text

/// The form of Sync Settings: what is saved, and changes that are not yet.
package struct SettingsState: Equatable, Sendable {
    /// The saved values that differ from the standard.
    package var saved: [Setting: String] = [:]
    /// Changed values, each accepted by its setting and different from the saved one.
    package var drafts: [Setting: String] = [:]
    /// The marked setting.
    package var cursor = ListCursor()
    /// The value being typed; nil when none is.
    package var field: TextField?
    /// What is wrong with the value being typed.
    package var problem: SafeText?
    /// What the marketplace tells of its own settings.
    package var marketplace = MarketplaceLook.none

    /// Everything as it is by standard.
    package init() {}

    /// The settings in the order of the form.
    package static let order: [Setting] = companySync + letters
    /// The first panel: Company Sync.
    package static let companySync: [Setting] = [
        .companySync, .createAutomatically, .safeToCreate, .marketplaceCreatesAutomatically, .createCeiling,
        .inviteAdministratorOnCreation, .syncIntervalMinutes, .syncMode, .fullSyncIntervalDays,
    ]
    /// The second panel: Letters and reminders.
    package static let letters: [Setting] = [
        .reminders, .marketplaceReminds, .reminderDelayDays, .reminderRepeatDays, .reminderRepeats, .reminderLetter,
        .coolDownHours, .letterCeiling, .graceSeconds,
    ]

    /// The marked setting.
    package var chosen: Setting { Self.order[min(cursor.row, Self.order.count - 1)] }

    /// The saved value of a setting.
    package func savedValue(_ setting: Setting) -> String { saved[setting] ?? setting.standard }

    /// The value that the form shows.
    package func value(_ setting: Setting) -> String { drafts[setting] ?? savedValue(setting) }

    /// Takes the saved values in; drafts that they hold by now are none any more.
    package mutating func take(_ values: [Setting: String]) {
        saved = values
        drafts = drafts.filter { $0.value != savedValue($0.key) }
    }

    /// Changes a value in the form.
    package mutating func change(_ setting: Setting, to value: String) {
        drafts[setting] = value == savedValue(setting) ? nil : value
    }
}
