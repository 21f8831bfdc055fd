/// Reads rows from a service, several at once.
struct RowReader<Key: Sendable, Answer: Sendable>: Sendable {
    /// What became of a batch.
    struct Batch: Sendable {
        /// What was read, in the order of the keys.
        var answers: [(Key, Answer)] = []
        /// What could not be read.
        var failures: [(Key, ServiceFailure)] = []
        /// What ended the reading before the last row; nil when nothing did.
        var end: ServiceFailure?
    }

    let atOnce: Int
    let failuresInRow: Int
    let stop: @Sendable () -> Bool
    let read: @Sendable (Key) async throws(ServiceFailure) -> Answer

    /// Reads rows until all are read, a failure concerns more than its row, or too many fail in a row.
    ///
    /// What is on its way then is waited for.
    func read(_ keys: [Key]) async -> Batch {
        await withTaskGroup(of: (Int, Result<Answer, ServiceFailure>).self) { group in
            var batch = Batch()
            var found: [Int: Answer] = [:]
            var next = 0
            var failedInRow = 0
            func add() {
                guard next < keys.count, batch.end == nil else { return }
                if stop() {
                    batch.end = .cancelled
                    return
                }
                let index = next
                next += 1
                group.addTask { (index, await result(keys[index])) }
            }
            for _ in 0..<atOnce { add() }
            while let (index, result) = await group.next() {
                switch result {
                case .success(let answer):
                    found[index] = answer
                    failedInRow = 0
                case .failure(let failure) where failure.isAboutRow:
                    batch.failures.append((keys[index], failure))
                    failedInRow += 1
                    if failedInRow >= failuresInRow { batch.end = batch.end ?? failure }
                case .failure(let failure): batch.end = Self.graver(batch.end, failure)
                }
                add()
            }
            batch.answers = found.sorted { $0.key < $1.key }.map { (keys[$0.key], $0.value) }
            return batch
        }
    }

    private func result(_ key: Key) async -> Result<Answer, ServiceFailure> {
        do { return .success(try await read(key)) } catch { return .failure(error) }
    }

    /// Of two failures the one that a person has to do something about.
    private static func graver(_ first: ServiceFailure?, _ second: ServiceFailure) -> ServiceFailure {
        if case .signInNeeded = second { return second }
        return first ?? second
    }
}
