/// The settings of a profile, each with its standard where nobody changed it.
package struct Settings: Equatable, Sendable {
    private let changed: [Setting: String]

    /// Settings by those that differ from their standard.
    package init(_ changed: [Setting: String]) { self.changed = changed }

    /// A setting's value.
    package subscript(setting: Setting) -> String { changed[setting] ?? setting.standard }

    /// Whether a setting that is switched on and off is on.
    package func isOn(_ setting: Setting) -> Bool { self[setting] == "true" }

    /// The value of a setting that is a number.
    package func number(_ setting: Setting) -> Int { Int(self[setting]) ?? Int(setting.standard) ?? 0 }
}
