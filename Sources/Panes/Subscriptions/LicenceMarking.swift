package import Core

/// Subscriptions whose licences are about to be noted as moved, or as not moved.
package struct LicenceMarking: Equatable, Sendable {
    /// The rows on which it means something.
    package var rows: RowSet
    /// Whether they are noted as moved.
    package var done: Bool
    /// On how many of them users still have a licence of the product.
    package var held = 0
    /// How many chosen rows it means nothing on.
    package var leftOut = 0

    /// Of the chosen rows of a list those on which it means something.
    init(_ targets: RowSet, in snapshot: ListSnapshot, done: Bool) {
        self.done = done
        rows = RowSet()
        for row in targets.rows {
            guard let record = snapshot.recordOf(row), Self.means(done, record) else {
                leftOut += 1
                continue
            }
            rows.insert(row)
            if done, Self.isHeld(record) { held += 1 }
        }
    }

    /// Whether users still have licences that are due to be moved.
    package static func isHeld(_ record: Record) -> Bool {
        record[SubscriptionColumn.licences] == LicenceWork.due.word && record[SubscriptionColumn.Number.users] > 0
    }

    /// Whether noting it on a row means something: due licences are moved, and what is new and ends is seen to.
    package static func means(_ done: Bool, _ record: Record) -> Bool {
        let work = record[SubscriptionColumn.licences]
        guard done else { return work == LicenceWork.done.word }
        return work == LicenceWork.due.word || record[SubscriptionColumn.side] == "new" && needsHand(record)
    }
}
