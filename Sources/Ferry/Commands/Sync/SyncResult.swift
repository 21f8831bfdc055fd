import Core
import Panes

/// What a synchronisation came to, in words or as JSON.
struct SyncResult {
    /// The synchronisation.
    let note: SyncNote
    /// What the store knows after it.
    let memory: SyncMemory
    /// What went wrong.
    let troubles: SyncTroubles
    /// What came of reading people back; nil where that was not done.
    var people: PeopleResult?
    /// What came of reading subscriptions; nil where that was not done.
    var subscriptions: SubscriptionResult?

    /// How many unreadable rows are listed one by one.
    private static let listedRows = 20

    /// The exit status of one that was gone through.
    var status: ExitStatus {
        if !troubles.sources.isEmpty { return .failed }
        var end = BackgroundEnd(status: troubles.rowCount > 0 ? .someRowsFailed : .done)
        if let people { end.take(BackgroundEnd(status: people.status)) }
        if let subscriptions { end.take(BackgroundEnd(status: subscriptions.status)) }
        return end.status
    }

    /// How it ended, and a line for each source that it came to.
    var lines: [String] {
        let passes = [people?.line, subscriptions?.line].compactMap { $0 }
        return [end] + progress.map { "  \(SyncWords.line(for: $0))" } + passes.map { "  \($0)" }
    }

    private var end: String {
        if note.isComplete {
            let isWhole = people?.status ?? .done == .done && subscriptions?.status ?? .done == .done
            return isWhole
                ? "The synchronisation is complete: everything was read to its end."
                : "Customers and companies were read to their end; of people or subscriptions something was not."
        }
        return troubles.sources.isEmpty && troubles.rowCount > 0
            ? "The synchronisation is not complete: \(Wording.counted(troubles.rowCount, "row")) could not be read."
            : "The synchronisation is not complete; the next one goes on where this one stopped."
    }

    /// What could not be read, each in a line.
    var complaints: [String] {
        let sources = SyncSource.allCases.compactMap { source in
            troubles.sources[source].map { "\(SyncWords.title(of: source)): \(Wording.sentence(for: $0))" }
        }
        let rows = troubles.rows.prefix(Self.listedRows).map { row in
            "\(SyncWords.title(of: row.source)), \(row.key): \(Wording.sentence(for: row.failure))"
        }
        let more = troubles.rowCount - rows.count
        return sources + rows + (more > 0 ? ["… and \(Wording.counted(more, "more row")) that can't be read"] : [])
            + (people?.complaints ?? []) + (subscriptions?.complaints ?? [])
    }

    /// Adds the numbers.
    func fill(_ object: inout JSONObject) {
        SyncWords.fill(note, &object)
        object.add("sources", objects: progress) { progress, object in
            SyncWords.fill(progress, &object)
            object.add("error", troubles.sources[progress.source].map { Wording.sentence(for: $0) })
        }
        if let people { object.add("people", objects: [people]) { people, object in people.fill(&object) } }
        if let subscriptions {
            object.add("subscriptions", objects: [subscriptions]) { result, object in result.fill(&object) }
        }
        object.add("unreadableRows", troubles.rowCount)
        object.add("rows", objects: troubles.rows) { row, object in
            object.add("source", row.source.rawValue)
            object.add("key", row.key)
            object.add("error", Wording.sentence(for: row.failure))
        }
    }

    /// The sources that this synchronisation came to.
    private var progress: [SyncProgress] {
        SyncSource.allCases.compactMap { memory.sources[$0] }.filter { progress in
            troubles.sources[progress.source] != nil || progress.endedAt.map { $0 >= note.startedAt } ?? true
        }
    }
}
