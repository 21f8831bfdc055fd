package import Screen

/// The text of one theme, and where it comes from.
package struct ThemeSource: Equatable, Sendable {
    /// The name by which the theme is chosen.
    package let name: String
    /// The file, as it is named in messages.
    package let file: String
    /// The YAML.
    package let text: String

    /// A theme's text.
    package init(name: String, file: String, text: String) {
        self.name = name
        self.file = file
        self.text = text
    }
}

/// Reads theme files.
package struct ThemeFile {
    /// Finds the theme that another one inherits from, by its name; nil when there is none.
    package typealias Lookup = (_ name: String, _ child: ThemeSource) throws(ConfigurationFailure) -> ThemeSource?

    private let source: ThemeSource
    private let log: ProblemLog

    /// The theme in a text; throws everything that is wrong in it or in those that it inherits from.
    package static func theme(_ source: ThemeSource, lookup: Lookup) throws(ConfigurationFailure) -> Theme {
        try draft(source, children: [], lookup).theme(named: source.name)
    }

    private static func draft(
        _ source: ThemeSource, children: [ThemeSource], _ lookup: Lookup
    ) throws(ConfigurationFailure) -> ThemeDraft {
        let log = ProblemLog(file: source.file)
        let keys = ["name", "appearance", "inherits", "palette", "inks", "grounds"]
        var draft = ThemeDraft()
        if let fields = YAMLDocument.read(source.text, log: log)?.mapping(keys: keys) {
            let chain = children + [source]
            if let parent = try parent(of: fields, chain: chain, lookup) {
                draft = try self.draft(parent, children: chain, lookup)
            }
            ThemeFile(source: source, log: log).read(fields, into: &draft)
        }
        try log.check()
        return draft
    }

    private static func parent(
        of fields: YAMLMapping, chain: [ThemeSource], _ lookup: Lookup
    ) throws(ConfigurationFailure) -> ThemeSource? {
        guard let value = fields["inherits"], let name = value.text("a theme's name") else { return nil }
        guard let child = chain.last, let parent = try lookup(name, child) else {
            value.refuse("there is no theme \(quoted(name))")
            return nil
        }
        guard !chain.contains(parent) else {
            let circle = (chain.map(\.name) + [name]).joined(separator: ", ")
            value.refuse("themes can't inherit from each other in a circle: \(circle)")
            return nil
        }
        return parent
    }

    private func read(_ fields: YAMLMapping, into draft: inout ThemeDraft) {
        if let name = fields["name"]?.text("the theme's name"), name != source.name {
            fields["name"]?.refuse("\(quoted(name)) differs from the file's name; write \(source.name)")
        }
        if let word = fields["appearance"]?.choice(["dark", "light"]) { draft.appearance = Appearance(rawValue: word) }
        for entry in fields["palette"]?.mapping()?.entries ?? [] {
            draft.palette[entry.name] = colour(entry.value)
        }
        let names = Array(draft.palette.keys)
        for entry in fields["inks"]?.mapping(keys: Ink.allCases.map(\.themeName))?.entries ?? [] {
            guard let ink = Ink.named[entry.name] else { continue }
            draft.inks[ink] = look(entry.value, keys: ["colour", "style"], palette: names)
        }
        for entry in fields["grounds"]?.mapping(keys: Ground.allCases.map(\.themeName))?.entries ?? [] {
            guard let ground = Ground.named[entry.name] else { continue }
            draft.grounds[ground] = look(entry.value, keys: ["colour", "ink", "style"], palette: names)
        }
    }

    /// A look: a colour alone, or keys and values.
    private func look(_ value: YAMLValue, keys: [String], palette: [String]) -> LookDraft {
        if value.scalar != nil { return LookDraft(colour: reference(value, palette)) }
        guard let fields = value.mapping(keys: keys) else { return LookDraft() }
        let look = LookDraft(
            colour: fields["colour"].flatMap { reference($0, palette) },
            ink: fields["ink"].flatMap { reference($0, palette) }, emphasis: fields["style"].map(style) ?? [])
        if look.emphasis.contains(.reverse), keys.contains("ink"), (fields["colour"] == nil) != (fields["ink"] == nil) {
            value.refuse("reverse needs both colour and ink, or neither")
        }
        return look
    }

    private func style(_ value: YAMLValue) -> Emphasis {
        guard let text = value.text("a style"), text != "none" else { return [] }
        var result: Emphasis = []
        for word in text.split(separator: " ") {
            if let emphasis = styleNames.first(where: { $0.0 == word })?.1 {
                result.insert(emphasis)
            } else {
                let names = styleNames.map(\.0)
                value.refuse(
                    "\(quoted(String(word))) is not one of none, \(names.joined(separator: ", "))"
                        + suggestion(for: String(word), among: names))
            }
        }
        return result
    }

    private func reference(_ value: YAMLValue, _ palette: [String]) -> ColourReference? {
        guard let text = text(of: value) else { return nil }
        if palette.contains(text) { return .named(text) }
        switch ColourNotation.colour(text) {
        case .success(let colour): return .itself(colour)
        case .failure(let mistake):
            let near = suggestion(for: text, among: palette + ColourNotation.sixteen + ["default"])
            let isName = text.first?.isLetter == true
            value.refuse(isName ? "\(quoted(text)) is neither in the palette nor a colour\(near)" : mistake.message)
            return nil
        }
    }

    private func colour(_ value: YAMLValue) -> Colour {
        guard let text = text(of: value) else { return .terminal }
        switch ColourNotation.colour(text) {
        case .success(let colour): return colour
        case .failure(let mistake): value.refuse(mistake.message)
        }
        return .terminal
    }

    /// The text of a colour; an unquoted # begins a comment, which deserves its own words.
    private func text(of value: YAMLValue) -> String? {
        guard !value.isEmpty else {
            value.refuse("a colour is missing here; one that begins with # must stand between quotes")
            return nil
        }
        return value.text("a colour")
    }
}

private let styleNames: [(String, Emphasis)] = [
    ("bold", .bold), ("underline", .underline), ("italic", .italic), ("dim", .dim), ("reverse", .reverse),
]

extension Ink {
    /// The name in theme files, such as `border-focus`.
    package var themeName: String { dashed("\(self)") }

    fileprivate static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.themeName, $0) })
}

extension Ground {
    /// The name in theme files, such as `button-focus`.
    package var themeName: String { dashed("\(self)") }

    fileprivate static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.themeName, $0) })
}

private func dashed(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : String($1) }
}
