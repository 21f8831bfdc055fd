/// Where a record lies inside one snapshot; meaningless in another.
package struct RowSlot: Hashable, Sendable {
    /// The place.
    package let number: UInt32

    /// A slot by its place.
    package init(_ number: UInt32) { self.number = number }
}

/// The order of a list's rows.
package struct ListSort: Hashable, Sendable {
    /// What is compared.
    package enum Key: Hashable, Sendable {
        case text(Int)
        case number(Int)
        case state
    }

    /// What is compared.
    package var key: Key
    /// Largest first.
    package var descending: Bool

    /// An order.
    package init(_ key: Key, descending: Bool = false) {
        self.key = key
        self.descending = descending
    }

    /// The order in which the index lies: the first text column, folded.
    package static let standard = ListSort(.text(0))
}

/// What is asked of a list: which rows, in which order.
package struct ListQuestion: Equatable, Sendable {
    /// The search.
    package var query: Query
    /// The states that the list shows at all; empty for all.
    package var states: Set<UInt8>
    /// The order; rows that compare equal stay in standard order.
    package var sort: ListSort

    /// A question; all rows in standard order unless told.
    package init(query: Query = Query(), states: Set<UInt8> = [], sort: ListSort = .standard) {
        self.query = query
        self.states = states
        self.sort = sort
    }
}

/// The rows that answer a question, on one snapshot.
package struct ListAnswer: Equatable, Sendable {
    /// What was asked.
    package let question: ListQuestion
    /// The version of the snapshot that answered.
    package let version: UInt64
    /// How many rows there are.
    package let count: Int
    /// The row at a position from 0 up to `count`.
    package let slot: @Sendable (Int) -> RowSlot
    /// The position of a row; nil when the answer does not hold it.
    package let position: @Sendable (RowID) -> Int?

    /// An answer.
    package init(
        question: ListQuestion, version: UInt64, count: Int, slot: @escaping @Sendable (Int) -> RowSlot,
        position: @escaping @Sendable (RowID) -> Int?
    ) {
        self.question = question
        self.version = version
        self.count = count
        self.slot = slot
        self.position = position
    }

    /// Answers are the same when the same snapshot was asked the same.
    package static func == (left: ListAnswer, right: ListAnswer) -> Bool {
        left.version == right.version && left.question == right.question && left.count == right.count
    }
}

/// One moment of a list, immutable and cheap to hold: a handle on the search index.
package struct ListSnapshot: Equatable, Sendable {
    /// Which list.
    package let listing: Listing
    /// Grows with every change of the list; two snapshots of one version are the same.
    package let version: UInt64
    /// How many rows the list has in all.
    package let total: Int
    /// How many rows there are of each state, by code.
    package let stateCounts: [Int]
    /// A row.
    package let record: @Sendable (RowSlot) -> Record
    /// A row by its number; nil when the list does not hold it.
    package let recordOf: @Sendable (RowID) -> Record?
    /// Answers a question; nil when it was cancelled.
    ///
    /// Takes a few milliseconds for a million rows, sorting longer.
    package let answer: @Sendable (ListQuestion, _ isCancelled: @Sendable () -> Bool) -> ListAnswer?
    /// The numbers of all rows of an answer.
    package let rows: @Sendable (ListAnswer) -> RowSet
    /// How many of some rows an answer holds, and how many it would hold without its search.
    ///
    /// A row that left the states which the question asks for is gone, not hidden by the search.
    package let presence: @Sendable (RowSet, ListAnswer) -> (shown: Int, known: Int)

    /// A snapshot.
    package init(
        listing: Listing, version: UInt64, total: Int, stateCounts: [Int],
        record: @escaping @Sendable (RowSlot) -> Record, recordOf: @escaping @Sendable (RowID) -> Record?,
        answer: @escaping @Sendable (ListQuestion, @Sendable () -> Bool) -> ListAnswer?,
        rows: @escaping @Sendable (ListAnswer) -> RowSet,
        presence: @escaping @Sendable (RowSet, ListAnswer) -> (shown: Int, known: Int)
    ) {
        self.listing = listing
        self.version = version
        self.total = total
        self.stateCounts = stateCounts
        self.record = record
        self.recordOf = recordOf
        self.answer = answer
        self.rows = rows
        self.presence = presence
    }

    /// How many rows are in a state.
    package func count(ofState code: UInt8) -> Int { Int(code) < stateCounts.count ? stateCounts[Int(code)] : 0 }

    package static func == (left: ListSnapshot, right: ListSnapshot) -> Bool {
        left.listing == right.listing && left.version == right.version
    }
}
