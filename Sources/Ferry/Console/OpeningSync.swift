import Panes

/// A synchronisation with which a console opens.
struct OpeningSync: Sendable {
    /// Whether the first page waits for its end; else only until there is something to show.
    var isWaitedFor: Bool
    /// What is done in the store before the first page.
    var afterwards: @Sendable () throws -> Void

    /// Whether the first page can be made, after what was told and once nothing more is under way.
    func isOver(_ told: [Event], isIdle: Bool) -> Bool {
        isIdle || !isWaitedFor && told.contains { if case .syncMoved = $0 { true } else { false } }
    }
}
