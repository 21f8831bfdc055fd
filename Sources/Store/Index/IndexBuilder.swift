import Core
import Dispatch
import Glibc
import Synchronization

/// Makes the segment of all rows of a source, in a file or in memory.
struct IndexBuilder {
    /// Where the rows come from.
    let source: IndexSource
    /// Where the segment is built.
    let folder: IndexFolder

    /// Why there is no segment.
    enum Failure: Error {
        case source(StoreFailure)
        /// A file or memory could not be had.
        case space
    }

    /// The segment of all rows of this moment.
    ///
    /// Its file has taken the place of the index when that was possible.
    func build() throws(Failure) -> Segment {
        let coder = RowCoder(source.listing.layout)
        folder.sweep()
        let (rows, revision) = try spooled(coder)
        let order = sorted(rows)
        var segment: Segment?
        let isBuilt = folder.target { file, name in
            let total = rows.plan.total
            guard file.reserve(total), let region = MappedRegion(of: file, count: total, writable: true) else {
                return false
            }
            let header = fill(region, order, rows, revision)
            // The header after everything else has reached the disk: a file that lost its power half-way has none.
            guard file.flush() else { return false }
            header.write(to: region.bytes)
            if let name { folder.publish(name) }
            segment = MappedRegion(of: file, count: total).map { Segment($0, header, coder) }
            return segment != nil
        }
        guard isBuilt, let segment else { throw .space }
        return segment
    }

    /// So many threads read and fill at once; more would wait for memory and disk.
    private static let threads = sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1 ? 2 : 1

    /// All rows of one moment, and its revision.
    private func spooled(_ coder: RowCoder) throws(Failure) -> (SpooledRows, revision: Int64) {
        if let all = try spooled(coder, parts: Self.threads) { return all }
        // Somebody wrote between the beginnings of the readers: one alone reads all of one moment.
        guard let all = try spooled(coder, parts: 1) else { throw .space }
        return all
    }

    /// All rows in parts that are read at once; nil when these are of different moments.
    private func spooled(_ coder: RowCoder, parts: Int) throws(Failure) -> (SpooledRows, revision: Int64)? {
        let results = Mutex([Result<(SpooledRows, revision: Int64), Failure>]())
        DispatchQueue.concurrentPerform(iterations: parts) { number in
            let result = Result { () throws(Failure) in try spool(coder, IndexSource.Part(number, of: parts)) }
            results.withLock { $0.append(result) }
        }
        var all: (rows: SpooledRows, revision: Int64)?
        for result in results.withLock({ $0 }) {
            let part = try result.get()
            guard all?.revision ?? part.revision == part.revision else { return nil }
            if all == nil { all = part } else { all?.rows.append(part.0) }
        }
        return all
    }

    private func spool(_ coder: RowCoder, _ part: IndexSource.Part) throws(Failure) -> (SpooledRows, revision: Int64) {
        guard let file = folder.scratch() else { throw .space }
        let spool = RowSpool(file, coder)
        let revision: Int64
        do { revision = try source.all(part) { spool.append($0) } } catch { throw .source(error) }
        guard let rows = spool.finish() else { throw .space }
        return (rows, revision)
    }

    /// The rows by their lines, and by their ids where lines are equal.
    private func sorted(_ rows: SpooledRows) -> [KeyedRow] {
        rows.withRows { finder in
            let items = (0..<UInt32(rows.count)).map { KeyedRow(key: UInt64(finder[$0].head.id), row: $0) }
            var sort = KeyedSort(items)
            sort.byKeys()
            _ = sort.byTexts(SpoolKeys(rows: finder))
            return sort.rows
        }
    }

    /// Fills the sections, several parts of the rows at once, and gives the header, which is not written yet.
    private func fill(
        _ region: MappedRegion, _ order: [KeyedRow], _ rows: SpooledRows, _ revision: Int64
    ) -> IndexHeader {
        var header = IndexHeader(
            identity: IndexHeader.Identity(source), revision: revision, plan: rows.plan,
            stateCounts: [Int](repeating: 0, count: 256), frequencies: [UInt32](repeating: 0, count: 256))
        let counts = Mutex([(states: [Int], bytes: [UInt32])]())
        let places = Self.places(order, rows)
        DispatchQueue.concurrentPerform(iterations: places.count) { number in
            var writer = SegmentWriter(rows.plan, into: region.bytes, at: places[number])
            let end = number + 1 < places.count ? places[number + 1].row : order.count
            rows.withRows { finder in
                for item in order[places[number].row..<end] {
                    let row = finder[item.row]
                    writer.append(row.head, row.numbers, row.searched, row.others, row.body)
                }
            }
            let (states, bytes) = (writer.stateCounts, writer.frequencies)
            counts.withLock { $0.append((states, bytes)) }
        }
        for count in counts.withLock({ $0 }) {
            for index in 0..<256 {
                header.stateCounts[index] += count.states[index]
                header.frequencies[index] += count.bytes[index]
            }
        }
        return header
    }

    /// Where the rows of each thread go.
    private static func places(_ order: [KeyedRow], _ rows: SpooledRows) -> [SegmentWriter.Place] {
        rows.withRows { finder in
            var places = [SegmentWriter.Place()]
            var place = SegmentWriter.Place()
            for number in 1..<threads {
                let end = order.count * number / threads
                for item in order[place.row..<end] {
                    let row = finder[item.row]
                    place.searchedEnd += row.searched.count
                    place.othersEnd += row.others.count
                    place.bodiesEnd += row.body.count
                }
                place.row = end
                places.append(place)
            }
            return places
        }
    }
}

/// The searched lines of a spool, for sorting.
private struct SpoolKeys: TextKeys {
    let rows: SpooledRows.RowFinder

    func key(of row: KeyedRow, after depth: Int) -> UInt64 {
        SortKey.read(rows.line(of: row.row) + depth, stop: SortKey.lineStop)
    }
}
