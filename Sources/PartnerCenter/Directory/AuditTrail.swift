import Core
import Transfer

/// What the service's audit records say of customers.
struct AuditTrail: Sendable {
    /// How far back the service remembers.
    static let memorySeconds: Int64 = 90 * 86_400
    /// How much earlier than asked a record may be: they are written with a delay.
    private static let slackSeconds: Int64 = 3600
    /// The most pages of one question, against a list that never ends.
    private static let mostPages = 10_000

    private let caller: any ServiceCaller

    /// The records that a caller reaches.
    init(_ caller: any ServiceCaller) { self.caller = caller }

    /// The customers whose details records of a span may have changed; a few too many rather than one too few.
    func customers(since: Timestamp, until: Timestamp) async throws(ServiceFailure) -> Set<TenantID> {
        guard until.seconds - since.seconds < Self.memorySeconds else {
            throw .refused("audit records reach back 90 days only; read all details anew")
        }
        var found: Set<TenantID> = []
        let span = [
            HTTPHeader("startDate", since.adding(seconds: -Self.slackSeconds).day()),
            HTTPHeader("endDate", until.day()), HTTPHeader("size", "500"),
        ]
        var request: ServiceRequest? = ServiceRequest(.get, "/v1/auditrecords", query: span)
        var pages = 0
        while let current = request {
            let answer = try await caller.answer(to: current)
            if !answer.isSuccess {
                let refusal = Refusal(answer)
                // Collections of this service can end with this error instead of a page.
                if pages > 0, answer.status == 400, refusal.code == "2000" { return found }
                throw refusal.failure
            }
            let page = try AuditPage(answer.body)
            found.formUnion(page.customers(since: since.adding(seconds: -Self.slackSeconds)))
            pages += 1
            request = page.next.map { next in
                let query = next.isSeek ? span + next.query : next.query
                return ServiceRequest(.get, "/v1/auditrecords", query: query, headers: next.headers)
            }
            guard request != current, pages < Self.mostPages else {
                throw .unreadable("the audit records go round in circles")
            }
        }
        return found
    }
}
