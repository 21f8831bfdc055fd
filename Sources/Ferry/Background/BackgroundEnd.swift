import Core
import Panes

/// How a round of background work ended: the worst that happened.
struct BackgroundEnd: Equatable, Sendable {
    /// What a command ends with.
    private(set) var status = ExitStatus.done

    /// A round that ended so.
    init(status: ExitStatus = .done) { self.status = status }

    /// Whether going on would only meet the same refusal.
    var isFinal: Bool { status == .signInRefused }

    /// Adds how another part ended.
    mutating func take(_ other: BackgroundEnd) { raise(to: other.status) }

    /// Adds how a job ended.
    mutating func take(_ job: Job) {
        if job.state == .running {
            raise(to: .interrupted)
        } else if job.counts.failed + job.counts.unknown > 0 || job.state == .halted {
            raise(to: .someRowsFailed)
        }
    }

    /// A job's counts that are not nought.
    static func words(_ counts: JobCounts) -> String {
        let parts = [
            (counts.done, "done"), (counts.failed, "failed"), (counts.skipped, "skipped"), (counts.unknown, "unknown"),
            (counts.cancelled, "cancelled"), (counts.left, "left"),
        ]
        return parts.filter { $0.0 > 0 }.map { "\(Wording.grouped($0.0)) \($0.1)" }.joined(separator: ", ")
    }

    private mutating func raise(to other: ExitStatus) {
        let order: [ExitStatus] = [.done, .someRowsFailed, .failed, .signInRefused, .interrupted]
        let rank = { (status: ExitStatus) in order.firstIndex(of: status) ?? 2 }
        if rank(other) > rank(status) { status = other }
    }
}
