package import Core
package import Screen

/// What a list pane shows: the rows that answer its search, a cursor, and ticks.
package struct ListState: Equatable, Sendable {
    /// The list.
    package let listing: Listing
    /// The newest snapshot; nil before the store gave one.
    package var snapshot: ListSnapshot?
    /// The rows on show, answered by `answered`; older than `question` while a search runs.
    package var answer: ListAnswer?
    /// The snapshot that the answer's slots belong to.
    package var answered: ListSnapshot?
    /// What is asked now.
    package var question: ListQuestion
    /// The search field.
    package var search = TextField()
    /// Why the search can't be understood; the last good answer stays.
    package var problem: QueryProblem?
    /// Whether keys go into the search field.
    package var isSearching = false
    /// The cursor and the window.
    package var cursor = ListCursor()
    /// The column under the column cursor, by its place among the pane's columns.
    package var column = 0
    /// The ticked rows.
    package var selection = Selection()
    /// Where a range began; nil when none is being marked.
    package var anchor: Int?
    /// How many ticked rows the answer shows, and how many the list still has.
    package var presence = Presence()
    /// Whether the details of the cursor's row are open.
    package var showsDetails = false

    /// How many ticked rows are on show and known at all.
    package struct Presence: Equatable, Sendable {
        /// Ticked rows that the answer holds.
        package var shown = 0
        /// Ticked rows that the list holds.
        package var known = 0
    }

    /// A list that has not been read yet; of certain states alone where they are given.
    package init(_ listing: Listing, states: Set<UInt8> = []) {
        self.listing = listing
        question = ListQuestion(states: states, sort: listing.usualSort)
    }

    /// Whether the rows on show answer an older question than the one that is asked: nobody chose them.
    package var isAnswerOld: Bool { snapshot != nil && answer?.question != question }

    /// How many rows there are to show.
    package var count: Int { answer?.count ?? 0 }

    /// The row at a position.
    package func record(at position: Int) -> Record? {
        guard let answer, let answered, position >= 0, position < answer.count else { return nil }
        return answered.record(answer.slot(position))
    }

    /// The row under the cursor.
    package var current: Record? { record(at: cursor.row) }

    /// The rows from the anchor to the cursor; nil while none are being marked.
    package var range: ClosedRange<Int>? {
        anchor.map { min($0, cursor.row)...max($0, cursor.row) }
    }

    /// The rows that an action on many acts on: the ticked ones, else the cursor's.
    package var targets: RowSet {
        if !selection.rows.isEmpty { return selection.rows }
        return RowSet(current.map { [$0.id] } ?? [])
    }

    /// The row that an action on one acts on: the ticked one, else the cursor's; nil where it could be one of several.
    package var target: Record? {
        guard anchor == nil, targets.count == 1 else { return nil }
        return targets.rows.prefix(1).compactMap { snapshot?.recordOf($0) }.first
    }

    /// Unticks rows whose matter is done.
    mutating func settle(_ rows: [RowID]) {
        guard !rows.isEmpty else { return }
        selection.settle(RowSet(rows))
        countPresence()
    }

    /// Counts the ticked rows on show anew.
    package mutating func countPresence() {
        guard let answer, let answered, !selection.rows.isEmpty else {
            presence = Presence()
            return
        }
        let (shown, known) = answered.presence(selection.rows, answer)
        presence = Presence(shown: shown, known: known)
    }
}
