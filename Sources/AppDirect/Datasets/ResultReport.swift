package import Core
import Foundation
import Synchronization
import Text

/// Opens the result reports of AppDirect's migration tool.
package enum ResultReport {
    /// The report of companies in a file; nil when the header is none of one.
    package static func open(_ path: String, name: String? = nil) throws(ListFileFailure) -> ListFile? {
        let name = name ?? path.split(separator: "/").last.map(String.init) ?? path
        do {
            let file = try FileHandle(forReadingFrom: URL(filePath: path))
            // Whatever the file is, it is not read whole before its header says that it is a report.
            var (titles, bytes) = try CSVHeader.read(file)
            guard titles.flatMap({ ResultColumns($0) }) != nil else { return nil }
            bytes.append(try file.readToEnd() ?? Data())
            return try read(bytes, name: name)
        } catch let failure as ListFileFailure {
            throw failure
        } catch {
            throw .unreadable(name: name, why: "\(error.localizedDescription)")
        }
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
