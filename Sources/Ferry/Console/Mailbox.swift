import Core
import Panes
import Synchronization

/// Events on their way to the loop, from any thread.
final class Mailbox: Sendable {
    private struct Content {
        var events: [Event] = []
        var inFlight = 0
    }

    private let content = Mutex(Content())
    private let wake: @Sendable () -> Void

    /// A mailbox that calls `wake` when something comes into it.
    init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

    /// Puts an event in; outcomes of one job that nobody took yet become one event.
    func post(_ event: Event) {
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
