/// The settings of a profile, each with its standard where nobody changed it.
package struct Settings: Equatable, Sendable {
    private let changed: [Setting: String]

    /// Settings by those that differ from their standard.
    package init(_ changed: [Setting: String]) { self.changed = changed }

    /// A setting's value.
    package subscript(setting: Setting) -> String { changed[setting] ?? setting.standard }

    /// The first of some settings whose value this Ferry does not understand, such as one of a newer Ferry's; nil when all
    /// can be followed.
    package func unreadable(of settings: [Setting]) -> Setting? {
        settings.first { setting in changed[setting].map { setting.accepted($0) == nil } ?? false }
    }

    /// Whether a setting that is switched on and off is on.
    package func isOn(_ setting: Setting) -> Bool { self[setting] == "true" }

    /// What may be created without asking.
    package var safeCreation: SafeCreation { SafeCreation(rawValue: self[.safeToCreate]) ?? .ready }

    /// What a synchronisation reads by itself.
    package var syncMode: SyncMode { SyncMode(rawValue: self[.syncMode]) ?? .incremental }

    /// Which letter reminders are; nil for the one that helps on the marketplace.
    package var reminderLetter: LetterPurpose? {
        LetterPurpose.allCases.first { $0.word == self[.reminderLetter] }
    }

    /// For how many seconds an address gets no second letter of a kind; nil where the configuration says it.
    package var coolDownSeconds: Int64? { Int64(self[.coolDownHours]).map { $0 * 3600 } }

    /// The value of a setting that is a number.
    package func number(_ setting: Setting) -> Int { Int(self[setting]) ?? Int(setting.standard) ?? 0 }
}
