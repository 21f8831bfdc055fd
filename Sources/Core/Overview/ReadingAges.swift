/// How old the readings of something are that is read one by one.
package struct ReadingAges: Equatable, Sendable {
    /// How many were ever read.
    package var read: Int
    /// The oldest and the newest reading; nil where nothing was read yet.
    package var oldest: Timestamp?, newest: Timestamp?
    /// How many are to be read, for they never were or too long ago.
    package var left: Int

    /// Ages.
    package init(read: Int = 0, oldest: Timestamp? = nil, newest: Timestamp? = nil, left: Int = 0) {
        self.read = read
        self.oldest = oldest
        self.newest = newest
        self.left = left
    }

    /// A source of the overview; nil where nothing was read, unless it is known that there is something to read.
    func source(_ kind: OverviewSource.Kind, isWanted: Bool) -> OverviewSource? {
        guard newest != nil || isWanted && left > 0 else { return nil }
        return OverviewSource(kind, readAt: newest, oldest: oldest, isComplete: left == 0, rows: read, left: left)
    }
}
