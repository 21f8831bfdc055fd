import Screen

/// Checks a theme: its file, and whether all text stands out at every colour depth.
struct ThemeCheck {
    /// Where themes come from.
    let library: ThemeLibrary

    /// What is wrong with a theme, by its name or its file's path; nothing when all is well.
    func problems(of name: String) throws -> [String] {
        do {
            let theme = try theme(name)
            return ColourDepth.allCases.flatMap { contrastProblems(of: theme, depth: $0) }.map { "\(name): \($0)" }
        } catch let failure as ConfigurationFailure {
            return ["\(failure)"]
        }
    }

    private func theme(_ name: String) throws -> Theme {
        guard name.hasSuffix(".yaml") else { return try library.theme(named: name) }
        guard let text = try FileText.read(name) else { throw ConfigurationFailure.notFound(name) }
        let source = ThemeSource(name: String(name.dropLast(5)), file: name, text: text)
        return try ThemeFile.theme(source) { (parent, _) throws(ConfigurationFailure) in try library.source(of: parent) }
    }
}
