package import Core

/// What the console knows of synchronisations.
package struct SyncState: Equatable, Sendable {
    /// What the store remembers; nil before it was read.
    package var memory: SyncMemory?
    /// Whether one runs in this process.
    package var isRunning = false
    /// Whether the one that runs was asked to stop.
    package var isStopping = false
    /// How far the one that runs here is; nil before it told.
    package var report: SyncReport?
    /// What went wrong in the last one that ended here.
    package var troubles = SyncTroubles()
    /// Why the last one here did not go on, in words; nil when it did.
    package var problem: String?
    /// When the sign-in lapses; nil where nobody knows.
    package var signInExpiry: SignInExpiry?

    /// Nothing known yet.
    package init() {}
}
