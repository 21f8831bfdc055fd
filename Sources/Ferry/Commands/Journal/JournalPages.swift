import Core

/// The journal, newest first, read page by page.
struct JournalPages {
    /// Whose journal.
    let store: any ProfileStore
    /// Only what was done from then on; nil for all.
    var since: Timestamp?
    /// At most so many entries.
    var limit = Int.max
    private static let page = 1000

    /// Calls the body with each page in its order.
    func forEach(_ body: ([JournalEntry]) throws -> Void) throws {
        var left = limit
        var before: Int64?
        while left > 0 {
            let wanted = min(left, Self.page)
            let entries = try store.journal(since: since, before: before, limit: wanted)
            try body(entries)
            guard let last = entries.last, entries.count == wanted else { return }
            before = last.id
            left -= entries.count
        }
    }

    /// Writes the entries for other programs; gives back how many they were.
    @discardableResult
    func write(isCSV: Bool, to writer: inout LineWriter) throws -> Int {
        var lines = RowLines(isCSV: isCSV)
        var count = 0
        try forEach { entries in
            let tenants = try store.tenants(named: Set(entries.map(\.subject)))
            for entry in entries {
                try lines.write(JournalRow(entry: entry, tenants: tenants[entry.subject] ?? []), to: &writer)
            }
            count += entries.count
        }
        try lines.end(&writer, like: JournalRow.none)
        return count
    }
}

/// A journal entry as other programs read it.
private struct JournalRow: WrittenRow {
    let entry: JournalEntry
    let tenants: [TenantID]

    /// No entry, for a heading without rows.
    static let none = JournalRow(
        entry: JournalEntry(at: Timestamp(seconds: 0), who: "", action: .settingChanged, subject: "", result: ""),
        tenants: [])

    func fill(_ values: inout some RowValues) {
        values.add("id", Int(entry.id))
        values.add("at", entry.at)
        values.add("who", entry.who)
        values.add("action", entry.action.rawValue)
        values.add("subject", filled: entry.subject)
        values.add("evidence", filled: entry.evidence)
        values.add("result", filled: entry.result)
        values.add("job", entry.job.map { Int($0.number) })
        values.add("tenantId", tenants.count == 1 ? tenants.first?.description : nil)
        values.add("tenantIds", texts: tenants.map(\.description))
    }
}
