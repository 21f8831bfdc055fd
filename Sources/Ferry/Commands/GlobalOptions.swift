import ArgumentParser

/// The options that every command takes, before or after its name.
struct GlobalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Open this profile of the configuration.", valueName: "name"))
    var profile: String?

    @Option(help: ArgumentHelp("Read this configuration file.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("Use this store instead of the profile's own.", valueName: "file"))
    var store: String?

    @Option(help: ArgumentHelp("Show the console in this theme.", valueName: "name"))
    var theme: String?

    @Flag(help: "Refuse every change.")
    var readOnly = false

    @Flag(help: "Write plain lines: no aligned columns, no progress, no drawing characters.")
    var plain = false

    @Option(help: ArgumentHelp("Write the log to this file.", valueName: "file"))
    var log: String?

    /// The spellings of the options that take a value.
    static let valued: Set<String> = ["--profile", "--config", "--store", "--theme", "--log"]
    /// The spellings of the flags.
    static let flags: Set<String> = ["--read-only", "--plain"]
}

/// Moves global options behind the verbs, so that they may stand before them.
func globalOptionsLast(_ arguments: [String]) -> [String] {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    var kept: [String] = []
    var moved: [String] = []
    var index = 0
    while index < end {
        let word = arguments[index]
        index += 1
        if GlobalOptions.flags.contains(word) || GlobalOptions.valued.contains(where: { word.hasPrefix($0 + "=") }) {
            moved.append(word)
        } else if GlobalOptions.valued.contains(word) {
            moved.append(word)
            if index < end, !arguments[index].hasPrefix("--") {
                moved.append(arguments[index])
                index += 1
            }
        } else {
            kept.append(word)
        }
    }
    return kept + moved + arguments[end...]
}
