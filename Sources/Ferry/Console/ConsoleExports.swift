import Core
import Dispatch
import Panes
import Synchronization
import Text

/// Writes what the console exports, one export after the other.
final class ConsoleExports: Sendable {
    private let store: any ProfileStore
    private let path: @Sendable (String) -> String
    private let surroundings: Surroundings
    private let isReadOnly: Bool
    private let mailbox: Mailbox
    private let isEnding = Mutex(false)
    private let ended = DispatchGroup()
    private let background = Background.exports()

    /// How many rows that lack something are listed; the report holds all.
    private static let listed = 500

    /// A writer of a store's rows; `path` is the path that somebody means.
    init(
        store: any ProfileStore, path: @escaping @Sendable (String) -> String, surroundings: Surroundings,
        isReadOnly: Bool, mailbox: Mailbox
    ) {
        self.store = store
        self.path = path
        self.surroundings = surroundings
        self.isReadOnly = isReadOnly
        self.mailbox = mailbox
    }

    /// Writes rows into files, after what was asked for before.
    func start(_ export: Export, replaces: Bool) {
        mailbox.begin()
        ended.enter()
        background.start {
            do {
                switch export.form {
                case .rows: try self.writeRows(export, replaces: replaces)
                case .dataSets: try self.writeDataSets(export, replaces: replaces)
                }
            } catch {
                self.mailbox.post(.exportFailed(words(for: error)))
            }
            self.mailbox.end()
            self.ended.leave()
        }
    }

    /// Asks exports to stop; no file is written then.
    func stopAll() { isEnding.withLock { $0 = true } }

    /// Waits a moment for the exports to stop; whether they did.
    func waitUntilStopped() -> Bool { ended.wait(timeout: .now() + .milliseconds(50)) == .success }

    private func writeRows(_ export: Export, replaces: Bool) throws {
        let draft = try PrivateDraft(path(export.path))
        let count: Int
        do {
            var writer = LineWriter(draft.sink)
            count = try write(export, to: &writer)
            try writer.flush()
        } catch {
            draft.discard()
            throw error
        }
        guard try draft.finish(replaces: replaces) else { return mailbox.post(.exportBlocked(export)) }
        let words = "\(Wording.counted(count, "row")) written to \(SafeText(export.path).value)."
        mailbox.post(.exported(Exported(words: words)))
    }

    /// Writes the rows of an export; gives back how many they were.
    private func write(_ export: Export, to writer: inout LineWriter) throws -> Int {
        let isCSV = export.isCSV == true
        switch export.rows {
        case .shown, .ticked:
            guard let (rows, listing) = export.found else { return 0 }
            try RowExport(listing: listing, store: store, isCSV: isCSV).write(rows.count, to: &writer) { place in
                try goOn()
                return rows.record(place)
            }
            return rows.count
        case .jobs:
            let jobs = try JobStanding.all(in: store)
            try JobStanding.write(jobs, isCSV: isCSV, to: &writer)
            return jobs.count
        case .items(let id, let troublesOnly, _):
            guard let job = try store.job(id) else { return 0 }
            var items = JobItems(job: id, store: store, states: troublesOnly ? ItemState.troubles : nil)
            items.beforePage = goOn
            return try items.write(of: job.kind, isCSV: isCSV, to: &writer)
        case .journal(let count):
            return try JournalPages(store: store, limit: count).write(isCSV: isCSV, to: &writer)
        }
    }

    /// Throws once exports are to stop.
    private func goOn() throws {
        if isEnding.withLock({ $0 }) { throw CommandFailure(.interrupted, "Interrupted; no file was written.") }
    }

    private func writeDataSets(_ export: Export, replaces: Bool) throws {
        let folder = path(export.path)
        if !replaces, DataSetExport.isThere(folder) { return mailbox.post(.exportBlocked(export)) }
        guard let rows = export.found?.rows else { return }
        let ready = PendingState.ready.rawValue
        let records = (0..<rows.count).lazy.map(rows.record).filter { export.isTicked || $0.state == ready }
        var lacking: [String] = []
        let result = try DataSetExport(store: store, folder: folder, replaces: replaces).run(
            records, isStopped: { isEnding.withLock { $0 } },
            tell: { entry in
                if lacking.count < Self.listed, let line = entry.line { lacking.append(line) }
            })
        if result.written > 0, !isReadOnly { try store.note(result.entry(folder: folder, surroundings)) }
        mailbox.post(.exported(Exported(words: result.sentence(folder: export.path), lacking: lacking)))
    }
}

extension Export {
    /// Whether rows were ticked for it.
    fileprivate var isTicked: Bool { if case .ticked = rows { true } else { false } }

    /// The rows of a list pane in the order of the list, ticked ones by their names where they are not too many; nil
    /// for what is no list pane's.
    fileprivate var found: (rows: FoundRows, listing: Listing)? {
        switch rows {
        case .shown(let answer, let snapshot):
            return (FoundRows(count: answer.count) { snapshot.record(answer.slot($0)) }, snapshot.listing)
        case .ticked(let rows, let snapshot):
            let records = rows.rows.compactMap { snapshot.recordOf($0) }
            let isSorted = snapshot.listing == .customers && records.count <= PlanOrder.most
            let ordered = isSorted ? PlanOrder.byName(records) : records
            return (FoundRows(count: ordered.count) { ordered[$0] }, snapshot.listing)
        case .jobs, .items, .journal: return nil
        }
    }
}
