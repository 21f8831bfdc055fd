import Core
import Text

extension JobWriter {
    /// Adds an item to create a customer, whose standing is derived anew before and after.
    func add(_ row: StoredCustomer, to job: JobID, anyway: Bool) throws {
        var row = row
        let before = row.standing
        row.standing = try derivation.standing(of: row)
        let state = ItemState(planned: verdict(of: row.record, anyway: anyway), for: row.standing.state)
        try insert(
            JobItem(
                id: 0, job: job, customer: row.customer.id, tenant: row.customer.tenant, name: row.customer.name,
                state: state, attempts: 0, changedAt: at, anyway: anyway), .createCompanies)
        if state == .queued { row.standing = try derivation.standing(of: row, claim: .inJob) }
        if row.standing != before { try CustomerWriter(writing).saveStanding(row.standing, of: row.customer.id) }
    }

    /// Adds an item to link a customer to a company, if that still holds.
    func add(_ choice: LinkChoice, of row: StoredCustomer, to job: JobID) throws {
        let customer = row.customer
        let state: ItemState = try hindrance(choice, of: row).map { .skipped($0) } ?? .queued
        try insert(
            JobItem(
                id: 0, job: job, customer: customer.id, tenant: customer.tenant, name: customer.name, state: state,
                attempts: 0, changedAt: at, company: choice.company, level: choice.level), .linkCompanies)
    }

    private func hindrance(_ choice: LinkChoice, of row: StoredCustomer) throws -> SkipReason? {
        let tenant = row.customer.tenant
        if try isOpen("kind = 'linkCompanies' AND tenant = ?", .tenant(tenant)) { return .inOtherJob }
        if try isOpen("kind = 'linkCompanies' AND company <> '' AND company = ?", .text(choice.company.description)) {
            return .inOtherJob
        }
        let bears = try writing.command("SELECT tenant FROM companies WHERE key = ?").first(
            .text(choice.company.description)
        ) { $0.tenant(0) }
        if let other = bears ?? nil, other != tenant { return .linkedElsewhere }
        let standing = try derivation.standing(of: row)
        switch standing.state {
        case .linked, .created: return standing.companies == [choice.company] ? nil : .onMarketplace
        case .ignored: return .ignored
        case .creating: return .inOtherJob
        case .unknown: return .outcomeUnknown
        case .ambiguous where standing.reason == .severalTenantMatches: return .needsPerson
        case .checking, .ready, .matched, .ambiguous, .blocked: return nil
        }
    }

    /// Adds an item to verify a company; false when the store does not know it.
    func add(_ id: CompanyID, to job: JobID) throws -> Bool {
        let found = try writing.command(
            """
            SELECT c.name, c.tenant, t.id FROM companies c LEFT JOIN customers t ON t.tenant = c.tenant WHERE c.key = ?
            """
        ).first(.text(id.description)) { ($0.text(0), $0.tenant(1), $0.row(2)) }
        guard let (name, tenant, customer) = found else { return false }
        let isOpen = try isOpen("kind = 'verifyCompanies' AND company <> '' AND company = ?", .text(id.description))
        try insert(
            JobItem(
                id: 0, job: job, customer: customer, tenant: tenant ?? JobItem.noTenant, name: name,
                state: isOpen ? .skipped(.inOtherJob) : .queued, attempts: 0, changedAt: at, company: id),
            .verifyCompanies)
        return true
    }

    /// Whether an item that meets a condition is not over yet.
    func isOpen(_ condition: String, _ value: Value) throws -> Bool {
        let sql = "SELECT 1 FROM job_items WHERE \(condition) AND state IN ('queued', 'running', 'unknown')"
        return try writing.command(sql).first(value) { _ in true } ?? false
    }

    /// Writes an item down.
    func insert(_ item: JobItem, _ kind: JobKind) throws {
        try writing.command(
            """
            INSERT INTO job_items (
                job, kind, customer, tenant, company, level, anyway, name, state, detail, flag, attempts, changed_at,
                letter, person, step, swap)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?, ?)
            """
        ).run(
            .integer(item.job.number), .text(kind.rawValue),
            item.customer.number == 0 ? .null : .row(item.customer),
            item.tenant == JobItem.noTenant ? .null : .tenant(item.tenant), .text(item.company?.description ?? ""),
            .text(item.level.rawValue), .flag(item.anyway), .text(item.name), .text(item.state.word),
            .text(item.state.detail), .integer(item.changedAt.seconds),
            item.letter.map { .integer($0.number) } ?? .null, item.person.map { .row($0) } ?? .null,
            .text(item.step?.rawValue ?? ""), item.swap.map { .integer($0.number) } ?? .null)
    }
}

extension ItemState {
    /// The state in which an item is written down.
    fileprivate init(planned verdict: CreationPlan.Verdict, for state: PendingState) {
        switch verdict {
        case .create: self = .queued
        case .skip(let reason, _): self = .skipped(reason)
        case .attention: self = .skipped(SkipReason(softStop: state))
        }
    }
}
