/// How a synchronisation ended.
package enum SyncEnd: Equatable, Sendable {
    /// Every source was gone through; those in trouble go on the next time.
    case finished(SyncNote, SyncTroubles)
    /// A person stopped it; the next one goes on.
    case stopped(SyncNote, SyncTroubles)
    /// Somebody has to sign in first; the sentence says why and how.
    case signInNeeded(String, SyncNote)
    /// Another process or task is synchronising.
    case held
}

/// What went wrong in a synchronisation that went on all the same.
package struct SyncTroubles: Equatable, Sendable {
    /// A row that could not be read.
    package struct Row: Equatable, Sendable {
        /// Where.
        package var source: SyncSource
        /// The tenant, the company's id, or the row's place in its list.
        package var key: String
        /// Why.
        package var failure: ServiceFailure
    }

    /// What ended the reading of a source early.
    package var sources: [SyncSource: ServiceFailure] = [:]
    /// How many rows could not be read.
    package private(set) var rowCount = 0
    /// The first of them, at most `keptRows`.
    package private(set) var rows: [Row] = []

    /// How many rows are kept.
    package static let keptRows = 1000

    /// Nothing went wrong.
    package init() {}

    /// Whether nothing went wrong.
    package var isEmpty: Bool { sources.isEmpty && rowCount == 0 }

    /// Notes a row that could not be read.
    mutating func note(_ source: SyncSource, _ key: String, _ failure: ServiceFailure) {
        rowCount += 1
        if rows.count < Self.keptRows { rows.append(Row(source: source, key: key, failure: failure)) }
    }
}
