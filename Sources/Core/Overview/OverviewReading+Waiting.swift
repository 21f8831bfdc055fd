extension OverviewReading {
    /// How many waiting rows are taken of each list.
    private static let rowsOfEach = 3

    /// The rows that wait longest of each list, oldest first.
    var waiting: [WaitingRow] {
        let customers: [PendingState] = [.checking, .ready, .matched, .ambiguous, .blocked, .unknown]
        let administrators: [InvitationState] = [.neverTold, .perhapsTold, .reminderDue]
        let rows =
            oldest(.customers, customers.map(\.rawValue)) { record in
                WaitingRow(
                    name: name(record[CustomerColumn.name], record[CustomerColumn.domain]),
                    since: Timestamp(seconds: record[CustomerColumn.Number.firstSeen]),
                    reason: .customer(PendingState(rawValue: record.state) ?? .checking),
                    place: .rows(.customers, search: searched("tenant", record[CustomerColumn.tenant])))
            }
            + oldest(.invitations, administrators.map(\.rawValue)) { record in
                let search = [
                    searched("email", record[InvitationColumn.email]), searched("id", record[InvitationColumn.id]),
                ]
                return WaitingRow(
                    name: name(record[InvitationColumn.company], record[InvitationColumn.email]),
                    since: Timestamp(seconds: record[InvitationColumn.Number.createdAt]),
                    reason: .administrator(InvitationState(rawValue: record.state) ?? .neverTold),
                    place: .rows(.invitations, search: search.joined(separator: " ")))
            }
            + oldest(.requests, RequestState.allCases.filter(\.isWaiting).map(\.rawValue)) { record in
                WaitingRow(
                    name: name(record[RequestColumn.company], record[RequestColumn.email]),
                    since: Timestamp(seconds: record[RequestColumn.Number.createdAt]),
                    reason: .request(RequestState(rawValue: record.state) ?? .open),
                    place: .rows(.requests, search: searched("email", record[RequestColumn.email])))
            }
        return rows.sorted { ($0.since, $0.name) < ($1.since, $1.name) }
    }

    private func oldest(_ listing: Listing, _ states: [UInt8], _ row: (Record) -> WaitingRow) -> [WaitingRow] {
        let age = listing.layout.age
        let known = Query(terms: [Query.Term(.number(column: age, 1...Int64.max))])
        let question = ListQuestion(query: known, states: Set(states), sort: ListSort(.number(age)))
        guard let snapshot = lists[listing], let answer = snapshot.answer(question, { false }) else { return [] }
        return (0..<min(Self.rowsOfEach, answer.count)).map { row(snapshot.record(answer.slot($0))) }
    }

    private func name(_ name: String, _ other: String) -> String { name.isEmpty ? other : name }

    /// A search for a column that holds a text, which may hold anything.
    private func searched(_ column: String, _ text: String) -> String {
        text.split(separator: "\"").map { "\(column):\"\($0)\"" }.joined(separator: " ")
    }
}
