import ArgumentParser
import Core
import Panes
import Text

/// Bulk actions.
struct JobsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs", abstract: "List, resume, retry, cancel and export bulk actions.",
        subcommands: [
            JobsList.self, JobsShow.self, JobsResume.self, JobsRetry.self, JobsCancel.self, JobsExport.self,
        ])
}

/// The number of a job on the command line.
struct JobNumber: ParsableArguments {
    @Argument(help: ArgumentHelp("The job's number.", valueName: "job")) var number: Int64

    /// The job of the number, with whether a process holds it.
    func job(in store: any CompanyStore) throws -> JobStanding {
        guard let job = try store.job(JobID(number)) else {
            throw CommandFailure(.failed, "There is no job \(number); see `ferry jobs list`.")
        }
        return try JobStanding(job, in: store)
    }
}

/// A job and whether a process is at it.
struct JobStanding: WrittenRow {
    /// The job.
    let job: Job
    /// Whether a process holds its lock.
    let isHeld: Bool

    /// Looks whether the lock of an unfinished job is free.
    init(_ job: Job, in store: any CompanyStore) throws(StoreFailure) {
        self.job = job
        let isOpen = job.state == .queued || job.state == .running
        isHeld = isOpen ? try store.isLocked(job.id) : false
    }

    private init(job: Job) {
        self.job = job
        isHeld = false
    }

    /// No job, for a heading without rows.
    static let none = JobStanding(
        job: Job(
            id: JobID(0), kind: .createCompanies, state: .done, createdAt: Timestamp(seconds: 0), endedAt: nil, by: "",
            counts: JobCounts()))

    /// All jobs, newest first.
    static func all(in store: any CompanyStore) throws(StoreFailure) -> [JobStanding] {
        var standings: [JobStanding] = []
        for job in try store.jobs() { standings.append(try JobStanding(job, in: store)) }
        return standings
    }

    /// Writes jobs for other programs.
    static func write(_ jobs: [JobStanding], isCSV: Bool, to writer: inout LineWriter) throws(OutputFailure) {
        var lines = RowLines(isCSV: isCSV)
        for job in jobs { try lines.write(job, to: &writer) }
        try lines.end(&writer, like: none)
    }

    /// How far it is, in a word.
    var word: String { Wording.phrase(for: job.state, isHeld: isHeld) }
    /// Whether it is over, but for rows of which nobody knows yet what became of them: they can be looked up.
    var isUnsettled: Bool { (job.state == .done || job.state == .cancelled) && job.canGoOn }
    /// Whether it waits for somebody to resume it.
    var isInterrupted: Bool { !isHeld && (job.state == .queued || job.state == .running) }

    func fill(_ object: inout some RowValues) {
        object.add("job", Int(job.id.number))
        object.add("kind", job.kind.rawValue)
        object.add("state", word)
        object.add("createdAt", job.createdAt)
        object.add("endedAt", job.endedAt)
        object.add("by", job.by)
        object.add("haltCause", job.halt?.cause)
        object.add("counts", isThere: true) { counts in
            counts.add("total", job.counts.total)
            counts.add("queued", job.counts.queued)
            counts.add("running", job.counts.running)
            counts.add("done", job.counts.done)
            counts.add("failed", job.counts.failed)
            counts.add("skipped", job.counts.skipped)
            counts.add("unknown", job.counts.unknown)
            counts.add("cancelled", job.counts.cancelled)
        }
    }
}

/// `jobs list`.
struct JobsList: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List bulk actions, newest first.",
        discussion: "An interrupted job is one that no process is working on; `ferry jobs resume` goes on with it.")

    @OptionGroup var form: RowForm
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        let store = try context.openStore()
        let jobs = try JobStanding.all(in: store)
        try context.print { writer in
            if form.csv || form.json {
                try JobStanding.write(jobs, isCSV: form.csv, to: &writer)
            } else {
                try TextTable(Self.columns, width: context.tableWidth).write(count: jobs.count, to: &writer) {
                    row(jobs[$0])
                }
            }
        }
        return .done
    }

    private static let columns = [
        TextTable.Column(title: "job", isNumber: true), TextTable.Column(title: "what"),
        TextTable.Column(title: "state"), TextTable.Column(title: "done", isNumber: true),
        TextTable.Column(title: "failed", isNumber: true), TextTable.Column(title: "of", isNumber: true),
        TextTable.Column(title: "created"), TextTable.Column(title: "by"),
    ]

    private func row(_ standing: JobStanding) -> [String] {
        let job = standing.job
        return [
            job.id.description, Wording.phrase(for: job.kind), standing.word, String(job.counts.done),
            String(job.counts.failed + job.counts.unknown), String(job.counts.total), job.createdAt.description, job.by,
        ]
    }
}

/// `jobs show`.
struct JobsShow: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a job and what became of its rows.",
        discussion: """
            Example:
              ferry jobs show 3 --state failed,unknown
            """)

    @OptionGroup var job: JobNumber
    @Option(help: ArgumentHelp("Only rows in these states, separated by commas.", valueName: "states"))
    var state: String?
    @Flag(help: "Write the job and then its rows, one JSON object a line.") var json = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws { _ = try states }

    /// The states that were named; nil for all.
    private var states: [String]? {
        get throws {
            guard let state else { return nil }
            let names = state.split(separator: ",").map { String($0).trimmingBlanks.lowercased() }
            for name in names where !ItemState.words.contains(name) {
                let known = ItemState.words.joined(separator: ", ")
                throw ValidationError("There is no state \(Wording.quoted(name)); there are \(known).")
            }
            if names.isEmpty { throw ValidationError("--state names no state.") }
            return names
        }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        let store = try context.openStore()
        let standing = try job.job(in: store)
        let items = JobItems(job: standing.job.id, store: store, states: try states)
        try context.print { writer in
            if json {
                try writer.object { standing.fill(&$0) }
                try items.write(of: standing.job.kind, isCSV: false, to: &writer)
            } else {
                try details(standing).write(to: &writer)
                try writer.line("")
                try items.forEach { item in
                    try writer.line("\(item.title): \(Wording.sentence(for: item.state, of: standing.job.kind))")
                }
            }
        }
        return .done
    }

    private func details(_ standing: JobStanding) -> Details {
        let job = standing.job
        var lines = Details()
        lines.add("Job", "\(job.id), \(Wording.phrase(for: job.kind))")
        lines.add("State", "\(standing.word). \(Wording.sentence(for: job.state, isHeld: standing.isHeld))")
        lines.add("Halted", job.halt.map { Wording.sentence(for: $0) } ?? "")
        lines.add("Created", "\(job.createdAt) by \(job.by)")
        lines.add("Ended", job.endedAt?.description ?? "")
        lines.add("Rows", Wording.grouped(job.counts.total))
        return lines
    }
}

/// `jobs export`.
struct JobsExport: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write what became of a job's rows, as CSV unless told otherwise.",
        discussion: """
            Example:
              ferry jobs export 3 --csv > job-3.csv
            """)

    @OptionGroup var job: JobNumber
    @Flag(help: "Write CSV.") var csv = false
    @Flag(help: "Write one JSON object a line.") var json = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        if csv, json { throw ValidationError("Choose --csv or --json.") }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        let store = try context.openStore()
        let job = try job.job(in: store).job
        try context.print { try JobItems(job: job.id, store: store).write(of: job.kind, isCSV: !json, to: &$0) }
        return .done
    }
}
