import Core

/// The index file of a list.
struct IndexFile: Sendable {
    /// Where it is.
    let path: String
    /// What it must be the index of.
    let source: IndexSource

    /// The rows of the file; nil when there is none or it can't be believed.
    func open() -> Segment? {
        guard let file = OpenFile(reading: path), let length = file.length, length >= SegmentPlan.headerBytes,
            let region = MappedRegion(of: file, count: length),
            let header = IndexHeader(UnsafeRawBufferPointer(region.bytes), length: length),
            header.identity == IndexHeader.Identity(source),
            header.plan.numberColumns == source.listing.layout.numbers.count
        else { return nil }
        return Segment(region, header, RowCoder(source.listing.layout))
    }

    /// Makes the file anew from all rows, in memory alone when the folder can't be written or is full.
    func rebuild() throws(StoreFailure) -> Segment {
        if let segment = try build(inMemory: false) { return segment }
        if let segment = try build(inMemory: true) { return segment }
        throw .full(file: path)
    }

    /// Nil when there is no space.
    private func build(inMemory: Bool) throws(StoreFailure) -> Segment? {
        do {
            return try IndexBuilder(source: source, folder: IndexFolder(path: path, isInMemory: inMemory)).build()
        } catch {
            switch error {
            case .source(let failure): throw failure
            case .space: return nil
            }
        }
    }
}
