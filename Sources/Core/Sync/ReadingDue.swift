/// Which readings of what is read one by one are too old.
package struct ReadingDue: Equatable, Sendable {
    /// Those before this moment.
    package var before: Timestamp
    /// Those before this moment where something needs a hand, or could not be read whole.
    package var urgentBefore: Timestamp

    /// By the profile's setting, and a day where it presses; a full reading wants all.
    package init(_ settings: Settings, at now: Timestamp, full: Bool = false) {
        before = full ? now : now.adding(seconds: -86_400 * Int64(settings.number(.fullSyncIntervalDays)))
        urgentBefore = full ? now : now.adding(seconds: -86_400)
    }
}
