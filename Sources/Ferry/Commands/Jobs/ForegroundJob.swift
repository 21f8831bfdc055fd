import Core
import Panes
import Synchronization

/// Works on a job in the foreground: lock, progress, Ctrl-C, and the results at its end.
struct ForegroundJob {
    let context: CommandContext
    let store: any ProfileStore
    let services: ProfileServices
    /// Whether results are written as JSON.
    let json: Bool
    /// Whether letters can be taken back by Ctrl-C before the first one leaves.
    var offersGrace = false

    /// The job's lock; refuses when another process holds it.
    func lock(_ job: JobID) throws -> any JobLock {
        if let lock = try store.lock(job) { return lock }
        throw CommandFailure(
            .failed, "Another process is working on job \(job); look at it with `ferry jobs show \(job)`.")
    }

    /// Runs the job to its end or to Ctrl-C, and writes what became of its rows.
    func run(_ job: JobID, lock: any JobLock) async throws -> ExitStatus {
        let ended = try await ended(job, lock: lock)
        let status = try JobResults(job: ended, store: store, context: context).write(json: json)
        let letters = try await tellAdministrators(after: ended)
        return status == .done ? letters : status
    }

    /// Sends the letters that follow a creation where the settings say so, and writes what became of them.
    private func tellAdministrators(after job: Job) async throws -> ExitStatus {
        let surroundings = context.surroundings
        let letters = try AutomaticPass(store: store, services: services, surroundings: surroundings).letters(
            after: job)
        guard !letters.isEmpty else { return .done }
        let sending = try store.createLetterJob(
            letters, anyway: false, by: surroundings.automatic.who, at: surroundings.now())
        return try await run(sending.id, lock: lock(sending.id))
    }

    /// Runs the job to its end and gives it; throws when it is interrupted.
    func ended(_ job: JobID, lock: any JobLock) async throws -> Job {
        let state = try await withLock(lock) { try await work(on: job) }
        guard let ended = try store.job(job) else {
            throw CommandFailure(.failed, "Job \(job) is gone from the store.")
        }
        if state == .running { throw CommandFailure(.interrupted, interruptionSentence(ended)) }
        if state == .cancelled, ended.kind == .sendLetters, context.interruption.isRaised() {
            throw CommandFailure(.interrupted, "Taken back: no letter left.")
        }
        return ended
    }

    /// Keeps the lock until the body has ended.
    private func withLock<Result>(_ lock: any JobLock, _ body: () async throws -> Result) async rethrows -> Result {
        let result = try await body()
        withExtendedLifetime(lock) {}
        return result
    }

    /// Works until the end, or an interruption, which leaves the job running.
    private func work(on job: JobID) async throws(StoreFailure) -> JobState {
        guard let known = try store.job(job) else { return .done }
        let total = known.counts.left + known.counts.unknown
        let progress = context.progress
        let counter = ProgressCounter()
        let isRaised = context.interruption.isRaised
        context.interruption.watch()
        defer { progress.end() }
        let runner = JobRunner(
            store: store, services: services, surroundings: context.surroundings, offersGrace: offersGrace,
            notice: { words in progress.show { _ in words } })
        let verb = Wording.progressVerb(for: known.kind)
        let waiting = { @Sendable (left: Int) in
            guard left > 0 else { return }
            progress.show { _ in "The first letter leaves in \(Wording.counted(left, "second")); Ctrl-C takes all back"
            }
        }
        return try await runner.run(known, stop: { isRaised() ? .pause : nil }, waiting: waiting) { _ in
            let count = counter.next()
            progress.show { ProgressLine.words(verb, count, of: total, elapsed: $0) }
        }
    }

    private func interruptionSentence(_ job: Job) -> String {
        let over = job.counts.total - job.counts.left
        return "Interrupted: \(Wording.grouped(over)) of \(Wording.counted(job.counts.total, "row")) "
            + "\(over == 1 ? "has" : "have") an outcome; go on with `ferry jobs resume \(job.id)`."
    }
}

/// Counts across tasks.
private final class ProgressCounter: Sendable {
    private let count = Mutex(0)

    /// One more.
    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}
