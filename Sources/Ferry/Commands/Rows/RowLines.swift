import Core

/// A row that is written for other programs.
protocol WrittenRow {
    /// Adds the row's values.
    func fill(_ values: inout some RowValues)
}

/// Rows for other programs: CSV below a heading, or JSON lines, with the same keys in both.
struct RowLines {
    private let isCSV: Bool
    private var rows = CSVRows()

    /// Rows as CSV, else one JSON object a line.
    init(isCSV: Bool) { self.isCSV = isCSV }

    /// Writes a row, in CSV after the heading if it is the first.
    mutating func write(_ row: some WrittenRow, to writer: inout LineWriter) throws(OutputFailure) {
        if isCSV {
            try rows.write(to: &writer) { row.fill(&$0) }
        } else {
            try writer.object { row.fill(&$0) }
        }
    }

    /// Writes the heading alone where there was no row in CSV; any row tells it.
    mutating func end(_ writer: inout LineWriter, like row: some WrittenRow) throws(OutputFailure) {
        if isCSV { try rows.end(&writer) { row.fill(&$0) } }
    }
}
