import Core
import Dispatch
import Panes
import Synchronization
import Text
import Transfer

/// Does in the console what needs nobody: creates what is ready after a synchronisation, and reminds those who are due.
final class ConsoleAutomation: Sendable {
    private let store: any ProfileStore
    private let services: ProfileServices
    private let surroundings: Surroundings
    private let jobs: ConsoleJobs
    private let mailbox: Mailbox
    private let turn = Mutex(AutomationTurn())
    private let background = Background.automation()

    /// The least and the longest time until it comes back by itself, in seconds.
    private static let pauses: ClosedRange<Int64> = 60...21_600

    /// What needs nobody, on a profile that may be changed.
    init(
        store: any ProfileStore, services: ProfileServices, surroundings: Surroundings, jobs: ConsoleJobs,
        mailbox: Mailbox
    ) {
        self.store = store
        self.services = services
        self.surroundings = surroundings
        self.jobs = jobs
        self.mailbox = mailbox
    }

    /// Reminds those who are due, and comes back when the next one is; after a synchronisation, creates first.
    ///
    /// What is asked while a look is at work is looked at after it, by the settings of then.
    func look(afterSync: Bool = false) {
        guard turn.withLock({ $0.want(afterSync: afterSync) }) else { return }
        mailbox.begin()
        background.start {
            while let afterSync = self.turn.withLock({ $0.next() }) {
                await UserOperation.run {
                    do { try await self.work(afterSync) } catch { self.mailbox.post(.failed(words(for: error))) }
                }
            }
            self.mailbox.end()
        }
    }

    /// Begins nothing any more, because the program ends.
    func stopAll() { turn.withLock { $0.end() } }

    private func work(_ afterSync: Bool) async throws {
        let settings = Settings(try store.settings())
        guard settings.isOn(.reminders) || afterSync && settings.isOn(.createAutomatically) else {
            if !settings.isOn(.reminders) { _ = try store.showReminders(by: nil, at: surroundings.now()) }
            return
        }
        // Where another process does the background work, it does this too.
        guard case .begun(let lock) = try store.beginBackground(by: surroundings.who, at: surroundings.now()) else {
            return comeBack(after: Self.pauses.lowerBound * 10)
        }
        defer { withExtendedLifetime(lock) {} }
        if afterSync { try await create() }
        try await remind()
    }

    private func create() async throws {
        let pass = AutomaticPass(store: store, services: services, surroundings: surroundings)
        switch try await pass.decision() {
        case .create(let customers) where !customers.isEmpty:
            jobs.run(try pass.createJob(customers).id)
        case let decision:
            guard let sentence = Wording.sentence(for: decision) else { return }
            mailbox.post(.noticed(SafeText("Automatic creation: \(sentence)")))
        }
    }

    private func remind() async throws {
        let result = try await ReminderPass(store: store, services: services, surroundings: surroundings).run()
        if let objection = Wording.objection(to: result.standing) {
            mailbox.post(.noticed(SafeText("Reminders: \(objection)")))
        }
        if !result.letters.isEmpty {
            jobs.send(result.letters, anyway: false, by: surroundings.automatic.who)
        }
        guard result.standing == .active else { return }
        let isMore = result.held > 0 || result.isCut
        let next = isMore ? surroundings.now().adding(seconds: 3600) : result.next
        if let next { comeBack(after: next.seconds - surroundings.now().seconds) }
    }

    private func comeBack(after seconds: Int64) {
        let look = turn.withLock { $0.looks }
        let pause = min(max(seconds, Self.pauses.lowerBound), Self.pauses.upperBound)
        DispatchQueue.global(qos: .utility).asyncAfter(deadline: .now() + .seconds(Int(pause))) { [weak self] in
            guard let self, turn.withLock({ $0.looks == look }) else { return }
            self.look()
        }
    }
}
