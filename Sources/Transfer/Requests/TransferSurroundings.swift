import Foundation

/// Time and chance, as this target needs them; tests bring their own.
package struct TransferSurroundings: Sendable {
    /// The time of day, in milliseconds since 1970.
    package var now: @Sendable () -> Int64
    /// A clock that only runs forward, from any start.
    package var elapsed: @Sendable () -> Duration
    /// Waits, unless the task is cancelled.
    package var sleep: @Sendable (Duration) async throws(CancellationError) -> Void
    /// A number from 0 up to 1.
    package var random: @Sendable () -> Double
    /// A new GUID, in lower case.
    package var guid: @Sendable () -> String

    /// Surroundings.
    package init(
        now: @escaping @Sendable () -> Int64, elapsed: @escaping @Sendable () -> Duration,
        sleep: @escaping @Sendable (Duration) async throws(CancellationError) -> Void,
        random: @escaping @Sendable () -> Double, guid: @escaping @Sendable () -> String
    ) {
        self.now = now
        self.elapsed = elapsed
        self.sleep = sleep
        self.random = random
        self.guid = guid
    }

    /// The real ones.
    package static var live: TransferSurroundings {
        let start = ContinuousClock.now
        return TransferSurroundings(
            now: { Int64(Date().timeIntervalSince1970 * 1000) },
            elapsed: { ContinuousClock.now - start },
            sleep: { duration throws(CancellationError) in
                do { try await Task.sleep(for: duration) } catch { throw CancellationError() }
            },
            random: { Double.random(in: 0..<1) },
            guid: { UUID().uuidString.lowercased() })
    }
}

extension Duration {
    /// The same in seconds.
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }

    /// Whole milliseconds, rounded up.
    var inMilliseconds: Int64 {
        components.seconds * 1000 + (components.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    }
}
