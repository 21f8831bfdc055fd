/// The store's number of a job.
package struct JobID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The number, from 1.
    package let number: Int64

    /// A job by its number.
    package init(_ number: Int64) { self.number = number }

    /// The number as text.
    package var description: String { String(number) }

    package static func < (left: JobID, right: JobID) -> Bool { left.number < right.number }
}

/// What a job does.
package enum JobKind: String, Sendable, CaseIterable {
    case createCompanies, linkCompanies, verifyCompanies, sendLetters
    case reinvitePeople, revokeInvitations, reassignLicences, undoReassignment

    /// Whether what got lost on the way stays unknown for good: nobody can look for it, and it is never repeated.
    package var lostIsFinal: Bool { self == .sendLetters }

    /// Whether its items are swaps of licences.
    package var swapsLicences: Bool { self == .reassignLicences || self == .undoReassignment }

    /// Whether its items are invitations of people.
    package var changesInvitations: Bool { self == .reinvitePeople || self == .revokeInvitations }
}

/// How far a job is.
package enum JobState: String, Sendable, CaseIterable {
    /// Written down, not started.
    case queued
    /// A process is at it, or was when it died: its lock tells.
    case running
    /// Every item has an outcome.
    case done
    /// A person stopped it; items that were not started are cancelled.
    case cancelled
    /// It stopped itself after too many failures in a row; the rest waits for a person.
    case halted
}

/// How many items of a job are in each state.
package struct JobCounts: Equatable, Sendable {
    /// Items by their state.
    package var queued = 0, running = 0, done = 0, failed = 0, skipped = 0, unknown = 0, cancelled = 0

    /// No items.
    package init() {}

    /// All items.
    package var total: Int { queued + running + done + failed + skipped + unknown + cancelled }
    /// Items that still wait for something to happen.
    package var left: Int { queued + running }
}

/// A bulk action, written to the store as it goes.
package struct Job: Equatable, Sendable {
    /// The store's number.
    package var id: JobID
    /// What it does.
    package var kind: JobKind
    /// How far it is.
    package var state: JobState
    /// When it was confirmed.
    package var createdAt: Timestamp
    /// When it got its last outcome; nil while it is not over.
    package var endedAt: Timestamp?
    /// Who confirmed it: user@host.
    package var by: String
    /// Its items by state.
    package var counts: JobCounts
    /// Why it stopped itself; nil unless it is halted.
    package var halt: JobHalt?

    /// A job.
    package init(
        id: JobID, kind: JobKind, state: JobState, createdAt: Timestamp, endedAt: Timestamp?, by: String,
        counts: JobCounts, halt: JobHalt? = nil
    ) {
        self.id = id
        self.kind = kind
        self.state = state
        self.createdAt = createdAt
        self.endedAt = endedAt
        self.by = by
        self.counts = counts
        self.halt = halt
    }

    /// Whether running it again can bring it on, while no process is at it: to what has not begun, or to what became of
    /// rows whose outcome nobody knows.
    package var canGoOn: Bool {
        switch state {
        case .queued, .running, .halted: true
        case .done, .cancelled: counts.unknown > 0 && !kind.lostIsFinal
        }
    }
}
