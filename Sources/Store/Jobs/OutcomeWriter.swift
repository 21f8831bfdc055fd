import Core
import Text

/// Writes what came to be known by the outcomes of a job's items: companies, who was told, and evidence.
struct OutcomeWriter {
    private let writing: Writing
    private let at: Timestamp
    private var companies: CompanyWriter
    private var customers: Set<RowID> = []

    /// A writer within a transaction.
    init(_ writing: Writing, at: Timestamp) {
        self.writing = writing
        self.at = at
        companies = CompanyWriter(writing)
    }

    /// Writes one outcome's part, whether or not its item went on meanwhile: it is true in any case.
    mutating func write(_ outcome: ItemOutcome) throws {
        for company in outcome.companies {
            try companies.upsert(company, isLocal: false)
            if outcome.informed == .perhapsTold {
                try InvitationWriter(writing).noteGuess(ofAdministratorOf: company.id, at: at)
            }
        }
        if let company = outcome.findings.first?.company { try replace(outcome.findings, of: company) }
    }

    /// Notes the customer of an item that has another state now.
    mutating func note(_ customer: RowID) { customers.insert(customer) }

    /// Derives the customers anew that items and companies concern; once, at the end.
    func renewCustomers() throws { try companies.affected.renew(in: writing, with: customers) }

    private func replace(_ findings: [Evidence], of company: CompanyID) throws {
        try writing.command("DELETE FROM evidence WHERE company = ?").run(.text(company.description))
        for finding in findings {
            try writing.command(
                """
                INSERT INTO evidence (
                    company, tenant, level, field, marketplace, microsoft, verdict, source, read_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (company, level, field) DO NOTHING
                """
            ).run(
                .text(finding.company.description), .optional(finding.tenant),
                .integer(Int64(finding.level.rawValue)), .text(finding.field.rawValue),
                .text(SafeText(finding.marketplace).value), .text(SafeText(finding.microsoft).value),
                .text(finding.verdict.rawValue), .text(SafeText(finding.source).value),
                .integer(finding.readAt.seconds))
        }
    }
}
