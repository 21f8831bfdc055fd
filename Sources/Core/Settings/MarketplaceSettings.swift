/// What a marketplace tells of its own settings, which Ferry reads and never changes.
package struct MarketplaceSettings: Equatable, Sendable {
    /// Something that the marketplace does by itself or not.
    package enum Switch: CaseIterable, Sendable {
        case synchronisesCompanies, createsCompanies, invitesAdministrators, reminds
    }

    /// What it told; a switch that it did not name is missing.
    package var switches: [Switch: Bool]
    /// Why it told nothing of companies, in words; nil when it did.
    package var silence: String?

    /// Settings.
    package init(_ switches: [Switch: Bool], silence: String? = nil) {
        self.switches = switches
        self.silence = silence
    }
}

/// How a setting of Ferry's stands beside the marketplace's own.
package enum SettingComparison: String, Sendable {
    case same, differs
    /// Both are on, so that the same would be done twice.
    case both
}

extension Setting {
    /// The marketplace's own setting for the same matter; nil where it has none.
    package var counterpart: MarketplaceSettings.Switch? {
        switch self {
        case .companySync: .synchronisesCompanies
        case .createAutomatically, .marketplaceCreatesAutomatically: .createsCompanies
        case .inviteAdministratorOnCreation: .invitesAdministrators
        case .reminders, .marketplaceReminds: .reminds
        default: nil
        }
    }

    /// How a value stands beside what the marketplace tells of its counterpart.
    package func compared(_ value: String, with isOn: Bool) -> SettingComparison {
        switch self {
        case .createAutomatically, .inviteAdministratorOnCreation, .reminders:
            value == "true" ? (isOn ? .both : .differs) : (isOn ? .differs : .same)
        // Nobody attested anything that could differ.
        case .marketplaceCreatesAutomatically, .marketplaceReminds:
            value == "unknown" || (value == "on") == isOn ? .same : .differs
        default: (value == "true") == isOn ? .same : .differs
        }
    }
}
