/// The items whose outcome nobody knows, and when each is looked at next.
struct UnknownItems {
    /// One of them.
    struct Entry: Equatable, Sendable {
        /// The item; it is unknown since `changedAt`.
        var item: JobItem
        /// When it is looked at next.
        var nextLook: Timestamp
        /// How long to wait after that look.
        var pause: Int64 = 2
        /// Whether it became unknown in this run.
        var isNew: Bool
        /// Whether somebody is looking.
        var isLookedAt = false
    }

    private(set) var entries: [Entry] = []
    private let settle: Int64

    /// None yet; a lost request may take effect for so many seconds.
    ///
    /// Moments are cut to whole seconds, so one more makes sure that all of them have passed.
    init(settleSeconds: Int) { settle = settleSeconds > 0 ? Int64(settleSeconds) + 1 : 0 }

    /// From when on finding nothing means that there is nothing.
    func settled(_ item: JobItem) -> Timestamp { item.changedAt.adding(seconds: settle) }

    /// Adds an item whose request was cut, or whose process had died, at the latest when it became unknown.
    mutating func add(_ item: JobItem, isNew: Bool, at now: Timestamp) {
        let first = isNew ? min(now.adding(seconds: min(2, settle)), settled(item)) : now
        entries.append(Entry(item: item, nextLook: first, isNew: isNew))
    }

    /// The next item to look at, which counts as looked at from now on; nil when none is due.
    mutating func due(at now: Timestamp) -> JobItem? {
        guard let index = entries.firstIndex(where: { !$0.isLookedAt && $0.nextLook <= now }) else { return nil }
        entries[index].isLookedAt = true
        return entries[index].item
    }

    /// Looks at an item again later: at the latest when its settling time is over.
    mutating func postpone(_ item: JobItem, at now: Timestamp) {
        guard let index = entries.firstIndex(where: { $0.item.id == item.id }) else { return }
        let later = now.adding(seconds: entries[index].pause)
        let settled = settled(item)
        entries[index].nextLook = now < settled ? min(later, settled) : later
        entries[index].pause = min(60, entries[index].pause * 2)
        entries[index].isLookedAt = false
    }

    /// Takes an item out whose outcome is known now.
    mutating func remove(_ item: JobItem) { entries.removeAll { $0.item.id == item.id } }
}
