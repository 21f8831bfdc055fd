import Core
import Synchronization

/// A clock that stands still until somebody waits.
final class VirtualClock: Sendable {
    private let seconds = Mutex<Int64>(0)

    var now: Timestamp { noon.adding(seconds: seconds.withLock { $0 }) }

    func pass(_ more: Int) { seconds.withLock { $0 += Int64(more) } }

    /// Surroundings in which waiting lets time pass at once.
    var surroundings: Surroundings {
        Surroundings(who: "anna@host", wait: { self.pass($0) }, now: { self.now })
    }
}

extension MarketplaceTerms {
    /// What holds for a marketplace outside in these tests.
    static let remote = MarketplaceTerms(
        isLocal: false, settleSeconds: 120, burst: 20, requestsPerSecond: 5, requestsPerCreation: 5,
        mailsFirstUser: nil)
}
