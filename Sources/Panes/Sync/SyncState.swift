package import Core

/// Of how many companies the people were read back, and of how many they are still to be.
package struct PeopleProgress: Equatable, Sendable {
    /// How many companies were read.
    package var read = 0
    /// How many are left; nil before that is known.
    package var left: Int?
    /// Whether it was asked to stop.
    package var isStopping = false
}

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
    /// How far reading people back is that runs here; nil when none does.
    package var people: PeopleProgress?
    /// When the sign-in lapses; nil where nobody knows.
    package var signInExpiry: SignInExpiry?

    /// Nothing known yet.
    package init() {}
}
