import AppDirect
import Core
import Glibc
import Panes
import Text

/// Writes the data sets of some customers into a folder.
struct DataSetExport {
    /// The store.
    let store: any CompanyStore
    /// Where the files go.
    let folder: String
    /// Whether data sets that lie there are replaced.
    let replaces: Bool

    /// What came of an export, in numbers.
    struct Result: Equatable, Sendable {
        /// Lines below the header, by file.
        var lines: [MigrationFile: Int] = [:]
        /// Customers that are in the data sets.
        var written = 0
        /// Customers that lack something.
        var withheld = 0
        /// Whether the report was written by itself, for none of the customers could be.
        var isReportAlone = false

        /// Customers that were looked at.
        var total: Int { written + withheld }
    }

    /// The file that says what each customer lacks.
    static let report = "Report.csv"
    private static let names = MigrationFile.allCases.map(\.name) + [report]

    /// Whether data sets lie in a folder.
    static func isThere(_ folder: String) -> Bool { access("\(folder)/\(report)", F_OK) == 0 }

    /// Writes all files and tells of every customer on the way.
    ///
    /// Without one that can be written, the report of what they lack is all there is; it takes no data sets' place.
    func run(
        _ records: some Sequence<Record>, isStopped: () -> Bool = { false }, tell: (DataSetEntry) throws -> Void
    ) throws -> Result {
        let whole = try WholeFolder(folder, names: Self.names, replaces: replaces)
        do {
            var result = try fill(whole, records, isStopped, tell)
            result.isReportAlone = result.written == 0 && result.withheld > 0 && !holdsDataSets
            if result.isReportAlone { for file in MigrationFile.allCases { try whole.remove(file.name) } }
            if result.written > 0 || result.isReportAlone { try whole.finish() } else { whole.discard() }
            return result
        } catch {
            whole.discard()
            throw error
        }
    }

    private var holdsDataSets: Bool {
        MigrationFile.allCases.contains { access("\(folder)/\($0.name)", F_OK) == 0 }
    }

    private func fill(
        _ whole: WholeFolder, _ records: some Sequence<Record>, _ isStopped: () -> Bool,
        _ tell: (DataSetEntry) throws -> Void
    ) throws -> Result {
        var files = try MigrationFile.allCases.map { ($0, try whole.file($0.name)) }
        var report = try whole.file(Self.report)
        for place in files.indices { try files[place].1.writer.text(CSVWriter.exactLine(files[place].0.header)) }
        try report.writer.text(CSVWriter.line(DataSetPart.reportHeader))
        var rules = DataSetRules()
        var result = Result()
        for record in records {
            if isStopped() { throw CommandFailure(.interrupted, "Interrupted; no file was written.") }
            guard let customer = try store.customer(record.id) else { continue }
            let entry = rules.entry(of: customer, standing: record)
            try report.writer.text(CSVWriter.line(Self.fields(entry)))
            try tell(entry)
            guard let rows = entry.rows else {
                result.withheld += 1
                continue
            }
            result.written += 1
            for place in files.indices {
                guard let fields = files[place].0.fields(rows) else { continue }
                try files[place].1.writer.text(CSVWriter.exactLine(fields))
                result.lines[files[place].0, default: 0] += 1
            }
        }
        for place in files.indices { try files[place].1.finish() }
        try report.finish()
        return result
    }

    private static func fields(_ entry: DataSetEntry) -> [String] {
        [
            entry.tenant.description, entry.name, entry.rows == nil ? "FALSE" : "TRUE",
            entry.problems.map(Wording.phrase).joined(separator: "; "),
            entry.notes.map(Wording.phrase).joined(separator: "; "),
        ]
    }
}

extension DataSetExport.Result {
    /// The numbers in a sentence.
    func sentence(folder: String) -> String {
        let lacking = withheld > 0 ? "; \(Wording.counted(withheld, "row lacks", "rows lack")) something" : ""
        if isReportAlone { return "\(SafeText(folder).value): only \(DataSetExport.report) was written\(lacking)." }
        guard written > 0 else { return "No file was written\(lacking.isEmpty ? ": there is no row" : lacking)." }
        let files = MigrationFile.allCases.map { "\($0.name) \(Wording.grouped(lines[$0] ?? 0))" }
        return "\(SafeText(folder).value): \(files.joined(separator: ", "))\(lacking)."
    }

    /// What the journal says of it.
    func entry(folder: String, _ surroundings: Surroundings) -> JournalEntry {
        JournalEntry(
            at: surroundings.now(), who: surroundings.who, action: .dataSetsExported, subject: folder,
            evidence: "\(withheld) withheld", result: "\(written) written")
    }
}

extension DataSetEntry {
    /// The customer with what it lacks and what is worth a word; nil where there is nothing to say.
    var line: String? {
        let words = problems.map(Wording.phrase) + notes.map(Wording.phrase)
        guard !words.isEmpty else { return nil }
        return "\(PlanRows.title(name: name, tenant: tenant.description)): \(words.joined(separator: "; "))"
    }
}
