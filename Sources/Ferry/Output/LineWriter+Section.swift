import Panes

extension LineWriter {
    /// Adds a title and its rows, at most so many, or all where there is no bound; nothing at all without rows.
    mutating func section<Row>(
        _ title: String, _ rows: [Row], bound: Int?, line: (Row) -> String
    ) throws(OutputFailure) {
        guard !rows.isEmpty else { return }
        try self.line("")
        try self.line(title)
        let listed = min(rows.count, bound ?? rows.count)
        for row in rows.prefix(listed) { try self.line("  \(line(row))") }
        if listed < rows.count { try self.line("  … and \(Wording.grouped(rows.count - listed)) more") }
    }
}
