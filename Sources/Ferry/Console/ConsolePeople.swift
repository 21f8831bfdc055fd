import Core
import Dispatch
import Panes
import Synchronization
import Text
import Transfer

/// Reads people back in the background, one reading at a time.
final class ConsolePeople: Sendable {
    private struct Turn {
        var isRunning = false
        var isStopped = false
        /// Another reading is wanted as soon as the one that stops has ended.
        var isWanted = false
        /// The next reading reads everybody again.
        var isFull = false
        /// The program is about to end.
        var isEnding = false
        /// The companies that are looked at, to be read first.
        var onScreen: [CompanyID] = []
    }

    private let store: any ProfileStore
    private let services: ProfileServices
    private let surroundings: Surroundings
    private let mailbox: Mailbox
    private let turn = Mutex(Turn())
    private let ended = DispatchGroup()

    /// A runner over a store and what the profile reaches.
    init(store: any ProfileStore, services: ProfileServices, surroundings: Surroundings, mailbox: Mailbox) {
        self.store = store
        self.services = services
        self.surroundings = surroundings
        self.mailbox = mailbox
    }

    /// Begins to read, unless that is under way.
    func start() {
        let isFirst = turn.withLock { turn in
            guard !turn.isEnding else { return false }
            if turn.isRunning {
                turn.isWanted = turn.isStopped
                return false
            }
            turn.isRunning = true
            turn.isStopped = false
            return true
        }
        guard isFirst else { return }
        mailbox.begin()
        ended.enter()
        Task {
            var goesOn = true
            while goesOn {
                let problem = await run()
                goesOn = turn.withLock { turn in
                    let goesOn = turn.isWanted && !turn.isEnding
                    turn.isWanted = false
                    turn.isStopped = false
                    turn.isRunning = goesOn
                    return goesOn
                }
                if !goesOn { mailbox.post(.peopleEnded(problem)) }
            }
            mailbox.end()
            ended.leave()
        }
    }

    /// Has the next reading read everybody again.
    func readAllNext() { turn.withLock { $0.isFull = true } }

    /// Stops between two requests; the next reading goes on.
    func stop() {
        turn.withLock { turn in
            turn.isStopped = turn.isRunning
            turn.isWanted = false
        }
    }

    /// Stops for good, because the program ends.
    func stopAll() { turn.withLock { $0.isEnding = true } }

    /// Waits a moment for it to stop; whether it did.
    func waitUntilStopped() -> Bool { ended.wait(timeout: .now() + .milliseconds(50)) == .success }

    /// Notes which companies are looked at.
    func see(_ companies: [CompanyID]) { turn.withLock { $0.onScreen = companies } }

    /// Reads those that are due, and gives what went wrong, in words.
    private func run() async -> SafeText? {
        do {
            let full = turn.withLock { turn in
                defer { turn.isFull = false }
                return turn.isFull
            }
            guard
                let pass = try PeoplePass(over: store, services: services, surroundings: surroundings, full: full)
            else { return nil }
            let result = try await pass.run(
                onScreen: { turn.withLock { $0.onScreen } },
                stop: { self.turn.withLock { $0.isStopped || $0.isEnding } },
                report: { self.mailbox.post(.peopleMoved(read: $0.report.read, left: $0.left)) })
            return result.complaints.first.map { SafeText($0) }
        } catch {
            return words(for: error)
        }
    }
}
