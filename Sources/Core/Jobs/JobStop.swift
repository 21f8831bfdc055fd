/// How a person stops a job between two rows.
package enum JobStop: Equatable, Sendable {
    /// What has not begun is cancelled.
    case cancel
    /// What has not begun stays, to be resumed later.
    case pause
}
