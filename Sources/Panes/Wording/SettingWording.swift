package import Core

extension Wording {
    /// What values a setting takes, in a few words.
    package static func phrase(for kind: Setting.Kind) -> String {
        switch kind {
        case .toggle: "true or false"
        case .choice(let words): "one of \(words.joined(separator: ", "))"
        case .number(let range, let unit):
            "a number from \(grouped(range.lowerBound)) to \(grouped(range.upperBound)) (\(unit))"
        case .numberOr(let word, let range, let unit): "\(word) or \(phrase(for: .number(range, unit: unit)))"
        }
    }

    /// Why a setting does not take a value, in a sentence.
    package static func sentence(refusing value: String, for setting: Setting) -> String {
        "\(setting.rawValue) takes \(phrase(for: setting.kind)), not \(quoted(value))."
    }
}
