/// Keeps background work on a store to one process at a time.
package protocol BackgroundStore: Sendable {
    /// Takes the operating system's lock on background work; says who holds it otherwise.
    func beginBackground(by who: String, at: Timestamp) throws(StoreFailure) -> BackgroundTurn
}

/// Whether background work may begin.
package enum BackgroundTurn: Sendable {
    /// It may, as long as the lock is kept.
    case begun(any JobLock)
    /// Another process is at it: who, and since when as far as it said so.
    case held(by: String, since: Timestamp?)
}
