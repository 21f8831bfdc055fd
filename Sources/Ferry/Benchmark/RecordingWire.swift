import Synchronization
import Transfer

/// Carries requests and keeps them, to be sent once more.
final class RecordingWire: Wire {
    private struct State {
        var requests: [WireRequest] = []
        var underWay = 0
        var mostAtOnce = 0
    }

    private let inner: any Wire
    private let state = Mutex(State())

    /// A wire over another one.
    init(_ inner: any Wire) { self.inner = inner }

    /// The requests in the order in which they left.
    var requests: [WireRequest] { state.withLock { $0.requests } }
    /// How many of them were under way together at most.
    var mostAtOnce: Int { state.withLock { $0.mostAtOnce } }

    /// Forgets what was kept.
    func forget() { state.withLock { $0 = State() } }

    func carry(_ request: WireRequest) async throws(WireFailure) -> ServiceAnswer {
        state.withLock { state in
            state.requests.append(request)
            state.underWay += 1
            state.mostAtOnce = max(state.mostAtOnce, state.underWay)
        }
        defer { state.withLock { $0.underWay -= 1 } }
        return try await inner.carry(request)
    }
}

/// Sends requests as fast as they go and looks at no answer.
struct LoadGenerator {
    /// What carries them.
    let wire: any Wire
    /// How many are under way at once.
    let atOnce: Int

    /// Sends them; those that got no answer of the 200s to 400s are counted.
    func send(_ requests: [WireRequest]) async -> Int {
        let wire = wire
        return await withTaskGroup(of: Int.self) { group in
            for first in 0..<atOnce {
                group.addTask {
                    var failed = 0
                    for index in stride(from: first, to: requests.count, by: atOnce) {
                        do throws(WireFailure) {
                            if try await wire.carry(requests[index]).status >= 500 { failed += 1 }
                        } catch {
                            failed += 1
                        }
                    }
                    return failed
                }
            }
            return await group.reduce(0, +)
        }
    }
}
