/// The themes that are part of the program.
enum BuiltInThemes {
    /// Their names, in the order in which a list shows them.
    static let names = [
        "default", "light", "fjord", "ember", "high-contrast", "high-contrast-light", "colour-blind",
        "colour-blind-light", "sixteen", "mono",
    ]

    /// The text of a theme; nil for other names.
    static func source(of name: String) -> ThemeSource? {
        bytes(of: name).map { ThemeSource(name: name, file: "\(name).yaml", text: String(decoding: $0, as: UTF8.self)) }
    }

    private static func bytes(of name: String) -> [UInt8]? {
        switch name {
        case "default": PackageResources.default_yaml
        case "light": PackageResources.light_yaml
        case "fjord": PackageResources.fjord_yaml
        case "ember": PackageResources.ember_yaml
        case "high-contrast": PackageResources.high_contrast_yaml
        case "high-contrast-light": PackageResources.high_contrast_light_yaml
        case "colour-blind": PackageResources.colour_blind_yaml
        case "colour-blind-light": PackageResources.colour_blind_light_yaml
        case "sixteen": PackageResources.sixteen_yaml
        case "mono": PackageResources.mono_yaml
        default: nil
        }
    }
}
