import Core
import ProcessDeath
import SeededRandom
import Synchronization
import Transfer

/// How many requests are under way whose process is dead.
final class Orphans: Sendable {
    private let number = Mutex(0)

    var count: Int { number.withLock { $0 } }

    func begin() { number.withLock { $0 += 1 } }
    func end() { number.withLock { $0 -= 1 } }
}

/// The requests of a process that dies: after that none leaves any more, and no answer is heard.
///
/// What the process was about to send when it died may have left all the same.
struct MortalWire: Wire {
    private let inner: any Wire
    private let budget: CommitBudget
    private let orphans: Orphans
    private let random: RandomSource

    init(_ inner: any Wire, budget: CommitBudget, orphans: Orphans, seed: UInt64) {
        self.inner = inner
        self.budget = budget
        self.orphans = orphans
        random = RandomSource(seed: seed)
    }

    func carry(_ request: WireRequest) async throws(WireFailure) -> ServiceAnswer {
        let wasAlive = budget.isAlive
        guard budget.take() else {
            if wasAlive, random.flip() { leave(request) }
            throw Self.dead
        }
        let answer = try await inner.carry(request)
        guard budget.take() else { throw Self.dead }
        return answer
    }

    private func leave(_ request: WireRequest) {
        let (inner, orphans) = (inner, orphans)
        orphans.begin()
        Task.detached {
            _ = try? await inner.carry(request)
            orphans.end()
        }
    }

    private static let dead = WireFailure(.cut, mayHaveLeft: true, "the process is dead")
}

/// Random numbers for several tasks.
private final class RandomSource: Sendable {
    private let random: Mutex<SeededRandom>

    init(seed: UInt64) { random = Mutex(SeededRandom(seed: seed)) }

    func flip() -> Bool { random.withLock { Bool.random(using: &$0) } }
}
