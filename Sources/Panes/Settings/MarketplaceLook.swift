package import Core
import Screen
import Text

/// What is known of the marketplace's own settings.
package enum MarketplaceLook: Equatable, Sendable {
    /// It was not asked, or has none of its own.
    case none
    case asking
    case told(MarketplaceSettings)
}

extension AppState {
    /// Has the marketplace's own settings read, unless that is under way.
    mutating func readMarketplaceSettings() -> [Effect] {
        guard profile.synchronises, settings.marketplace != .asking else { return [] }
        settings.marketplace = .asking
        return [.readMarketplaceSettings]
    }
}

extension SettingsState {
    /// What the marketplace tells of a setting's counterpart, and how that stands beside the form's value.
    func told(_ setting: Setting) -> (isOn: Bool, comparison: SettingComparison)? {
        guard case .told(let settings) = marketplace, let isOn = setting.counterpart.flatMap({ settings.switches[$0] })
        else { return nil }
        return (isOn, setting.compared(value(setting), with: isOn))
    }
}

extension Wording {
    /// What the marketplace's own setting is beside one of Ferry's, in a few words with a sign.
    static func label(of comparison: SettingComparison, isOn: Bool) -> SafeText {
        let sign =
            switch comparison {
            case .same: " "
            case .differs: "≠"
            case .both: "!"
            }
        return SafeText("\(sign) \(phrase(for: comparison, isOn: isOn))")
    }

    /// The same without the sign.
    package static func phrase(for comparison: SettingComparison, isOn: Bool) -> String {
        let word = isOn ? "on" : "off"
        return switch comparison {
        case .same: word
        case .differs: "\(word), differs"
        case .both: "\(word), both"
        }
    }

    /// The same in a sentence.
    package static func sentence(for comparison: SettingComparison, isOn: Bool) -> String {
        let word = isOn ? "on" : "off"
        return switch comparison {
        case .same: "The marketplace's own setting is \(word)."
        case .differs: "The marketplace's own setting is \(word): it differs."
        case .both: "The marketplace's own setting is on as well: both would do the same."
        }
    }

    /// Why nothing is told of the marketplace's own settings, in a few words; nil where it tells.
    static func phrase(for look: MarketplaceLook) -> String? {
        switch look {
        case .none: "not asked: companies live in this store, or nothing is reached"
        case .asking: "asking…"
        case .told(let settings): settings.silence.map { "not told: \(safe($0))" }
        }
    }
}

extension SettingComparison {
    /// How it looks.
    var ink: Ink {
        switch self {
        case .same: .muted
        case .differs: .warning
        case .both: .error
        }
    }
}
