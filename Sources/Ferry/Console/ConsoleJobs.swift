import Core
import Dispatch
import Panes
import Synchronization
import Text
import Transfer

/// Runs jobs in the background, each under its operating-system lock.
final class ConsoleJobs: Sendable {
    private struct Running {
        var stops: [JobID: JobStop] = [:]
        var jobs: Set<JobID> = []
        /// The program is about to end: jobs pause, and those that are just beginning too.
        var isEnding = false

        /// How a job is to stop; nil while it may go on.
        func stop(of id: JobID) -> JobStop? { stops[id] ?? (isEnding ? .pause : nil) }
    }

    private let store: any ProfileStore
    private let services: ProfileServices
    private let surroundings: Surroundings
    private let mailbox: Mailbox
    private let running = Mutex(Running())
    private let ended = DispatchGroup()
    private let background = Background.jobs()

    /// A runner over a store and what the profile reaches.
    init(store: any ProfileStore, services: ProfileServices, surroundings: Surroundings, mailbox: Mailbox) {
        self.store = store
        self.services = services
        self.surroundings = surroundings
        self.mailbox = mailbox
    }

    /// Writes a job down and runs it.
    func create(_ customers: [RowID], anyway: RowSet) {
        perform {
            let job = try self.store.createJob(
                .createCompanies, customers: customers, anyway: anyway, by: self.surroundings.who,
                at: self.surroundings.now())
            try await self.run(job.id) { true }
        }
    }

    /// Writes a job down that links companies, and runs it.
    func link(_ choices: [LinkChoice]) {
        perform {
            let job = try self.store.createLinkJob(choices, by: self.surroundings.who, at: self.surroundings.now())
            try await self.run(job.id) { true }
        }
    }

    /// Writes a job down that verifies companies, and runs it.
    func verify(_ companies: [CompanyID]) {
        perform {
            let job = try self.store.createVerificationJob(
                companies, by: self.surroundings.who, at: self.surroundings.now())
            try await self.run(job.id) { true }
        }
    }

    /// Writes letters down and sends them, in the name of whoever is at work unless told otherwise.
    func send(_ drafts: [LetterDraft], anyway: Bool, by who: String? = nil) {
        perform {
            let job = try self.store.createLetterJob(
                drafts, anyway: anyway, by: who ?? self.surroundings.who, at: self.surroundings.now())
            try await self.run(job.id) { true }
        }
    }

    /// Writes a job down that changes invitations, and runs it.
    func change(_ users: [RowID], _ action: InvitationAction) {
        perform {
            let job = try self.store.createInvitationJob(
                action, users: users, coolDown: self.services.coolDownBegan(at: self.surroundings.now()),
                by: self.surroundings.who, at: self.surroundings.now())
            try await self.run(job.id) { true }
        }
    }

    /// Writes a job down that swaps licences, and runs it.
    func swap(_ swaps: [LicenceSwap]) {
        perform {
            let job = try self.store.createReassignmentJob(
                swaps, by: self.surroundings.who, at: self.surroundings.now())
            try await self.run(job.id) { true }
        }
    }

    /// Runs what is left of a job.
    func run(_ id: JobID) { perform { try await self.run(id) { true } } }

    /// Queues failed items again and runs them.
    func retry(_ id: JobID) {
        perform {
            try await self.run(id) {
                let count = try self.store.requeueFailed(
                    of: id, by: self.surroundings.who, at: self.surroundings.now())
                if count == 0 { self.mailbox.post(.noticed("No failed row of this job can be tried again.")) }
                return count > 0
            }
        }
    }

    /// Stops a job that runs here between two rows; cancels what is left of one that runs nowhere.
    func cancel(_ id: JobID) {
        let isHere = running.withLock { running in
            if running.jobs.contains(id) { running.stops[id] = .cancel }
            return running.jobs.contains(id)
        }
        if isHere {
            mailbox.post(.noticed("Cancelling: the row in flight is finished first."))
            return
        }
        perform { try self.cancelLeftBehind(id) }
    }

    private func cancelLeftBehind(_ id: JobID) throws {
        guard let lock = try store.lock(id) else {
            mailbox.post(.failed(SafeText("Another process runs job \(id); cancel it there.")))
            return
        }
        try store.setState(.cancelled, of: id, by: surroundings.who, at: surroundings.now())
        withExtendedLifetime(lock) {}
        if let job = try store.job(id) { mailbox.post(.jobStopped(job, interrupted: false)) }
    }

    /// Whether a job runs here.
    var isAtWork: Bool { running.withLock { !$0.jobs.isEmpty } }

    /// Whether a job that should be running is held by no process.
    func isAbandoned(_ id: JobID) throws -> Bool {
        if running.withLock({ $0.jobs.contains(id) }) { return false }
        return try !store.isLocked(id)
    }

    /// Asks all jobs to pause between two rows, those too that are just beginning.
    func pauseAll() { running.withLock { $0.isEnding = true } }

    /// Waits a moment for the jobs to stop; whether they did.
    func waitUntilStopped() -> Bool { ended.wait(timeout: .now() + .milliseconds(50)) == .success }

    private func perform(_ body: @escaping @Sendable () async throws -> Void) {
        mailbox.begin()
        ended.enter()
        background.start {
            await UserOperation.run {
                do { try await body() } catch { self.mailbox.post(.failed(words(for: error))) }
            }
            self.mailbox.end()
            self.ended.leave()
        }
    }

    /// Runs a job under its lock, if what is prepared under the lock says so.
    private func run(_ id: JobID, prepare: () throws -> Bool) async throws {
        guard let lock = try store.lock(id) else {
            mailbox.post(.failed(SafeText("Another process runs job \(id).")))
            return
        }
        running.withLock { _ = $0.jobs.insert(id) }
        defer {
            running.withLock { running in
                running.jobs.remove(id)
                running.stops[id] = nil
            }
            withExtendedLifetime(lock) {}
        }
        guard try prepare(), let job = try store.job(id) else { return }
        mailbox.post(.jobStarted(job))
        do {
            let state = try await work(on: job)
            if let job = try store.job(id) {
                mailbox.post(.jobStopped(job, interrupted: state == .running))
                try tellAdministrators(after: job)
            }
        } catch {
            // Whatever the store says, the job runs here no more: it can be resumed.
            mailbox.post(.jobStopped((try? store.job(id)) ?? job, interrupted: true))
            throw error
        }
    }

    /// Sends the letters that follow a creation where the settings say so.
    private func tellAdministrators(after job: Job) throws {
        let letters = try AutomaticPass(store: store, services: services, surroundings: surroundings).letters(
            after: job)
        if !letters.isEmpty { send(letters, anyway: false, by: surroundings.automatic.who) }
    }

    private func work(on job: Job) async throws(StoreFailure) -> JobState {
        try await JobRunner(
            store: store, services: services, surroundings: surroundings, offersGrace: true,
            notice: { self.mailbox.post(.noticed(SafeText($0))) }
        ).run(
            job, stop: { self.running.withLock { $0.stop(of: job.id) } },
            waiting: { self.mailbox.post(.graceLeft(job.id, seconds: $0)) },
            report: { self.mailbox.post(.itemsEnded(job.id, [$0])) })
    }
}
