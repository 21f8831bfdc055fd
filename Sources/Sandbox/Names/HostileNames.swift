/// Names that try to harm a terminal, for a demo that shows that they can't.
enum HostileNames {
    /// How many kinds there are.
    static let kinds = 8

    /// The name made hostile in one of the ways.
    static func name(_ kind: Int, around name: String) -> String {
        switch kind {
        case 0: name + " \u{202E}dtL osotnoC"
        case 1: name + "\u{1B}]52;c;cm0gLXJmIH4=\u{7}"
        case 2: name + "\u{1B}[2J\u{1B}[31m \u{1B}[0m"
        case 3: name.map { "\($0)\u{301}\u{302}\u{303}\u{304}\u{305}" }.joined()
        case 4: String(repeating: name + " ", count: 12) + name
        case 5: name + " \u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466}\u{1F3FD}"
        case 6: "\u{FEFF}\u{200B}" + name + "\u{9B}5n\u{8}\u{8}\u{7F}"
        default: "=HYPERLINK(\"https://example.com\",\"" + name + "\")"
        }
    }
}
