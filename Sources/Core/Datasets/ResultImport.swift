/// Takes what a result report of the migration tool says into the store: rows that it made count as created.
struct ResultImport {
    let store: any CompanyStore
    let surroundings: Surroundings
    let file: ListFile
    private(set) var summary: ImportSummary

    /// An import of a report.
    init(_ file: ListFile, into store: any CompanyStore, surroundings: Surroundings) {
        self.file = file
        self.store = store
        self.surroundings = surroundings
        summary = ImportSummary(file: file.name, kind: file.kind)
    }

    /// Marks the rows of some lines.
    ///
    /// Each is journalled first: a mark that nobody could explain would be worse than a line without a mark.
    mutating func merge(_ lines: [ListLine]) throws(StoreFailure) {
        var companies: [TenantID: Company] = [:]
        var owners: [CompanyID: TenantID] = [:]
        for line in lines {
            switch line {
            case .result(let result):
                if companies[result.tenant] != nil {
                    summary.unchanged += 1
                } else if let company = try company(of: result, owners) {
                    companies[result.tenant] = company
                    owners[company.id] = result.tenant
                    try note(.companyCreated, result.tenant.description, "line \(result.line) of \(file.name)", company)
                    summary.added += 1
                }
            case .rejected(let line): summary.reject(line)
            case .customer, .contact, .prospect, .subscription: break
            }
        }
        if !companies.isEmpty { try store.mirror(companies.values.sorted { $0.id.description < $1.id.description }) }
    }

    /// Journals the report's numbers.
    func finish() throws(StoreFailure) {
        let counts = "created \(summary.added), unchanged \(summary.unchanged), rejected \(summary.rejected)"
        try store.note(
            JournalEntry(
                at: surroundings.now(), who: surroundings.who, action: .resultsImported, subject: file.name,
                evidence: "a result report of the migration tool", result: counts))
    }

    /// The company that a line tells of; nil when the customer has one, or the line can't be taken.
    ///
    /// What the marketplace shows of a company stays, and no company is taken from its tenant; `owners` are those of the
    /// lines before.
    private mutating func company(
        of result: ResultLine, _ owners: [CompanyID: TenantID]
    ) throws(StoreFailure) -> Company? {
        guard let customer = try store.customer(result.tenant) else {
            return refuse(result, .noCustomer(result.tenant.description))
        }
        if try store.standing(result.tenant)?.level == .tenant {
            summary.unchanged += 1
            return nil
        }
        let id = result.company ?? CompanyID(placeholderFor: result.tenant)
        if let owner = owners[id] { return refuse(result, .companyOfAnother("\(id)", owner)) }
        if var known = try store.companies([id]).first {
            if let owner = known.tenant, owner != result.tenant {
                return refuse(result, .companyOfAnother("\(id)", owner))
            }
            if known.bearsForeignKey { return refuse(result, .foreignKey("\(id)", known.tenantKey)) }
            if known.tenant == nil { known.evidence = .written }
            known.tenant = result.tenant
            return known
        }
        return Company(
            id: id, name: customer.name,
            tenant: customer.tenant, evidence: .written, domain: customer.domain, status: "",
            createdAt: surroundings.now(), administrator: customer.contact, origin: .byHand,
            tenantKey: customer.tenant.description)
    }

    private mutating func refuse(_ result: ResultLine, _ reason: RejectedLine.Reason) -> Company? {
        summary.reject(RejectedLine(line: result.line, reason: reason))
        return nil
    }

    private func note(
        _ action: JournalAction, _ subject: String, _ evidence: String, _ company: Company
    ) throws(StoreFailure) {
        try store.note(
            JournalEntry(
                at: surroundings.now(), who: surroundings.who, action: action, subject: subject,
                evidence: "\(evidence), a result report of the migration tool", result: "company \(company.id)"))
    }
}
