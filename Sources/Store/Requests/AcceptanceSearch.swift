import Core

/// Looks for the customers of requests that wait, when customers came in.
struct AcceptanceSearch {
    private let writer: RequestWriter
    private let customers: CustomerRows
    private let writing: Writing

    /// A search within a transaction, for what somebody did at a moment.
    init(_ writing: Writing, by who: String, at: Timestamp) {
        self.writing = writing
        writer = RequestWriter(writing, by: who, at: at)
        customers = CustomerRows(writing.database)
    }

    /// Notes who accepted, who may have, and whom a newer list takes that back from.
    func recogniseAll() throws {
        for request in try RequestRows.waiting(in: writing.database) {
            let acceptance = Acceptance(of: request.prospect, among: try alike(request.prospect))
            if acceptance?.customer != request.customer || acceptance?.sign != request.sign {
                try writer.recognise(acceptance, for: request)
            }
        }
    }

    /// The customers that share a prospect's tenant, a domain or the key of its name.
    private func alike(_ prospect: Prospect) throws -> [Customer] {
        if let tenant = prospect.tenant { return try customers.find(tenant).map { [$0.customer] } ?? [] }
        var rows = try customers.rows(nameKey: MatchKeys.key(ofName: prospect.company))
        for domain in [prospect.domain, prospect.mailDomain] where !domain.isEmpty {
            rows += try customers.rows(ofDomain: domain)
        }
        return try Set(rows).compactMap { try customers.find($0)?.customer }
    }
}
