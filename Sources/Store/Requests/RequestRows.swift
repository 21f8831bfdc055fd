import Core
import GRDB

/// Reads requests.
enum RequestRows {
    /// The start of a query whose rows `read` reads.
    static let selection = """
        SELECT r.id, r.company, r.email, r.first_name, r.last_name, r.country, r.phone, r.domain, r.tenant, r.culture,
            r.state, r.customer, r.sign, r.created_at, r.by, r.last_sent, r.times_sent, r.closed_reason,
            r.last_error
        FROM relationship_requests r
        """

    /// A request by its number; nil when there is none.
    static func request(_ row: RowID, in database: Database) throws -> RelationshipRequest? {
        try Command("\(selection) WHERE r.id = ?", in: database).first(.row(row), read: read)
    }

    /// All requests that wait.
    static func waiting(in database: Database) throws -> [RelationshipRequest] {
        try Command("\(selection) WHERE \(isWaiting)", in: database).all(read: read)
    }

    /// The states in which a request waits, for a query.
    static let isWaiting =
        "state NOT IN (\(RequestState.accepted.rawValue), \(RequestState.closed.rawValue))"

    /// Reads a row.
    static func read(_ columns: Columns) -> RelationshipRequest {
        let contact = Contact(
            email: columns.text(2), firstName: columns.text(3), lastName: columns.text(4), country: columns.text(5),
            phone: columns.text(6))
        return RelationshipRequest(
            id: columns.row(0),
            prospect: Prospect(
                company: columns.text(1), contact: contact, domain: columns.text(7), tenant: columns.tenant(8),
                culture: columns.text(9)),
            state: RequestState(rawValue: columns.byte(10)) ?? .closed, customer: columns.tenant(11),
            sign: AcceptanceSign(rawValue: columns.text(12)), createdAt: columns.moment(13), by: columns.text(14),
            lastSent: columns.isNull(15) ? nil : columns.moment(15), timesSent: Int(columns.integer(16)),
            closedReason: columns.text(17), lastError: columns.text(18))
    }
}

extension RelationshipRequest {
    /// The request as its list shows it.
    var record: Core.Record {
        Core.Record(
            id: id, state: state.rawValue, reason: 0,
            texts: [
                prospect.company, prospect.contact.email, prospect.contact.fullName, prospect.domain,
                prospect.tenant?.description ?? "", customer?.description ?? "", sign?.rawValue ?? "", by, closedReason,
                lastError,
            ],
            numbers: [createdAt.seconds, lastSent?.seconds ?? 0, Int64(timesSent)])
    }
}
