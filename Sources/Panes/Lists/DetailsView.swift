import Core
import Screen
package import Text

/// One line of the details: what it is and what it says.
package struct DetailLine {
    /// What it is.
    package var label: SafeText
    /// What it says.
    package var text: SafeText
    var ink: Ink = .text
}

extension Frame {
    /// Draws the details of the cursor's row.
    mutating func drawDetails(_ list: ListState, in area: Rect, _ state: AppState) {
        guard let record = list.current else {
            box(area, title: "Details", ground: .page, ink: .border)
            return
        }
        let lines = detailLines(of: record, in: list.listing, state)
        let inner = box(area, title: SafeText(record.texts[0]), ground: .page, ink: .border)
        let labels = lines.map(\.label.cells).max() ?? 0
        var row = inner.top
        var drawn = 0
        for line in lines where row < inner.bottom {
            put(line.label, row: row, column: inner.left, Style(.muted), within: inner)
            let room = Rect(
                row: row, column: inner.left + labels + 2, columns: inner.columns - labels - 2, rows: inner.bottom - row
            )
            row += max(1, paragraph(line.text, in: room, Style(line.ink)))
            drawn += 1
        }
        if drawn < lines.count {
            let key = state.keymap.word(for: .open)
            let more = SafeText(" \(Wording.counted(lines.count - drawn, "more line")): \(key) shows all ")
            put(more, row: area.bottom - 1, column: inner.left, Style(.muted), within: area.inset(rows: 0, columns: 2))
        }
    }
}

/// The details of a row.
private func detailLines(of record: Record, in listing: Listing, _ state: AppState) -> [DetailLine] {
    switch listing {
    case .customers: customerDetails(record, state)
    case .companies: companyDetails(record, state)
    case .invitations: invitationDetails(record, state)
    case .requests: requestDetails(record, state)
    case .subscriptions: subscriptionDetails(record, now: state.now, offset: state.profile.offset)
    }
}

/// All details of the cursor's row to be read from top to bottom; nil where their place beside the list shows them all.
func detailsInFull(_ state: AppState) -> Overlay? {
    guard let list = state.list, list.showsDetails, let record = list.current,
        let area = ListPlaces(PagePlaces(state.size).body, list).details
    else { return nil }
    let lines = detailLines(of: record, in: list.listing, state)
    let labels = lines.map(\.label.cells).max() ?? 0
    let inner = area.inset(rows: 1, columns: 2)
    let rows = lines.reduce(0) { $0 + max(1, wrapped($1.text, cells: inner.columns - labels - 2).count) }
    guard rows > inner.rows else { return nil }
    return .message(
        title: SafeText(record.texts[0]),
        lines: lines.map { SafeText("\($0.label.value): \($0.text.value)") })
}

private func customerDetails(_ record: Record, _ state: AppState) -> [DetailLine] {
    let offset = state.profile.offset
    let standing = PendingState(rawValue: record.state) ?? .checking
    let reason = StandingReason(rawValue: record.reason) ?? .none
    let why = reason == .none ? Wording.sentence(for: standing) : Wording.sentence(for: reason)
    let level = MatchLevel(rawValue: record[CustomerColumn.level]) ?? .none
    var lines = [
        DetailLine(label: "State", text: standing.label, ink: standing.ink),
        DetailLine(label: "Why", text: SafeText(why)),
        DetailLine(label: "Tenant", text: SafeText(record[CustomerColumn.tenant])),
        DetailLine(label: "Domain", text: shown(record[CustomerColumn.domain])),
        DetailLine(label: "Relationship", text: shown(record[CustomerColumn.relationship])),
        DetailLine(label: "Contact", text: shown(record[CustomerColumn.contact])),
        DetailLine(label: "E-mail", text: shown(record[CustomerColumn.email])),
        DetailLine(label: "Country", text: shown(record[CustomerColumn.country])),
        DetailLine(label: "Phone", text: shown(record[CustomerColumn.phone])),
        DetailLine(label: "Tags", text: shown(record[CustomerColumn.tags])),
        DetailLine(label: "First seen", text: moment(record[CustomerColumn.Number.firstSeen], offset)),
    ]
    if level != .none {
        lines.insert(DetailLine(label: "Match", text: SafeText(Wording.phrase(for: level))), at: 2)
        lines.insert(DetailLine(label: "Companies", text: shown(record[CustomerColumn.companies])), at: 3)
    }
    if let next = nextStep(of: record, standing, state) { lines.insert(next, at: 2) }
    if record[CustomerColumn.Number.namesake] != 0 {
        lines.append(
            DetailLine(label: "Namesake", text: "A company of this name belongs to another tenant.", ink: .warning))
    }
    if !record[CustomerColumn.ignoreReason].isEmpty {
        lines.append(DetailLine(label: "Ignored", text: shown(record[CustomerColumn.ignoreReason])))
    }
    return lines
}

