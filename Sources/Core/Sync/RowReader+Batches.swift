/// How far a reading of rows is, or what came of it.
protocol RowReport {
    /// What a row is known by.
    associatedtype Row: Hashable, Sendable
    /// How many rows were read.
    var read: Int { get set }
    /// The rows that could not be read, and why.
    var failures: [Row: ServiceFailure] { get set }
    /// What ended the reading early: `cancelled` when it was stopped; nil when all was read.
    var end: ServiceFailure? { get set }
}

extension RowReader {
    /// Reads one batch after the other until there is no next one, or something concerns more than its row.
    ///
    /// A row that can't be read costs itself. Each batch is stored, and told, before the next one is begun.
    func readBatches<Report: RowReport>(
        into report: Report, next: (inout Report) throws(StoreFailure) -> [Key],
        store: (Key, Answer, inout Report) throws(StoreFailure) -> Void, tell: (Report) -> Void
    ) async throws(StoreFailure) -> Report where Report.Row == Key {
        var report = report
        var failedInRow = 0
        while report.end == nil {
            let keys = try next(&report)
            guard !keys.isEmpty else { break }
            let batch = await read(keys)
            for (key, answer) in batch.answers { try store(key, answer, &report) }
            report.read += batch.answers.count
            for (key, failure) in batch.failures { report.failures[key] = failure }
            failedInRow = batch.answers.isEmpty ? failedInRow + batch.failures.count : 0
            report.end = batch.end ?? (failedInRow < failuresInRow ? nil : batch.failures.last?.1)
            tell(report)
        }
        return report
    }
}
