import Core

/// What the process tells its caller.
enum ExitStatus: Int32, Sendable {
    case done = 0
    case failed = 1
    /// Wrong usage or configuration.
    case usage = 2
    case someRowsFailed = 3
    case signInRefused = 4
    case interrupted = 130
    /// Ctrl-\\ or its signal.
    case quit = 131
    /// The terminal went away.
    case hungUp = 129
    case terminated = 143

    /// The status of a process that a signal asked to end.
    static func signal(_ number: Int32) -> ExitStatus { ExitStatus(rawValue: 128 + number) ?? .interrupted }

    /// The status of a reading that ended early for a reason, or of which so many rows could not be read.
    init(end: ServiceFailure?, failures: Int) {
        self =
            switch end {
            case .cancelled: .interrupted
            case .signInNeeded: .signInRefused
            case .some: .failed
            case nil: failures == 0 ? .done : .someRowsFailed
            }
    }
}
