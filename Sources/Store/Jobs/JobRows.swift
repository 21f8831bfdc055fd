import Core
import GRDB

/// Finds jobs and their items.
struct JobRows {
    private let database: Database

    /// The jobs of a store, by one connection.
    init(_ database: Database) { self.database = database }

    /// All jobs, newest first, without those of a kind that only a newer Ferry knows.
    func all() throws -> [Job] {
        let counts = try counts("SELECT job, state, count(*) FROM job_items GROUP BY job, state", [])
        return try command("\(Self.jobSelection) ORDER BY id DESC").all { job($0, counts) }.compactMap { $0 }
    }

    /// A job; nil when there is none.
    ///
    /// Throws when only a newer Ferry knows its kind.
    func find(_ id: JobID) throws -> Job? {
        let counts = try counts(
            "SELECT job, state, count(*) FROM job_items WHERE job = ? GROUP BY state", [.integer(id.number)])
        return try command("\(Self.jobSelection) WHERE id = ?").first(.integer(id.number)) { columns in
            if let job = job(columns, counts) { return job }
            throw StoreFailure.failed(why: "job \(id) is of a kind that this Ferry does not know: \(columns.text(1))")
        }
    }

    /// For how many seconds a cut request of a job may still take effect.
    func settling(of id: JobID) throws -> Int {
        try command("SELECT settle_seconds FROM jobs WHERE id = ?").first(.integer(id.number)) {
            Int($0.integer(0))
        } ?? 0
    }

    /// A job's items in their order, those in certain states alone when words are given.
    func items(of job: JobID, states: [String]?, offset: Int, limit: Int) throws -> [JobItem] {
        let states = states.map { $0.filter(ItemState.words.contains) }
        let condition = states.map { " AND state IN (\($0.map { "'\($0)'" }.joined(separator: ", ")))" } ?? ""
        let sql = "\(Self.itemSelection) WHERE job = ?\(condition) ORDER BY id LIMIT ? OFFSET ?"
        return try command(sql).all(
            .integer(job.number), .integer(Int64(max(0, limit))), .integer(Int64(max(0, offset))), read: item)
    }

    /// The first queued items of a job.
    func queued(_ count: Int, of job: JobID) throws -> [JobItem] {
        try items(of: job, states: ["queued"], offset: 0, limit: count)
    }

    private static let jobSelection = """
        SELECT id, kind, state, created_at, ended_at, by, halt_cause, halt_count, halt_common FROM jobs
        """
    private static let itemSelection = """
        SELECT id, job, customer, tenant, name, state, detail, flag, attempts, changed_at, company, level, anyway, made,
            letter, person, step, swap, CASE WHEN tenant IS NULL THEN (\(tenantsOfItem)) END,
            (SELECT group_concat(user, ' ') FROM letter_users l WHERE l.letter = job_items.letter),
            (SELECT request FROM letters l WHERE l.id = job_items.letter)
        FROM job_items
        """

    /// The tenants that an item without one is about, as GUIDs in hexadecimal digits with a blank between them.
    private static let tenantsOfItem = """
        SELECT group_concat(hex(tenant), ' ') FROM (
            SELECT c.tenant FROM users u JOIN companies c ON c.id = u.company WHERE u.id = job_items.person
            UNION
            SELECT c.tenant FROM letter_users l JOIN users u ON u.id = l.user JOIN companies c ON c.id = u.company
            WHERE l.letter = job_items.letter
            UNION
            SELECT coalesce(r.customer, r.tenant) FROM letters l JOIN relationship_requests r ON r.id = l.request
            WHERE l.id = job_items.letter
        ) WHERE tenant IS NOT NULL
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

    /// Reads a row; nil when its kind or state is not known.
    private func job(_ columns: Columns, _ counts: [Int64: JobCounts]) -> Job? {
        guard let kind = JobKind(rawValue: columns.text(1)), let state = JobState(rawValue: columns.text(2)) else {
            return nil
        }
        let halt = JobHalt(
            cause: columns.text(6), count: Int(columns.integer(7)), isCommon: columns.flag(8))
        return Job(
            id: JobID(columns.integer(0)), kind: kind, state: state, createdAt: columns.moment(3),
            endedAt: columns.isNull(4) ? nil : columns.moment(4), by: columns.text(5),
            counts: counts[columns.integer(0)] ?? JobCounts(), halt: halt.count == 0 ? nil : halt)
    }

    private func item(_ columns: Columns) -> JobItem {
        var item = JobItem(
            id: columns.integer(0), job: JobID(columns.integer(1)), customer: columns.row(2),
            tenant: columns.tenant(3) ?? JobItem.noTenant, name: columns.text(4),
            state: ItemState(word: columns.text(5), detail: columns.text(6), flag: columns.flag(7)),
            attempts: Int(columns.integer(8)), changedAt: columns.moment(9), company: company(columns.text(10)),
            level: MatchLevel(rawValue: columns.text(11)) ?? .none, anyway: columns.flag(12),
            made: company(columns.text(13)),
            letter: columns.isNull(14) ? nil : LetterNumber(columns.integer(14)),
            person: columns.isNull(15) ? nil : columns.row(15), step: InvitationStep(rawValue: columns.text(16)),
            swap: columns.isNull(17) ? nil : SwapNumber(columns.integer(17)),
            tenants: columns.tenant(3).map { [$0] }
                ?? columns.text(18).split(separator: " ").compactMap(TenantID.init(digits:)))
        let users = columns.text(19).split(separator: " ").compactMap { UInt32($0).map { RowID($0) } }
        item.users = item.person.map { [$0] } ?? users
        item.request = columns.isNull(20) ? nil : columns.row(20)
        return item
    }

    private func company(_ text: String) -> CompanyID? { text.isEmpty ? nil : CompanyID(text) }
}

extension TenantID {
    /// Reads the 32 digits that `hex()` gives.
    fileprivate init?(digits: Substring) {
        guard digits.utf8.count == 32, let high = UInt64(digits.prefix(16), radix: 16),
            let low = UInt64(digits.dropFirst(16), radix: 16)
        else { return nil }
        self.init(high: high, low: low)
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
