/// Which row of a long list the cursor is on, and which row the window begins with.
package struct ListCursor: Equatable, Sendable {
    /// The cursor's row.
    package private(set) var row = 0
    /// The first row that is visible.
    package private(set) var top = 0

    /// At the beginning.
    package init() {}

    /// Puts the cursor on a row and keeps it in sight.
    package mutating func move(to wanted: Int, count: Int, window: Int) {
        row = max(0, min(wanted, count - 1))
        settle(count: count, window: window)
    }

    /// Moves the cursor up or down.
    package mutating func move(by rows: Int, count: Int, window: Int) {
        move(to: row + rows, count: count, window: window)
    }

    /// Moves the window and takes the cursor along only where it would leave it.
    package mutating func scroll(by rows: Int, count: Int, window: Int) {
        top = max(0, min(top + rows, count - window))
        row = max(top, min(row, top + max(1, window) - 1))
        settle(count: count, window: window)
    }

    /// Puts the cursor on a row at the same height of the window as before: a refresh doesn't make it jump.
    package mutating func anchor(to wanted: Int, count: Int, window: Int) {
        let height = row - top
        row = max(0, min(wanted, count - 1))
        top = row - height
        settle(count: count, window: window)
    }

    private mutating func settle(count: Int, window: Int) {
        row = max(0, min(row, count - 1))
        let height = max(1, window)
        if row < top { top = row }
        if row >= top + height { top = row - height + 1 }
        top = max(0, min(top, count - height))
    }
}