/// What a customer waits for, or what is to be done with it instead of creating it; nil where the reason says it all.
private func nextStep(of record: Record, _ standing: PendingState, _ state: AppState) -> DetailLine? {
    if standing == .checking {
        guard let mirror = state.sync.memory?.mirror, mirror.hasUnreadCompanies else { return nil }
        return DetailLine(label: "Waits for", text: SafeText(unreadWords(mirror)), ink: .pending)
    }
    guard standing == .blocked, isAdvised(record) else { return nil }
    return DetailLine(
        label: "Next", text: "Ask it for the reseller relationship: \"Request relationship\" in the palette.",
        ink: .warning)
}

private func companyDetails(_ record: Record, _ state: AppState) -> [DetailLine] {
    let link = CompanyState(rawValue: record.state) ?? .unlinked
    let offset = state.profile.offset
    var lines = [
        DetailLine(label: "Tenant link", text: link.label, ink: link.ink),
        DetailLine(label: "Tenant", text: shown(record[CompanyColumn.tenant])),
    ]
    if link == .written {
        lines.append(DetailLine(label: "Next", text: SafeText(Wording.linkStep), ink: .warning))
    }
    let reason = StandingReason(rawValue: record.reason) ?? .none
    if reason != .none { lines.append(DetailLine(label: "Why", text: SafeText(Wording.sentence(for: reason)))) }
    lines += evidenceDetails(record, state)
    return lines + [
        DetailLine(label: "Company id", text: shown(record[CompanyColumn.id])),
        DetailLine(label: "Domain", text: shown(record[CompanyColumn.domain])),
        DetailLine(label: "Status", text: shown(Wording.phrase(forStatus: record[CompanyColumn.status]))),
        DetailLine(label: "Administrator", text: shown(record[CompanyColumn.administrator])),
        DetailLine(label: "E-mail", text: shown(record[CompanyColumn.email])),
        DetailLine(label: "Informed", text: shown(Wording.phrase(forInformed: record[CompanyColumn.informed]))),
        DetailLine(label: "Country", text: shown(record[CompanyColumn.country])),
        DetailLine(label: "Phone", text: shown(record[CompanyColumn.phone])),
        DetailLine(label: "Origin", text: SafeText(Wording.phrase(forOrigin: record[CompanyColumn.origin]))),
        DetailLine(label: "Created", text: moment(record[CompanyColumn.Number.createdAt], offset)),
    ]
}

/// The evidence of a company, once it was read.
private func evidenceDetails(_ record: Record, _ state: AppState) -> [DetailLine] {
    guard let evidence = state.evidence, evidence.company.description == record[CompanyColumn.id],
        let fields = evidence.fields
    else { return [DetailLine(label: "Evidence", text: "reading…", ink: .muted)] }
    return evidenceLines(fields, offset: state.profile.offset)
}

private func invitationDetails(_ record: Record, _ state: AppState) -> [DetailLine] {
    let told = InvitationState(rawValue: record.state) ?? .neverTold
    let offset = state.profile.offset
    return [
        DetailLine(label: "State", text: told.label, ink: told.ink),
        DetailLine(label: "Company", text: shown(record[InvitationColumn.company])),
        DetailLine(label: "Company id", text: shown(record[InvitationColumn.id])),
        DetailLine(label: "Person", text: shown(record[InvitationColumn.person])),
        DetailLine(label: "Role", text: shown(roleWords(record[InvitationColumn.role]))),
        DetailLine(label: "Access", text: accessWords(record[InvitationColumn.access])),
        DetailLine(label: "Created", text: moment(record[InvitationColumn.Number.createdAt], offset)),
        DetailLine(label: "Last sent", text: moment(record[InvitationColumn.Number.lastSent], offset)),
        DetailLine(label: "Times sent", text: SafeText("\(record[InvitationColumn.Number.timesSent])")),
        DetailLine(label: "Last error", text: shown(record[InvitationColumn.lastError])),
    ] + historyDetails(record, state)
}

