import Core
import Dispatch
import Panes
import Synchronization
import Text

/// Writes what the console exports, one export after the other.
final class ConsoleExports: Sendable {
    private let store: any CompanyStore
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
        store: any CompanyStore, path: @escaping @Sendable (String) -> String, surroundings: Surroundings,
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
                self.mailbox.post(.failed(words(for: error)))
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
        let rows = FoundRows(export)
        let draft = try PrivateDraft(path(export.path))
        do {
            var writer = LineWriter(draft.sink)
            let list = RowExport(listing: export.snapshot.listing, store: store, isCSV: export.isCSV == true)
            try list.write(rows.count, to: &writer) { place in
                if isEnding.withLock({ $0 }) { throw CommandFailure(.interrupted, "Interrupted; no file was written.") }
                return rows.record(place)
            }
            try writer.flush()
        } catch {
            draft.discard()
            throw error
        }
        guard try draft.finish(replaces: replaces) else { return mailbox.post(.exportBlocked(export)) }
        let count = Wording.counted(rows.count, "row")
        mailbox.post(.exported(Exported(words: "\(count) written to \(SafeText(export.path).value).")))
    }

    private func writeDataSets(_ export: Export, replaces: Bool) throws {
        let folder = path(export.path)
        if !replaces, DataSetExport.isThere(folder) { return mailbox.post(.exportBlocked(export)) }
        let rows = FoundRows(export)
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
}

extension FoundRows {
    /// The rows of an export in the order of the list; ticked ones by their names where they are not too many.
    fileprivate init(_ export: Export) {
        let snapshot = export.snapshot
        switch export.rows {
        case .shown(let answer): self.init(count: answer.count) { snapshot.record(answer.slot($0)) }
        case .ticked(let rows):
            let records = rows.rows.compactMap { snapshot.recordOf($0) }
            let isSorted = snapshot.listing == .customers && records.count <= PlanOrder.most
            let ordered = isSorted ? PlanOrder.byName(records) : records
            self.init(count: ordered.count) { ordered[$0] }
        }
    }
}
