import Core
import Dispatch
import Panes
import Store
import Synchronization
import Text
import Transfer

/// Synchronises in the background, one synchronisation at a time.
final class ConsoleSync: Sendable {
    private struct Turn {
        var isRunning = false
        var isStopped = false
        /// The program is about to end.
        var isEnding = false
        /// The customers that are looked at, to be read first.
        var onScreen: [RowID] = []
    }

    private let store: SQLiteStore
    private let services: ProfileServices
    private let surroundings: Surroundings
    private let mailbox: Mailbox
    private let people: ConsolePeople
    private let afterwards: @Sendable () -> Void
    private let turn = Mutex(Turn())
    private let ended = DispatchGroup()

    /// The least time between two words of progress, in nanoseconds.
    private static let pace: UInt64 = 100_000_000

    /// A runner over a store and what the profile reaches; `people` are read by the console once it ended, and
    /// `afterwards` hears of each that came to its end.
    init(
        store: SQLiteStore, services: ProfileServices, surroundings: Surroundings, mailbox: Mailbox,
        people: ConsolePeople, afterwards: @escaping @Sendable () -> Void
    ) {
        self.people = people
        self.afterwards = afterwards
        self.store = store
        self.services = services
        self.surroundings = surroundings
        self.mailbox = mailbox
    }

    /// Begins to synchronise, unless that is under way.
    func start(full: Bool) {
        let isFirst = turn.withLock { turn in
            guard !turn.isRunning, !turn.isEnding else { return false }
            turn.isRunning = true
            turn.isStopped = false
            return true
        }
        guard isFirst else { return }
        mailbox.begin()
        ended.enter()
        Task {
            await UserOperation.run { await run(full: full) }
            turn.withLock { $0.isRunning = false }
            mailbox.end()
            ended.leave()
        }
    }

    /// Stops between two requests; the next synchronisation goes on.
    func stop() { turn.withLock { $0.isStopped = true } }

    /// Stops for good, because the program ends.
    func stopAll() { turn.withLock { $0.isEnding = true } }

    /// Waits a moment for it to stop; whether it did.
    func waitUntilStopped() -> Bool { ended.wait(timeout: .now() + .milliseconds(50)) == .success }

    /// Notes which customers are looked at.
    func see(_ rows: [RowID]) { turn.withLock { $0.onScreen = rows } }

    /// Tells what the store remembers.
    func tellMemory() throws { mailbox.post(.syncRead(try store.syncMemory())) }

    /// Tells when the sign-in lapses, which is read anew: somebody may have signed in elsewhere.
    func tellSignIn() async { mailbox.post(.signInExpiryRead(await services.signInExpiry())) }

    private func run(full: Bool) async {
        let (mailbox, last) = (mailbox, LastWord())
        do {
            let full = try full || Settings(store.settings()).syncMode == .full
            let run = try services.syncRun(over: store, surroundings: surroundings)
            let end = try await run.run(
                full: full, onScreen: { self.turn.withLock { $0.onScreen } },
                stop: { self.turn.withLock { $0.isStopped || $0.isEnding } },
                report: { report in if last.isDue(after: Self.pace) { mailbox.post(.syncMoved(report)) } })
            if case .finished = end {
                if full { people.readAllNext() }
                try await readSubscriptions(full: full)
            }
            try tellMemory()
            await tellSignIn()
            mailbox.post(.syncEnded(end))
            if case .finished = end { afterwards() }
        } catch {
            try? tellMemory()
            mailbox.post(.syncFailed(words(for: error)))
        }
    }

    /// Reads subscriptions after the lists, as many as are read at once; what could not be read is worth a word.
    private func readSubscriptions(full: Bool) async throws(StoreFailure) {
        guard
            let pass = try SubscriptionPass(over: store, services: services, surroundings: surroundings, full: full)
        else { return }
        let result = try await pass.run(stop: { self.turn.withLock { $0.isStopped || $0.isEnding } })
        if let complaint = result.complaints.first { mailbox.post(.noticed(SafeText(complaint))) }
    }

    /// When something was last told.
    private final class LastWord: Sendable {
        private let at = Mutex<UInt64>(0)

        func isDue(after pace: UInt64) -> Bool {
            let now = DispatchTime.now().uptimeNanoseconds
            return at.withLock { at in
                guard now >= at + pace else { return false }
                at = now
                return true
            }
        }
    }
}
