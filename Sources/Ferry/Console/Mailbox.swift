import Core
import Panes
import Synchronization
import Text

/// Events on their way to the loop, from any thread.
final class Mailbox: Sendable {
    private struct Content {
        var events: [Event] = []
        var inFlight = 0
    }

    private let content = Mutex(Content())
    private let wake: @Sendable () -> Void
    private let log: @Sendable (String) -> Void

    /// A mailbox that calls `wake` when something comes into it, and notes failures in a log.
    init(log: @escaping @Sendable (String) -> Void = { _ in }, wake: @escaping @Sendable () -> Void) {
        self.log = log
        self.wake = wake
    }

    /// Puts an event in; outcomes of one job that nobody took yet become one event.
    func post(_ event: Event) {
        if let words = event.loggedWords { log(words) }
        let wasEmpty = content.withLock { content in
            defer {
                if let merged = Self.merged(content.events.last, event) {
                    content.events[content.events.count - 1] = merged
                } else {
                    content.events.append(event)
                }
            }
            return content.events.isEmpty
        }
        if wasEmpty { wake() }
    }

    /// Takes everything out.
    func drain() -> [Event] {
        content.withLock { content in
            defer { content.events = [] }
            return content.events
        }
    }

    /// Something begins whose answer will come.
    func begin() { content.withLock { $0.inFlight += 1 } }

    /// Something ended; its answer was posted before.
    func end() {
        content.withLock { $0.inFlight -= 1 }
        wake()
    }

    /// Whether nothing more is on its way.
    var isQuiet: Bool { content.withLock { $0.inFlight == 0 } }

    /// Whether nothing is in here and nothing is on its way.
    var isIdle: Bool { content.withLock { $0.events.isEmpty && $0.inFlight == 0 } }

    private static func merged(_ last: Event?, _ new: Event) -> Event? {
        switch (last, new) {
        case (.itemsEnded(let id, let old)?, .itemsEnded(let other, let more)) where id == other:
            .itemsEnded(id, old + more)
        case (.importMoved?, .importMoved): new
        default: nil
        }
    }
}

extension Event {
    /// What the log says of it; nil for what is no news to whoever reads logs.
    fileprivate var loggedWords: String? {
        switch self {
        case .failed(let words), .importFailed(let words): words.value
        case .jobStarted(let job): "job \(job.id) begins with \(job.counts.left) rows"
        case .jobStopped(let job, let interrupted):
            "job \(job.id) stops \(interrupted ? "before its end" : job.state.rawValue), \(job.counts.done) done, \(job.counts.failed) failed"
        case .imported(let summary):
            "\(summary.file): \(summary.added) added, \(summary.updated) updated, \(summary.rejected) rejected"
        default: nil
        }
    }
}
