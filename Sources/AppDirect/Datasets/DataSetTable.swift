import Core
import Foundation
import Text

/// A file of the data sets, read record by record, its fields by their titles.
struct DataSetTable: Sendable {
    private var reader: CSVReader
    private let places: [String: Int]
    private let count: Int

    /// A record of the file.
    struct Row {
        /// The file's line, from 1.
        let line: Int
        /// Why the record can't be used; nil when it can.
        let problem: RejectedLine.Reason?
        fileprivate let fields: [String]
        fileprivate let places: [String: Int]

        /// A field by the title of its column, sanitised; empty where there is none.
        func text(_ title: String) -> String {
            guard let place = places[title], place < fields.count else { return "" }
            return SafeText(fields[place]).value.trimmingBlanks
        }

        /// A tenant by the title of its column.
        func tenant(_ title: String) throws(RejectedLine.Reason) -> TenantID {
            if let problem { throw problem }
            let text = text(title)
            if text.isEmpty { throw .noTenant }
            guard let tenant = TenantID(text) else { throw .malformedTenant(String(text.prefix(100))) }
            return tenant
        }
    }

    /// Opens a file; the name is for messages.
    init(_ path: String, name: String) throws(ListFileFailure) {
        let bytes: Data
        do { bytes = try Data(contentsOf: URL(filePath: path)) } catch {
            throw .unreadable(name: name, why: error.localizedDescription)
        }
        var reader = CSVReader()
        bytes.withUnsafeBytes { reader.feed($0) }
        reader.finish()
        guard let titles = reader.next()?.fields else { throw .empty(name: name) }
        self.reader = reader
        count = titles.count
        places = Dictionary(
            titles.enumerated().map { (DataSetPart.key($1), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The next record; nil at the end.
    mutating func next() -> Row? {
        guard let record = reader.next() else { return nil }
        let problem: RejectedLine.Reason? =
            switch record.problem {
            case .openQuote: .openQuote
            case .badEncoding: .badEncoding
            default:
                record.fields.count == count
                    ? nil : .wrongColumnCount(found: record.fields.count, expected: count)
            }
        return Row(line: record.line, problem: problem, fields: record.fields, places: places)
    }

    /// All records that are left.
    mutating func rest() -> [Row] {
        var rows: [Row] = []
        while let row = next() { rows.append(row) }
        return rows
    }
}
