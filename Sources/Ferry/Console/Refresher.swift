import Dispatch
import Store
import Synchronization

/// Calls for a new reading of the lists when the store changes, whoever changed it.
///
/// At most ten times a second, and seldom enough that reading takes a quarter of the time at most.
final class Refresher {
    private let source: any DispatchSourceRead
    private let watch: StoreWatch

    /// Watches a store's file and calls `refresh`, which returns when the lists are read, from another thread.
    init(_ watch: StoreWatch, refresh: @escaping @Sendable () -> Void) {
        self.watch = watch
        let queue = DispatchQueue(label: "refresh")
        let pace = RefreshPace()
        source = DispatchSource.makeReadSource(fileDescriptor: watch.fileDescriptor, queue: queue)
        source.setEventHandler {
            guard watch.drain(), let delay = pace.delay() else { return }
            queue.asyncAfter(deadline: .now() + .nanoseconds(delay)) {
                pace.begin()
                refresh()
                pace.end()
            }
        }
        source.activate()
    }

    deinit { source.cancel() }
}

/// When the lists were read last, and whether they are about to be.
private final class RefreshPace: Sendable {
    private struct Moment {
        var isDue = false
        var last: UInt64 = 0
        var cost: UInt64 = 0
    }

    private let moment = Mutex(Moment())

    /// The least time between two readings, in nanoseconds.
    private static let least: UInt64 = 100_000_000

    /// How many nanoseconds to wait before reading; nil when a reading is due already.
    func delay() -> Int? {
        moment.withLock { moment in
            guard !moment.isDue else { return nil }
            moment.isDue = true
            let passed = DispatchTime.now().uptimeNanoseconds - moment.last
            let least = max(Self.least, 4 * moment.cost)
            return passed >= least ? 0 : Int(least - passed)
        }
    }

    /// A reading begins.
    func begin() {
        moment.withLock { moment in
            moment.isDue = false
            moment.last = DispatchTime.now().uptimeNanoseconds
        }
    }

    /// A reading ended.
    func end() {
        moment.withLock { $0.cost = DispatchTime.now().uptimeNanoseconds - $0.last }
    }
}
