import Foundation

/// Counts the transactions that all processes commit to a store, without touching any of them.
///
/// SQLite keeps a number in the header of the log's index that each commit raises by one; that is what a kill at an
/// exact point of a job is triggered by.
struct CommitCounter {
    /// The store.
    let store: String

    /// The number now; nil while no process has the store open.
    var now: UInt32? {
        let file = open(store + "-shm", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var number: UInt32 = 0
        return pread(file, &number, 4, 8) == 4 ? number : nil
    }

    /// Whether so many transactions were committed since an earlier number.
    func hasReached(_ commits: UInt32, since mark: UInt32) -> Bool {
        // A number below the mark is that of an index that another process has begun anew.
        now.map { $0 >= mark && $0 - mark >= commits } ?? false
    }
}
