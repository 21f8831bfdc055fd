import Core
import Screen
import Text

extension AppState {
    /// Starts changing the marked setting: switches, turns to the next choice, or opens a field for a number.
    mutating func editSetting() {
        let setting = settings.chosen
        settings.problem = nil
        if profile.isReadOnly {
            toast = Toast("This profile is read-only.", .warning)
            return
        }
        switch setting.kind {
        case .toggle: settings.change(setting, to: settings.value(setting) == "true" ? "false" : "true")
        case .choice(let words):
            let place = words.firstIndex(of: settings.value(setting)) ?? 0
            settings.change(setting, to: words[(place + 1) % words.count])
        case .number, .numberOr: settings.field = TextField(settings.value(setting))
        }
    }

    /// Gives a key to the field in which a number is typed.
    mutating func typeSetting(_ press: KeyPress) {
        switch press.key {
        case .escape:
            settings.field = nil
            settings.problem = nil
        case .enter: takeSetting()
        default: _ = settings.field?.handle(press)
        }
    }

    private mutating func takeSetting() {
        guard let field = settings.field else { return }
        let setting = settings.chosen
        guard let value = setting.accepted(field.text) else {
            settings.problem = SafeText(Wording.sentence(refusing: field.text, for: setting))
            return
        }
        settings.change(setting, to: value)
        settings.field = nil
        settings.problem = nil
    }
}
