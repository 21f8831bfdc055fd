import Core

extension ReadingAges {
    /// Reads how many there are, and the first and the last moment.
    init(_ columns: Columns, left: Int) {
        self.init(
            read: Int(columns.integer(0)), oldest: columns.isNull(1) ? nil : columns.moment(1),
            newest: columns.isNull(2) ? nil : columns.moment(2), left: left)
    }
}
