package import Core
import Synchronization

/// The search index of a list: a mapped file that may be deleted at any time, and what changed since it was made.
package final class ListIndex: Sendable {
    private let source: IndexSource
    private let file: IndexFile
    private let latest = Mutex(Latest())
    /// Held while the latest moment is being made; whoever has a snapshot goes on with it meanwhile.
    private let refreshing = Mutex<Void>(())

    /// So many changes are carried in memory; beyond them the file should be made anew.
    private static let changeLimit = 20_000
    /// Nobody rebuilt in the background: from here on carrying costs more than rebuilding.
    private static let hardLimit = 100_000

    private struct Latest {
        var moment: ListMoment?
        /// A newer base, for the next moment: snapshots of one revision must not change.
        var nextBase: Segment?
    }

    /// The index of a source in a file, made when it is first needed.
    package init(path: String, source: IndexSource) {
        self.source = source
        file = IndexFile(path: path, source: source)
    }

    /// The newest committed moment of the list.
    ///
    /// The first call builds the file when it can't be used.
    package func snapshot() throws(StoreFailure) -> ListSnapshot {
        if let moment = try current() { return moment.snapshot }
        return try refreshing.withLock { (_) throws(StoreFailure) -> ListSnapshot in
            // Whoever was waited for may have done it.
            if let moment = try current() { return moment.snapshot }
            let moment = try refreshed()
            latest.withLock { latest in
                if latest.nextBase?.header.revision ?? .max <= moment.base.header.revision { latest.nextBase = nil }
                latest.moment = moment
            }
            return moment.snapshot
        }
    }

    /// Whether there are so many changes that `rebuild` is worth its seconds.
    package var wantsRebuild: Bool {
        latest.withLock { $0.nextBase == nil && ($0.moment?.changeCount ?? 0) > Self.changeLimit }
    }

    /// Makes the file anew, while snapshots go on being given; later ones use it.
    ///
    /// For a thread of its own.
    package func rebuild() throws(StoreFailure) {
        let base: Segment
        if let other = try rebuiltElsewhere() { base = other } else { base = try file.rebuild() }
        latest.withLock { $0.nextBase = base }
    }

    /// Reads ahead what the first search needs.
    ///
    /// For a thread of its own.
    package func warm() {
        latest.withLock { $0.moment }?.base.warm()
    }

    /// The latest moment, if nothing was committed since.
    private func current() throws(StoreFailure) -> ListMoment? {
        let revision = try source.revision()
        return latest.withLock { $0.moment?.revision == revision ? $0.moment : nil }
    }

    private func refreshed() throws(StoreFailure) -> ListMoment {
        // The start before the revision: it must not be the newer one, unless the store was put back to an older state.
        if let start = start() {
            let revision = try source.revision()
            if start.revision == revision { return start }
            if start.revision < revision, let changes = try source.changes(start.revision, Self.changeLimit),
                let moment = start.applying(changes), moment.changeCount <= Self.hardLimit
            {
                return moment
            }
        }
        return moment(of: try file.rebuild())
    }

    /// What changes are applied to: the newest base, or the latest moment, or the file.
    private func start() -> ListMoment? {
        let latest = latest.withLock { $0 }
        if let base = latest.nextBase { return moment(of: base) }
        return latest.moment ?? file.open().map(moment)
    }

    private func moment(of base: Segment) -> ListMoment {
        ListMoment(source.listing, revision: base.header.revision, base: base, delta: IndexDelta(of: base))
    }

    /// The file when another process made it anew not long ago.
    private func rebuiltElsewhere() throws(StoreFailure) -> Segment? {
        guard let known = latest.withLock({ $0.moment?.base.header.revision }), let base = file.open(),
            base.header.revision > known,
            try source.changes(base.header.revision, Self.changeLimit / 2) != nil
        else { return nil }
        return base
    }
}
