import Screen

/// Lists and checks the themes of a library, and theme files anywhere.
struct ThemeInspection: Sendable {
    private let library: ThemeLibrary
    private let userFolder: String

    /// Looks at the program's themes and those in the user's folder.
    init(userFolder: String) {
        library = ThemeLibrary(userFolder: userFolder)
        self.userFolder = userFolder
    }

    /// Every theme; one that can't be used says so.
    func lines() throws(ConfigurationFailure) -> [ThemeLine] {
        var lines: [ThemeLine] = []
        for name in library.names {
            let file = "\(userFolder)/\(name).yaml"
            let isOwn = try FileText.read(file) != nil
            let about =
                (try? library.theme(named: name).appearance.rawValue) ?? "can't be used; see `ferry themes check`"
            lines.append(ThemeLine(name: name, about: about, source: isOwn ? file : "built in"))
        }
        return lines
    }

    /// What is wrong with a theme by its name, or by its file when it has a slash or ends in `.yaml`.
    func problems(of name: String) throws(ConfigurationFailure) -> [String] {
        do {
            let theme = try isFile(name) ? theme(inFile: name) : library.theme(named: name)
            return ColourDepth.allCases.flatMap { depth in
                contrastProblems(of: theme, depth: depth).map { "\(name): \($0)" }
            }
        } catch .invalid(let problems) {
            return problems.map(\.description)
        }
    }

    private func isFile(_ name: String) -> Bool { name.contains("/") || name.hasSuffix(".yaml") }

    private func theme(inFile path: String) throws(ConfigurationFailure) -> Theme {
        guard let text = try FileText.read(path) else { throw .notFound(path) }
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let name = file.hasSuffix(".yaml") ? String(file.dropLast(5)) : file
        return try ThemeFile.theme(ThemeSource(name: name, file: path, text: text)) { parent, _ in
            BuiltInThemes.source(of: parent)
        }
    }
}