/// A role in words, where it is one of those that every marketplace has.
private func roleWords(_ role: String) -> String {
    switch role {
    case "SYS_ADMIN": "Company Administrator"
    case "BILLING_ADMIN": "Billing Administrator"
    case "USER": "User"
    default: role
    }
}

/// How far the marketplace says that somebody is.
private func accessWords(_ access: String) -> SafeText {
    if access == InvitationState.revoked.word { return "revoked, to be invited again" }
    return switch MarketplacePerson.Access(rawValue: access) {
    case .active: "active: signed in at least once"
    case .inactive: "a member who never signed in"
    case .invited: "invited, without an account"
    case nil: "not read yet"
    }
}

private func requestDetails(_ record: Record, _ state: AppState) -> [DetailLine] {
    let far = RequestState(rawValue: record.state) ?? .open
    let offset = state.profile.offset
    let sign = AcceptanceSign(rawValue: record[RequestColumn.sign])
    var lines = [
        DetailLine(label: "State", text: far.label, ink: far.ink),
        DetailLine(label: "Next", text: SafeText(Wording.nextStep(of: far))),
        DetailLine(label: "E-mail", text: shown(record[RequestColumn.email])),
        DetailLine(label: "Person", text: shown(record[RequestColumn.person])),
        DetailLine(label: "Expected domain", text: shown(record[RequestColumn.domain])),
        DetailLine(label: "Expected tenant", text: shown(record[RequestColumn.tenant])),
        DetailLine(label: "Written", text: moment(record[RequestColumn.Number.createdAt], offset)),
        DetailLine(label: "By", text: shown(record[RequestColumn.by])),
        DetailLine(label: "Last sent", text: moment(record[RequestColumn.Number.lastSent], offset)),
        DetailLine(label: "Times sent", text: SafeText("\(record[RequestColumn.Number.timesSent])")),
    ]
    if !record[RequestColumn.lastError].isEmpty {
        lines.append(DetailLine(label: "Last error", text: shown(record[RequestColumn.lastError])))
    }
    if let sign {
        let customer = record[RequestColumn.customer]
        lines.insert(DetailLine(label: "Customer", text: shown(customer), ink: far.ink), at: 2)
        lines.insert(DetailLine(label: "Recognised", text: SafeText(Wording.phrase(for: sign))), at: 3)
    }
    if !record[RequestColumn.reason].isEmpty {
        lines.append(DetailLine(label: "Closed", text: shown(record[RequestColumn.reason])))
    }
    return lines
}

/// The letters to a user, once they were read.
private func historyDetails(_ record: Record, _ state: AppState) -> [DetailLine] {
    guard let letters = state.letters, letters.user == record.id, let list = letters.list else {
        return [DetailLine(label: "Letters", text: "reading…", ink: .muted)]
    }
    guard !list.isEmpty else { return [DetailLine(label: "Letters", text: "none yet", ink: .muted)] }
    return list.enumerated().map { place, record in
        let moment = (record.endedAt ?? record.notedAt).map { $0.minute(offset: state.profile.offset) } ?? "not begun"
        let words = record.words.isEmpty ? "" : ": \(record.words)"
        return DetailLine(
            label: place == 0 ? "Letters" : "",
            text: SafeText(
                "\(moment) \(Wording.phrase(for: record.letter.purpose)), \(Wording.phrase(for: record.state))\(words)"),
            ink: record.state == .unknown || record.state == .bounced ? .warning : .text)
    }
}

/// A text, or a dash where there is none.
func shown(_ text: String) -> SafeText { text.isEmpty ? "–" : SafeText(text) }

/// A moment to the minute, or a dash where there is none.
func moment(_ seconds: Int64, _ offset: Int64) -> SafeText {
    seconds == 0 ? "–" : SafeText(Timestamp(seconds: seconds).minute(offset: offset))
}
