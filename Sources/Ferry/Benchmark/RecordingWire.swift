import Synchronization
import Transfer

/// Carries requests and keeps them, to be sent once more.
final class RecordingWire: Wire {
    private let inner: any Wire
    private let kept = Mutex<[WireRequest]>([])

    /// A wire over another one.
    init(_ inner: any Wire) { self.inner = inner }

    /// The requests in the order in which they left.
    var requests: [WireRequest] { kept.withLock { $0 } }

    /// Forgets what was kept.
    func forget() { kept.withLock { $0 = [] } }

    func carry(_ request: WireRequest) async throws(WireFailure) -> ServiceAnswer {
        kept.withLock { $0.append(request) }
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
