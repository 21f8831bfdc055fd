import Synchronization
import Transfer

/// A clock that stands still until somebody sleeps, and then jumps.
final class VirtualTime: Sendable {
    private let state = Mutex((now: Duration.zero, sleeps: [Duration](), guids: 0))

    /// How long every sleep was, in order.
    var sleeps: [Duration] { state.withLock { $0.sleeps } }

    /// The time since the start.
    var now: Duration { state.withLock { $0.now } }

    /// Lets time pass.
    func advance(_ duration: Duration) { state.withLock { $0.now += duration } }

    /// Surroundings on this clock; the time of day starts at the beginning of 2027, chance always says one half.
    var surroundings: TransferSurroundings {
        TransferSurroundings(
            now: { 1_798_761_600_000 + self.now.components.seconds * 1000 },
            elapsed: { self.now },
            sleep: { duration throws(CancellationError) in
                if Task.isCancelled { throw CancellationError() }
                self.state.withLock { state in
                    state.sleeps.append(duration)
                    state.now += duration
                }
            },
            random: { 0.5 },
            guid: {
                let number = self.state.withLock { state in
                    state.guids += 1
                    return state.guids
                }
                return "00000000-0000-4000-8000-\(String(1_000_000_000_000 + number).suffix(12))"
            })
    }
}

/// A list that tasks share.
final class Shared<Element: Sendable>: Sendable {
    private let elements: Mutex<[Element]>

    init(_ elements: [Element] = []) { self.elements = Mutex(elements) }

    /// All that is in it.
    var all: [Element] { elements.withLock { $0 } }

    /// Adds one at the end.
    func append(_ element: Element) { elements.withLock { $0.append(element) } }

    /// Takes the first one; nil when none is left.
    func popFirst() -> Element? { elements.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
}

/// Waits until something holds, without a clock.
func until(_ holds: () -> Bool) async {
    while !holds() { await Task.yield() }
}
