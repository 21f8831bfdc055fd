import Core

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
        guard let file = folder.scratch() else { throw .space }
        let spool = RowSpool(file, coder)
        let revision: Int64
        do { revision = try source.all { spool.append($0) } } catch { throw .source(error) }
        guard let rows = spool.finish() else { throw .space }
        let order = sorted(spool.offsets, rows, spool.plan)
        var segment: Segment?
        let isBuilt = folder.target { file, name in
            let total = spool.plan.total
            guard file.reserve(total), let region = MappedRegion(of: file, count: total, writable: true) else {
                return false
            }
            let header = fill(region, order, spool.offsets, rows, spool.plan, revision)
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

    /// The rows by their lines, and by their ids where lines are equal.
    private func sorted(_ offsets: [UInt64], _ rows: MappedRegion, _ plan: SegmentPlan) -> [KeyedRow] {
        guard let base = rows.bytes.baseAddress else { return [] }
        let items = offsets.indices.map { index in
            let id = (base + Int(offsets[index])).load(as: UInt32.self)
            return KeyedRow(key: UInt64(id), row: UInt32(index))
        }
        var sort = KeyedSort(items)
        sort.byKeys()
        let keys = SpoolKeys(
            base: base, offsets: offsets, lineOffset: SpooledRow.lineOffset(numberColumns: plan.numberColumns))
        _ = sort.byTexts(keys)
        return sort.rows
    }

    /// Fills the sections and gives the header, which is not written yet.
    private func fill(
        _ region: MappedRegion, _ order: [KeyedRow], _ offsets: [UInt64], _ rows: MappedRegion, _ plan: SegmentPlan,
        _ revision: Int64
    ) -> IndexHeader {
        var writer = SegmentWriter(plan, into: region.bytes)
        if let base = rows.bytes.baseAddress {
            for item in order {
                let row = SpooledRow(at: base + Int(offsets[Int(item.row)]), numberColumns: plan.numberColumns)
                writer.append(row.head, row.numbers, row.searched, row.others, row.body)
            }
        }
        return IndexHeader(
            identity: IndexHeader.Identity(source), revision: revision, plan: plan, stateCounts: writer.stateCounts,
            frequencies: writer.frequencies)
    }
}

/// The searched lines of a spool, for sorting.
private struct SpoolKeys: TextKeys {
    let base: UnsafeMutableRawPointer
    let offsets: [UInt64]
    let lineOffset: Int

    func key(of row: KeyedRow, after depth: Int) -> UInt64 {
        SortKey.read(base + Int(offsets[Int(row.row)]) + lineOffset + depth, stop: SortKey.lineStop)
    }
}
