import Core

/// How far an import is; a copy of it is kept when the transaction that made it commits.
struct ImportProgress: Sendable {
    /// The numbers so far.
    var summary: ImportSummary
    /// The customers that the file named, so that the first row of each wins.
    var seen = RowSet()
    /// The customers that refused rows name: they get nothing from the file, and are not missing from it either.
    var refused = RowSet()
    /// Whether a refused row may name anybody.
    var hasNameless = false
    /// Those among the named that the file added or changed.
    var changed = RowSet()
    /// What no company has; nil until it is needed.
    var filter: CompanyFilter?
    /// The last customer there was when the import began: those that others add meanwhile are not missing.
    let lastKnown: RowID
    /// Whether the last row of the batch was new: then the next one most likely is, too.
    var expectsNew = false
    /// Whether the import took the indexes of the keys away.
    var droppedIndexes = false
    /// Whether the journal tells that the import began.
    var isNoted = false
    /// Whether the import was ended.
    var isOver = false
}
