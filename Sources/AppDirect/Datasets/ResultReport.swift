package import Core
import Foundation
import Synchronization
import Text

/// Opens the result reports of AppDirect's migration tool.
package enum ResultReport {
    /// The report of companies in a file; nil when the header is none of one.
    package static func open(_ path: String, name: String? = nil) throws(ListFileFailure) -> ListFile? {
        let name = name ?? path.split(separator: "/").last.map(String.init) ?? path
        let bytes: Data
        do { bytes = try Data(contentsOf: URL(filePath: path)) } catch {
            throw .unreadable(name: name, why: "\(error.localizedDescription)")
        }
        return try read(bytes, name: name)
    }

    /// The report in some bytes.
    static func read(_ bytes: Data, name: String) throws(ListFileFailure) -> ListFile? {
        var reader = CSVReader()
        bytes.withUnsafeBytes { reader.feed($0) }
        reader.finish()
        guard let titles = reader.next() else { throw .empty(name: name) }
        guard let columns = ResultColumns(titles.fields) else { return nil }
        let rest = Mutex(reader)
        return ListFile(
            kind: .results, name: name,
            next: { count throws(ListFileFailure) in
                rest.withLock { reader in
                    var lines: [ListLine] = []
                    while lines.count < count, let record = reader.next() { lines.append(columns.line(record)) }
                    return lines
                }
            }, progress: { nil })
    }
}
