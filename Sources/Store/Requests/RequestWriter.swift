import Core
import Text

/// Writes requests within a transaction.
struct RequestWriter {
    private let writing: Writing
    private let who: String
    private let at: Timestamp

    /// A writer for what somebody does at a moment.
    init(_ writing: Writing, by who: String, at: Timestamp) {
        self.writing = writing
        self.who = who
        self.at = at
    }

    /// The request to an address that waits or was accepted; nil when there is none, or it was given up.
    func known(for contact: Contact) throws -> RowID? {
        try writing.command("SELECT id FROM relationship_requests WHERE email = ? AND state <> ?").first(
            .text(contact.sanitised.email), state(.closed)
        ) { $0.row(0) }
    }

    /// Writes a new request down.
    func insert(_ prospect: Prospect) throws -> RowID {
        let contact = prospect.contact.sanitised
        let domain = SafeText(prospect.domain).value.lowercased()
        let row = try writing.command(
            """
            INSERT INTO relationship_requests (company, email, first_name, last_name, country, phone, domain, tenant,
                culture, state, sign, created_at, by, times_sent, closed_reason, revision)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, 0, '', ?) RETURNING id
            """
        ).first(
            .text(SafeText(prospect.company).value), .text(contact.email), .text(contact.firstName),
            .text(contact.lastName), .text(contact.country), .text(contact.phone), .text(domain),
            .optional(prospect.tenant), .text(SafeText(prospect.culture).value), state(.open),
            .integer(at.seconds), .text(SafeText(who).value), .integer(try writing.revision(.requests))
        ) { $0.row(0) }
        guard let row else { throw StoreFailure.failed(why: "a request was not written") }
        try note(.requestWritten, contact.email, evidence: domain, result: SafeText(prospect.company).value)
        return row
    }

    /// Closes a request for a reason.
    func close(_ request: RelationshipRequest, reason: String) throws {
        let reason = SafeText(reason).value
        try writing.command(
            "UPDATE relationship_requests SET state = ?, closed_reason = ?, revision = ? WHERE id = ?"
        ).run(state(.closed), .text(reason), .integer(try writing.revision(.requests)), .row(request.id))
        try note(.requestClosed, request.prospect.contact.email, evidence: "by hand", result: reason)
    }

    /// Notes who accepted a request or may have; a nil acceptance takes a suggestion back.
    func recognise(_ acceptance: Acceptance?, for request: RelationshipRequest) throws {
        let after: RequestState =
            try acceptance.map { $0.sign.isSure ? .accepted : .suggested }
            ?? RequestLetters(writing).told(request.id).state
        try writing.command(
            "UPDATE relationship_requests SET state = ?, customer = ?, sign = ?, revision = ? WHERE id = ?"
        ).run(
            state(after), .optional(acceptance?.customer), .text(acceptance?.sign.rawValue ?? ""),
            .integer(try writing.revision(.requests)), .row(request.id))
        guard let acceptance else { return }
        try note(
            after == .accepted ? .requestAccepted : .acceptanceSuggested, request.prospect.contact.email,
            evidence: "by \(acceptance.sign.rawValue)", result: acceptance.customer.description)
    }

    private func state(_ state: RequestState) -> Value { .integer(Int64(state.rawValue)) }

    private func note(_ action: JournalAction, _ subject: String, evidence: String, result: String) throws {
        try writing.note(
            JournalEntry(at: at, who: who, action: action, subject: subject, evidence: evidence, result: result))
    }
}
