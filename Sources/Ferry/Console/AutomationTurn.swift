/// Whose turn it is to look what needs nobody: one look at a time, and none is lost.
struct AutomationTurn {
    /// Counts the looks, so that only the latest one comes back by itself.
    private(set) var looks = 0
    private var isAtWork = false
    /// The look that is wanted next: after a synchronisation or not; nil for none.
    private var wanted: Bool?
    private var isEnding = false

    /// Wants a look; whether whoever asks is to begin with it, as nobody is at work.
    mutating func want(afterSync: Bool) -> Bool {
        guard !isEnding else { return false }
        wanted = afterSync || wanted ?? false
        defer { isAtWork = true }
        return !isAtWork
    }

    /// The next look, and whether it follows a synchronisation; nil ends the work.
    mutating func next() -> Bool? {
        defer { wanted = nil }
        guard !isEnding, let wanted else {
            isAtWork = false
            return nil
        }
        looks += 1
        return wanted
    }

    /// The program is about to end: nothing is begun any more.
    mutating func end() { isEnding = true }
}
