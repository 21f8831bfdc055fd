import ArgumentParser

/// Which rows a command is about.
struct RowChoice: ParsableArguments {
    @Option(
        name: .customLong("where"),
        help: ArgumentHelp("Rows that a search finds, such as 'contoso state:ready'.", valueName: "query"))
    var query: String?

    @Option(
        name: .customLong("id"), help: ArgumentHelp("The row of this id; may be given several times.", valueName: "id"))
    var ids: [String] = []

    @Flag(help: "All rows that the command can be about.")
    var all = false

    /// Whether rows were chosen at all.
    var isGiven: Bool { query != nil || !ids.isEmpty || all }

    func validate() throws {
        let ways = [query != nil, !ids.isEmpty, all].count(where: \.self)
        // A script's empty variable must not mean every row.
        if let query, query.allSatisfy(\.isWhitespace) {
            throw ValidationError("--where is empty; name rows by a search, or take --all.")
        }
        if ways > 1 { throw ValidationError("Choose rows in one way: by --where, by --id or by --all.") }
    }

    /// Refuses a command that must not guess its rows.
    func require() throws {
        if !isGiven { throw ValidationError("Say which rows: --where QUERY, --id ID or --all.") }
    }
}
