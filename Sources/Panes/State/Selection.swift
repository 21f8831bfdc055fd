package import Core

/// The ticked rows, with every step undoable.
///
/// A step is kept as the rows it changed.
package struct Selection: Equatable, Sendable {
    /// The ticked rows.
    package private(set) var rows = RowSet()
    private var undone: [RowSet] = []
    private var done: [RowSet] = []

    /// How many steps can be undone.
    package static let depth = 100

    /// Nothing ticked.
    package init() {}

    /// Ticks or unticks one row.
    package mutating func toggle(_ row: RowID) { apply(RowSet([row])) }

    /// Ticks more rows.
    package mutating func add(_ more: RowSet) { apply(more.subtracting(rows)) }

    /// Unticks rows.
    package mutating func remove(_ some: RowSet) { apply(some.intersection(rows)) }

    /// Swaps ticked and unticked among some rows.
    package mutating func invert(_ among: RowSet) { apply(among) }

    /// Unticks everything.
    package mutating func clear() { apply(rows) }

    /// Takes rows out for good, as a finished job does: undoing an earlier step does not bring them back.
    package mutating func settle(_ gone: RowSet) {
        rows = rows.subtracting(gone)
        done = done.map { $0.subtracting(gone) }.filter { !$0.isEmpty }
        undone = undone.map { $0.subtracting(gone) }.filter { !$0.isEmpty }
    }

    /// Whether there is a step to take back.
    package var canUndo: Bool { !done.isEmpty }
    /// Whether there is a step to do again.
    package var canRedo: Bool { !undone.isEmpty }

    /// Takes the last step back.
    package mutating func undo() {
        guard let step = done.popLast() else { return }
        rows = rows.symmetricDifference(step)
        undone.append(step)
    }

    /// Does the last step taken back again.
    package mutating func redo() {
        guard let step = undone.popLast() else { return }
        rows = rows.symmetricDifference(step)
        done.append(step)
    }

    private mutating func apply(_ change: RowSet) {
        guard !change.isEmpty else { return }
        rows = rows.symmetricDifference(change)
        done.append(change)
        undone = []
        if done.count > Self.depth { done.removeFirst() }
    }
}
