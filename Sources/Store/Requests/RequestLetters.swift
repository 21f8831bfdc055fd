import Core

/// What became of the letters of requests, within a transaction.
struct RequestLetters {
    private let writing: Writing

    /// The letters of a transaction's store.
    init(_ writing: Writing) { self.writing = writing }

    /// Has a request show what became of its letters.
    func renew(_ request: RowID) throws {
        let (told, error) = try told(request)
        try writing.command(
            """
            UPDATE relationship_requests SET revision = ?1, last_error = ?2,
                last_sent = (SELECT max(ended_at) FROM letters WHERE request = ?3 AND state = 'sent'),
                times_sent = (SELECT count(*) FROM letters WHERE request = ?3 AND state = 'sent'),
                state = CASE WHEN state IN (?4, ?5, ?6, ?7) THEN ?8 ELSE state END
            WHERE id = ?3
            """
        ).run(
            .integer(try writing.revision(.requests)), .text(error), .row(request), state(.open), state(.sent),
            state(.perhapsSent), state(.bounced), state(told))
    }

    /// How far a request is by its letters alone, and why the last one did not arrive.
    ///
    /// One that failed leaves it where it was: it can be tried again.
    func told(_ request: RowID) throws -> (state: RequestState, error: String) {
        var told: RequestState?
        var error: String?
        try writing.command(
            """
            SELECT state, words FROM letters WHERE request = ? AND state IN ('sent', 'unknown', 'bounced', 'failed')
            ORDER BY ended_at DESC, id DESC
            """
        ).visit([.row(request)]) { columns in
            let letter = LetterState(rawValue: columns.text(0))
            error = error ?? (letter == .sent ? "" : columns.text(1))
            switch letter {
            case .sent: told = .sent
            case .unknown: told = .perhapsSent
            case .bounced: told = .bounced
            default: break
            }
            return told == nil
        }
        return (told ?? .open, error ?? "")
    }

    private func state(_ state: RequestState) -> Value { .integer(Int64(state.rawValue)) }
}
