import Foundation
package import Screen

/// The themes of the program and those of the user, each read when it is asked for.
package struct ThemeLibrary: Sendable {
    private let folder: String?

    /// The program's themes, and those in the user's folder.
    ///
    /// Pass nil to leave the user's out.
    package init(userFolder: String?) { folder = userFolder }

    /// The names of all themes: the program's own first, then the user's in order.
    package var names: [String] {
        let builtIn = BuiltInThemes.names
        return builtIn + userNames.filter { !builtIn.contains($0) }
    }

    /// The theme of a name; the user's goes before the program's.
    package func theme(named name: String) throws(ConfigurationFailure) -> Theme {
        guard let source = try source(of: name) else {
            let near = suggestion(for: name, among: names)
            throw .unknownTheme(name, hint: near.isEmpty ? "; there are \(names.joined(separator: ", "))" : near)
        }
        return try ThemeFile.theme(source) { (parent, child) throws(ConfigurationFailure) in
            // A user's `default.yaml` may inherit from the program's `default`.
            parent == child.name ? BuiltInThemes.source(of: parent) : try self.source(of: parent)
        }
    }

    /// The theme of a name, or the nearest that can be used, and what to tell the user about it.
    ///
    /// A broken theme never stops the program.
    package func usableTheme(named name: String) -> (theme: Theme, notice: String?) {
        do {
            return (try theme(named: name), nil)
        } catch {
            return (fallback(for: name), error.description)
        }
    }

    private func fallback(for name: String) -> Theme {
        let builtIn = ThemeLibrary(userFolder: nil)
        let names = folder == nil ? ["default"] : [name, "default"]
        return names.lazy.compactMap { try? builtIn.theme(named: $0) }.first
            ?? Theme(name: "default", appearance: .dark)
    }

    private func source(of name: String) throws(ConfigurationFailure) -> ThemeSource? {
        if let folder, !name.isEmpty, !name.contains("/"), name.first != "." {
            let file = "\(folder)/\(name).yaml"
            if let text = try FileText.read(file) { return ThemeSource(name: name, file: file, text: text) }
        }
        return BuiltInThemes.source(of: name)
    }

    private var userNames: [String] {
        guard let folder, let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return [] }
        return files.filter { $0.hasSuffix(".yaml") && $0.first != "." }.map { String($0.dropLast(5)) }.sorted()
    }
}
