import ArgumentParser
import Core
import Panes

/// `jobs resume`.
struct JobsResume: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Go on with an interrupted or halted job.",
        discussion: """
            Without a number, the only interrupted job is meant. The job was confirmed when it was made, so nothing \
            is asked again.
            """)

    @Argument(help: ArgumentHelp("The job's number.", valueName: "job")) var number: Int64?
    @Flag(help: "Accepted for scripts; nothing is asked.") var yes = false
    @Flag(help: "Write one JSON object a row.") var json = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        try context.refuseIfReadOnly(to: "resume a job")
        let store = try context.openStore()
        guard let id = try wanted(store) else {
            context.say("ferry: \(nothingToResume(try JobStanding.all(in: store)))")
            return .done
        }
        let services = try context.services(store)
        let runner = ForegroundJob(context: context, store: store, services: services, json: json)
        return try await runner.run(id, lock: runner.lock(id))
    }

    /// The job to resume; nil when none was named and none is interrupted.
    private func wanted(_ store: any CompanyStore) throws -> JobID? {
        if let number { return try named(number, store) }
        let waiting = try store.jobs().filter { try JobStanding($0, in: store).isInterrupted }
        if waiting.count > 1 {
            let ids = waiting.map(\.id).sorted().map(\.description).joined(separator: ", ")
            throw CommandFailure(.usage, "Several jobs are interrupted; name one of \(ids).")
        }
        return waiting.first?.id
    }

    private func nothingToResume(_ jobs: [JobStanding]) -> String {
        guard let halted = jobs.map(\.job).first(where: { $0.state == .halted }) else {
            guard let open = jobs.first(where: \.isUnsettled)?.job else { return "No job waits to be resumed." }
            return
                "No job is interrupted, but nobody knows what became of \(Wording.counted(open.counts.unknown, "row")) of job \(open.id); `ferry jobs resume \(open.id)` looks them up."
        }
        return "No job is interrupted, but job \(halted.id) is halted; resume it with `ferry jobs resume \(halted.id)`."
    }

    private func named(_ number: Int64, _ store: any CompanyStore) throws -> JobID {
        guard let job = try store.job(JobID(number)) else {
            throw CommandFailure(.failed, "There is no job \(number); see `ferry jobs list`.")
        }
        if job.canGoOn { return job.id }
        if job.state == .cancelled {
            throw CommandFailure(
                .failed, "Job \(number) was cancelled; choose its rows again with `\(job.kind.command)`.")
        }
        guard job.counts.failed > 0 else {
            throw CommandFailure(.failed, "Job \(number) is done; nothing of it is left.")
        }
        throw CommandFailure(
            .failed, "Job \(number) is done; try its failed rows again with `ferry jobs retry \(number)`.")
    }
}

/// `jobs retry`.
struct JobsRetry: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Try those failed rows of a job again that may succeed now.")

    @OptionGroup var job: JobNumber
    @Flag(help: "Accepted for scripts; nothing is asked.") var yes = false
    @Flag(help: "Write one JSON object a row.") var json = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        try context.refuseIfReadOnly(to: "retry a job")
        let store = try context.openStore()
        let id = try job.job(in: store).job.id
        let runner = ForegroundJob(
            context: context, store: store, services: try context.services(store), json: json)
        let lock = try runner.lock(id)
        let queued = try store.requeueFailed(of: id, by: context.surroundings.who, at: context.surroundings.now())
        guard queued > 0 else {
            throw CommandFailure(.failed, "Job \(id) has no failed row that can be tried again.")
        }
        return try await runner.run(id, lock: lock)
    }
}

/// `jobs cancel`.
struct JobsCancel: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Cancel the rows of a job that were not started.",
        discussion: "What was done stays. A job that another process is working on must be stopped there.")

    @OptionGroup var job: JobNumber
    @Flag(help: "Accepted for scripts; nothing is asked.") var yes = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        try context.refuseIfReadOnly(to: "cancel a job")
        let store = try context.openStore()
        let id = try job.job(in: store).job.id
        guard let lock = try store.lock(id) else {
            throw CommandFailure(
                .failed,
                "Another process is working on job \(id), so it can't be cancelled here; stop it there with Ctrl-C first."
            )
        }
        try cancel(id, store, context)
        withExtendedLifetime(lock) {}
        return .done
    }

    private func cancel(_ id: JobID, _ store: any CompanyStore, _ context: CommandContext) throws {
        guard let job = try store.job(id) else { throw CommandFailure(.failed, "There is no job \(id).") }
        guard job.state != .done, job.state != .cancelled else {
            throw CommandFailure(.failed, "Job \(id) is \(job.state.rawValue) already.")
        }
        try store.setState(.cancelled, of: id, by: context.surroundings.who, at: context.surroundings.now())
        guard let ended = try store.job(id) else { return }
        let open =
            ended.canGoOn
            ? "; what became of \(Wording.counted(ended.counts.unknown, "row")) nobody knows: `ferry jobs resume \(id)` looks them up"
            : ""
        try context.print {
            try $0.line(
                "Job \(id) is cancelled: \(Wording.counted(ended.counts.cancelled, "row")) not started\(open).")
        }
    }
}
