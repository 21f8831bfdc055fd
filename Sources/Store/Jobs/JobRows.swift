import Core
import GRDB

/// Finds jobs and their items.
struct JobRows {
    private let database: Database

    /// The jobs of a store, by one connection.
    init(_ database: Database) { self.database = database }

    /// All jobs, newest first.
    func all() throws -> [Job] {
        let counts = try counts("SELECT job, state, count(*) FROM job_items GROUP BY job, state", [])
        return try command("\(Self.jobSelection) ORDER BY id DESC").all { try job($0, counts) }
    }

    /// A job; nil when there is none.
    func find(_ id: JobID) throws -> Job? {
        let counts = try counts(
            "SELECT job, state, count(*) FROM job_items WHERE job = ? GROUP BY state", [.integer(id.number)])
        return try command("\(Self.jobSelection) WHERE id = ?").first(.integer(id.number)) { try job($0, counts) }
    }

    /// A job's items in their order, those in certain states alone when words are given.
    func items(of job: JobID, states: [String]?, offset: Int, limit: Int) throws -> [JobItem] {
        let states = states.map { $0.filter(Self.words.contains) }
        let condition = states.map { " AND state IN (\($0.map { "'\($0)'" }.joined(separator: ", ")))" } ?? ""
        let sql = "\(Self.itemSelection) WHERE job = ?\(condition) ORDER BY id LIMIT ? OFFSET ?"
        return try command(sql).all(
            .integer(job.number), .integer(Int64(max(0, limit))), .integer(Int64(max(0, offset))), read: item)
    }

    /// The first queued items of a job.
    func queued(_ count: Int, of job: JobID) throws -> [JobItem] {
        try items(of: job, states: ["queued"], offset: 0, limit: count)
    }

    private static let words: Set<String> = [
        "queued", "running", "done", "failed", "skipped", "unknown", "cancelled",
    ]
    private static let jobSelection = "SELECT id, kind, state, created_at, ended_at, by FROM jobs"
    private static let itemSelection = """
        SELECT id, job, customer, tenant, name, state, detail, flag, attempts, changed_at FROM job_items
        """

    private func command(_ sql: String) throws -> Command { try Command(sql, in: database) }

    private func counts(_ sql: String, _ values: [Value]) throws -> [Int64: JobCounts] {
        var counts: [Int64: JobCounts] = [:]
        try command(sql).visit(values) { columns in
            counts[columns.integer(0), default: JobCounts()].set(Int(columns.integer(2)), in: columns.text(1))
            return true
        }
        return counts
    }

    private func job(_ columns: Columns, _ counts: [Int64: JobCounts]) throws -> Job {
        guard let kind = JobKind(rawValue: columns.text(1)), let state = JobState(rawValue: columns.text(2)) else {
            throw StoreFailure.failed(why: "a job of an unknown kind: \(columns.text(1)), \(columns.text(2))")
        }
        return Job(
            id: JobID(columns.integer(0)), kind: kind, state: state, createdAt: columns.moment(3),
            endedAt: columns.isNull(4) ? nil : columns.moment(4), by: columns.text(5),
            counts: counts[columns.integer(0)] ?? JobCounts())
    }

    private func item(_ columns: Columns) throws -> JobItem {
        guard let tenant = columns.tenant(3) else { throw StoreFailure.failed(why: "a job's item has no tenant") }
        return JobItem(
            id: columns.integer(0), job: JobID(columns.integer(1)), customer: columns.row(2), tenant: tenant,
            name: columns.text(4),
            state: ItemState(word: columns.text(5), detail: columns.text(6), flag: columns.flag(7)),
            attempts: Int(columns.integer(8)), changedAt: columns.moment(9))
    }
}

extension JobCounts {
    /// Sets how many items are in the state of a word.
    fileprivate mutating func set(_ count: Int, in state: String) {
        switch state {
        case "queued": queued = count
        case "running": running = count
        case "done": done = count
        case "failed": failed = count
        case "skipped": skipped = count
        case "unknown": unknown = count
        default: cancelled = count
        }
    }
}
