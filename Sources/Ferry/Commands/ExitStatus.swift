/// What the process tells its caller.
enum ExitStatus: Int32, Sendable {
    case done = 0
    case failed = 1
    /// Wrong usage or configuration.
    case usage = 2
    case someRowsFailed = 3
    case signInRefused = 4
    case interrupted = 130
}
