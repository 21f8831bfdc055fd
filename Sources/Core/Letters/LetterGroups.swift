/// Rows by address: each such group gets one letter.
struct LetterGroups {
    /// What a row comes to when its turn has come.
    enum Turn {
        case write(LetterDraft, members: [LetterRecipient])
        case skip(LetterSkip)
    }

    private let question: LetterPlan.Question
    private let rows: [LetterRecipient]
    /// What each row belongs to, or why it gets no letter.
    private var places: [Result<EmailAddress, Skip>] = []
    /// By the address's key, like all that follows.
    private var members: [String: [LetterRecipient]] = [:]
    private var standings: [String: LetterStanding] = [:]
    private var written: Set<String> = []

    private struct Skip: Error { var reason: LetterSkip }

    init(_ rows: [LetterRecipient], _ question: LetterPlan.Question) {
        self.rows = rows
        self.question = question
        places = rows.map(place)
        for (row, place) in zip(rows, places) {
            if case .success(let address) = place { members[address.key, default: []].append(row) }
        }
    }

    /// Reads what the store knows of the addresses: other companies of them, and earlier letters.
    mutating func look(in store: any LetterStore) throws(StoreFailure) {
        let keys = Array(members.keys)
        // Only users have companies beyond those that were chosen.
        let users = rows.contains { $0.request == nil } ? try store.recipients(withAddresses: keys) : [:]
        for row in users.values.joined() {
            guard case .success(let address) = place(of: row), let chosen = members[address.key] else { continue }
            if !chosen.contains(where: { $0.row == row.row }) { members[address.key]?.append(row) }
        }
        if question.mode != .preview { standings = try store.standings(of: keys, for: question.purpose) }
    }

    /// What becomes of a row; rows are asked for in their order.
    mutating func turn(of index: Int) -> Turn {
        let address: EmailAddress
        switch places[index] {
        case .success(let found): address = found
        case .failure(let skip): return .skip(skip.reason)
        }
        if written.contains(address.key) { return .skip(.sameLetter) }
        if let reason = hindrance(address.key) { return .skip(reason) }
        let recipients = members[address.key] ?? [rows[index]]
        do throws(LetterGap) {
            guard let draft = try draft(recipients, address) else { return .skip(.noTemplate) }
            written.insert(address.key)
            return .write(draft, members: recipients)
        } catch {
            return .skip(.lacks(error.variable))
        }
    }

    /// The address of a row, by what is known of the row alone.
    private func place(of row: LetterRecipient) -> Result<EmailAddress, Skip> {
        if row.state == .activated || row.access == .active { return .failure(Skip(reason: .activated)) }
        if row.request == .accepted { return .failure(Skip(reason: .accepted)) }
        if row.request == .closed { return .failure(Skip(reason: .closed)) }
        if row.contact.email.trimmingBlanks.isEmpty { return .failure(Skip(reason: .noAddress)) }
        guard let address = EmailAddress(row.contact.email) else { return .failure(Skip(reason: .malformedAddress)) }
        if question.purpose == .passwordReset, row.access == .invited {
            return .failure(Skip(reason: .invitationOpen))
        }
        return .success(address)
    }

    private func hindrance(_ key: String) -> LetterSkip? {
        guard let standing = standings[key] else { return nil }
        if standing.isPlanned { return .inOtherJob }
        if question.mode != .anyway {
            if standing.isUnknown { return .outcomeUnknown }
            if let words = standing.bounced { return .bounced(words) }
        }
        guard let last = standing.lastSent else { return nil }
        let until = last.adding(seconds: question.facts.coolDownSeconds)
        return question.now < until ? .toldRecently(until: until) : nil
    }

    private func draft(
        _ recipients: [LetterRecipient], _ address: EmailAddress
    ) throws(LetterGap) -> LetterDraft? {
        let culture = recipients.lazy.map(\.culture).first { !$0.isEmpty } ?? ""
        guard let template = question.templates.template(for: question.purpose, culture: culture) else { return nil }
        var values = LetterValues(question.facts)
        values.add(recipients, address: address)
        return LetterDraft(
            purpose: question.purpose, from: question.facts.from, to: Mailbox(name: values[.name], address: address),
            text: try template.filled(values), users: recipients.filter { $0.request == nil }.map(\.row),
            request: recipients.first { $0.request != nil }?.row,
            coolDownSeconds: question.facts.coolDownSeconds)
    }
}
