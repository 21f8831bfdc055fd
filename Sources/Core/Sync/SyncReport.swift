/// How a synchronisation gets on, for a line of progress.
package struct SyncReport: Equatable, Sendable {
    /// What is being read.
    package var source: SyncSource
    /// How much of it this process has read.
    package var done: Int
    /// How much is left; nil where the service does not say how long its list is.
    package var left: Int?
    /// Rows a second; nil before a second has passed.
    package var rate: Double?
    /// Seconds until the source is read at this rate; nil where that can't be told.
    package var secondsLeft: Int?

    /// A report.
    package init(source: SyncSource, done: Int, left: Int?, rate: Double?, secondsLeft: Int?) {
        self.source = source
        self.done = done
        self.left = left
        self.rate = rate
        self.secondsLeft = secondsLeft
    }
}

/// Measures how fast one source is read.
struct SyncMeter {
    let source: SyncSource
    let startedAt: Timestamp

    /// What to tell at a moment.
    func report(done: Int, left: Int?, at: Timestamp) -> SyncReport {
        let seconds = at.seconds - startedAt.seconds
        let rate = seconds > 0 ? Double(done) / Double(seconds) : nil
        var secondsLeft: Int?
        if let rate, rate > 0, let left { secondsLeft = Int((Double(left) / rate).rounded(.up)) }
        return SyncReport(source: source, done: done, left: left, rate: rate, secondsLeft: secondsLeft)
    }
}
