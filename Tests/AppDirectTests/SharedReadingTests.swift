import Core
import Synchronization
import Testing

@testable import AppDirect

/// One reading for all who ask together, and never an older one.
@Suite struct SharedReadingTests {
    /// Readings that go on only when they are let.
    private final class Gate: Sendable {
        private let memory = Mutex((begun: 0, waiting: [CheckedContinuation<Void, Never>](), isOpen: false))

        var begun: Int { memory.withLock { $0.begun } }

        func read() async throws(ServiceFailure) -> Int {
            let number = memory.withLock { memory in
                memory.begun += 1
                return memory.begun
            }
            await withCheckedContinuation { continuation in
                let isOpen = memory.withLock { memory in
                    if !memory.isOpen { memory.waiting.append(continuation) }
                    return memory.isOpen
                }
                if isOpen { continuation.resume() }
            }
            return number
        }

        func open() {
            let waiting = memory.withLock { memory in
                memory.isOpen = true
                defer { memory.waiting = [] }
                return memory.waiting
            }
            for one in waiting { one.resume() }
        }
    }

    @Test func whoAsksDuringAReadingGetsTheNextOne() async throws {
        let gate = Gate()
        let shared = SharedReading { () async throws(ServiceFailure) in try await gate.read() }
        async let first = shared.value()
        while gate.begun == 0 { await Task.yield() }
        let later = Task { try await shared.value() }
        let latest = Task { try await shared.value() }
        while await shared.hasNext == false { await Task.yield() }
        gate.open()
        #expect(try await first == 1)
        #expect(try await later.value >= 2)
        #expect(try await latest.value >= 2)
    }

    @Test func aFailureIsForThoseWhoWaitedAndForNobodyElse() async throws {
        let fails = Mutex(true)
        let shared = SharedReading { () async throws(ServiceFailure) -> Int in
            if fails.withLock({ $0 }) { throw .unreachable("no route") }
            return 7
        }
        await #expect(throws: ServiceFailure.unreachable("no route")) { try await shared.value() }
        fails.withLock { $0 = false }
        #expect(try await shared.value() == 7)
    }
}
