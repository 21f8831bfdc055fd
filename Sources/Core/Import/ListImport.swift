/// Brings a file's rows into the store, batch by batch, so that a bad row never stops the rest.
package struct ListImport: Sendable {
    private let store: any CompanyStore
    private let surroundings: Surroundings
    /// Rows to a transaction.
    private let batch: Int

    /// An import into a store.
    package init(store: any CompanyStore, surroundings: Surroundings, batch: Int = 50_000) {
        self.store = store
        self.surroundings = surroundings
        self.batch = batch
    }

    /// Why an import ended early; what was merged before stays.
    package enum Failure: Error, Equatable, Sendable {
        case file(ListFileFailure)
        case store(StoreFailure)
        case interrupted(ImportSummary)
    }

    /// Imports a whole file.
    ///
    /// `full` makes any customer list a complete one. `report` hears of every batch.
    package func run(
        _ file: ListFile, full: Bool, stop: () -> Bool, report: (ImportSummary) -> Void
    ) throws(Failure) -> ImportSummary {
        do {
            return try file.kind == .results
                ? mark(file, stop: stop, report: report) : take(file, full: full, stop: stop, report: report)
        } catch let failure as ListFileFailure {
            throw .file(failure)
        } catch let failure as StoreFailure {
            throw .store(failure)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw .store(.failed(why: "\(error)"))
        }
    }

    /// Takes a list in.
    private func take(
        _ file: ListFile, full: Bool, stop: () -> Bool, report: (ImportSummary) -> Void
    ) throws -> ImportSummary {
        let session = try store.beginImport(file.kind, name: file.name, by: surroundings.who, at: surroundings.now())
        do {
            try merge(file, into: session, stop: stop, report: report)
            return try session.finish(complete: isComplete(file, full: full, session.summary), at: surroundings.now())
        } catch {
            // What ended the import is told; a store that can't journal it any more has said so already.
            try? session.abandon(at: surroundings.now())
            throw error
        }
    }

    /// Takes a result report in, which changes companies and no customer.
    private func mark(
        _ file: ListFile, stop: () -> Bool, report: (ImportSummary) -> Void
    ) throws -> ImportSummary {
        var results = ResultImport(file, into: store, surroundings: surroundings)
        while true {
            let lines = stop() ? [] : try file.next(min(batch, 2000))
            if stop() { throw Failure.interrupted(results.summary) }
            if lines.isEmpty { break }
            try results.merge(lines)
            report(results.summary)
        }
        try results.finish()
        return results.summary
    }

    private func merge(
        _ file: ListFile, into session: any ImportSession, stop: () -> Bool, report: (ImportSummary) -> Void
    ) throws {
        while true {
            if stop() { throw Failure.interrupted(session.summary) }
            let lines = try file.next(batch)
            if lines.isEmpty {
                // A list that ends early because somebody interrupted is not at its end.
                if stop() { throw Failure.interrupted(session.summary) }
                return
            }
            try session.merge(lines, at: surroundings.now())
            report(session.summary)
        }
    }

    /// Whether customers that the file doesn't hold may be marked.
    ///
    /// A list without one good row says nothing of them.
    private func isComplete(_ file: ListFile, full: Bool, _ summary: ImportSummary) -> Bool {
        guard case .customers(let complete) = file.kind else { return false }
        return (full || complete) && summary.added + summary.updated + summary.unchanged > 0
    }
}
