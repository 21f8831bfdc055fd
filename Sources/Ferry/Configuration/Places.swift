/// Where Ferry's files are, by the XDG rules.
package struct Places: Equatable, Sendable {
    /// The home folder.
    package let home: String
    /// The folder of the configuration, themes and keys.
    package let configuration: String
    /// The folder of the stores.
    package let data: String
    /// The folder of the log and rotated tokens.
    package let state: String

    /// The places that an environment names; throws when it has no home folder.
    package init(environment: [String: String]) throws(ConfigurationFailure) {
        guard let home = environment["HOME"], home.hasPrefix("/") else { throw .noHome }
        // The XDG rules say that a path that isn't absolute is to be ignored.
        func place(_ variable: String, _ usual: String) -> String {
            let named = environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil }
            return (named ?? "\(home)/\(usual)") + "/ferry"
        }
        self.home = home
        configuration = place("XDG_CONFIG_HOME", ".config")
        data = place("XDG_DATA_HOME", ".local/share")
        state = place("XDG_STATE_HOME", ".local/state")
    }

    /// The configuration file that is read when none is named.
    package var configurationFile: String { "\(configuration)/config.yaml" }
    /// The key file.
    package var keyFile: String { "\(configuration)/keys.yaml" }
    /// The folder of the user's themes.
    package var themes: String { "\(configuration)/themes" }
    /// The folder of the user's letters.
    package var letters: String { "\(configuration)/letters" }
    /// The log.
    package var log: String { "\(state)/ferry.log" }
    /// The folder of letters that were edited and could not be read.
    package var keptLetters: String { "\(state)/letters" }
    /// A profile's store.
    package func store(of profile: String) -> String { "\(data)/\(profile).sqlite" }
    /// Where a profile's rotated token is kept unless the configuration names another file.
    package func token(of profile: String) -> String { "\(state)/\(profile).token" }

    /// A path with `~` for the home folder, or relative to a folder, made absolute; nil for another user's home.
    package func absolute(_ path: String, from folder: String) -> String? {
        if path == "~" { return home }
        if path.hasPrefix("~/") { return home + path.dropFirst() }
        if path.hasPrefix("~") { return nil }
        if path.hasPrefix("/") { return path }
        return "\(folder)/\(path.hasPrefix("./") ? String(path.dropFirst(2)) : path)"
    }
}
