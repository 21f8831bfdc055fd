import Core
import Panes
import Screen
import Text

/// A tenant by a small number.
func tenant(_ number: Int) -> TenantID { TenantID(high: 0xC0, low: UInt64(number)) }

/// The moment at which tests take place: 2026-11-23 12:00 UTC.
let noon = Timestamp(seconds: 1_795_435_200)

/// A row of the customer list.
func customerRow(
    _ number: Int, _ state: PendingState = .ready, _ reason: StandingReason = .none, name: String? = nil,
    namesake: Int64 = 0, relationship: String = "", level: MatchLevel = .none, companies: String = ""
) -> Record {
    var texts = [String](repeating: "", count: CustomerColumn.allCases.count)
    texts[CustomerColumn.name.rawValue] = name ?? "Contoso \(number)"
    texts[CustomerColumn.domain.rawValue] = "contoso\(number).example"
    texts[CustomerColumn.tenant.rawValue] = tenant(number).description
    texts[CustomerColumn.contact.rawValue] = "Anna Berg"
    texts[CustomerColumn.firstName.rawValue] = "Anna"
    texts[CustomerColumn.lastName.rawValue] = "Berg"
    texts[CustomerColumn.email.rawValue] = reason == .needsContact ? "" : "anna@contoso\(number).example"
    texts[CustomerColumn.relationship.rawValue] = relationship
    texts[CustomerColumn.level.rawValue] = level.rawValue
    texts[CustomerColumn.companies.rawValue] = companies
    return Record(
        id: RowID(UInt32(number)), state: state.rawValue, reason: reason.rawValue, texts: texts,
        numbers: [noon.seconds - Int64(number) * 86400, 0, namesake])
}

/// A row of the company list.
func companyRow(
    _ number: Int, _ state: CompanyState = .confirmed, _ reason: StandingReason = .none, name: String? = nil,
    status: String = ""
) -> Record {
    var texts = [String](repeating: "", count: CompanyColumn.allCases.count)
    texts[CompanyColumn.name.rawValue] = name ?? "Fabrikam \(number)"
    texts[CompanyColumn.id.rawValue] = "c\(number)"
    texts[CompanyColumn.domain.rawValue] = "fabrikam\(number).example"
    texts[CompanyColumn.status.rawValue] = status
    texts[CompanyColumn.informed.rawValue] = InvitationState.perhapsTold.word
    texts[CompanyColumn.tenant.rawValue] = state == .unlinked ? "" : tenant(number).description
    return Record(
        id: RowID(UInt32(number)), state: state.rawValue, reason: reason.rawValue, texts: texts,
        numbers: [noon.seconds])
}

/// A row of the invitation list.
func invitationRow(_ number: Int) -> Record {
    Record(
        id: RowID(UInt32(number)), state: InvitationState.neverTold.rawValue, reason: 0,
        texts: [
            "anna@fabrikam\(number).example", "Fabrikam \(number)", "Anna Berg", "c\(number)", "SYS_ADMIN",
            "inactive", "",
        ],
        numbers: [noon.seconds, 0, 0, 0])
}

/// A list of a few hundred rows that answers by going through them one by one.
func naiveSnapshot(_ listing: Listing, _ records: [Record], version: UInt64 = 1) -> ListSnapshot {
    let ordered = records.sorted { isBefore($0, $1, .standard, listing.layout) }
    let codes = listing.layout.states.indices.map { code in records.count { Int($0.state) == code } }
    let answer = { @Sendable (question: ListQuestion) -> [Int] in
        ordered.indices.filter { index in
            (question.states.isEmpty || question.states.contains(ordered[index].state))
                && question.query.matches(ordered[index], in: listing.layout)
        }.sorted { isBefore(ordered[$0], ordered[$1], question.sort, listing.layout) }
    }
    return ListSnapshot(
        listing: listing, version: version, total: records.count, stateCounts: codes,
        record: { ordered[Int($0.number)] }, recordOf: { row in ordered.first { $0.id == row } },
        answer: { question, _ in
            let slots = answer(question)
            return ListAnswer(
                question: question, version: version, count: slots.count, slot: { RowSlot(UInt32(slots[$0])) },
                position: { row in slots.firstIndex { ordered[$0].id == row } })
        }, rows: { RowSet(answer($0.question).map { ordered[$0].id }) },
        presence: { rows, given in
            let shown = answer(given.question).count { rows.contains(ordered[$0].id) }
            let known = answer(ListQuestion(states: given.question.states))
            return (shown, known.count { rows.contains(ordered[$0].id) })
        })
}

private func isBefore(_ left: Record, _ right: Record, _ sort: ListSort, _ layout: ListLayout) -> Bool {
    let (one, other) = sort.descending ? (right, left) : (left, right)
    switch sort.key {
    case .text(let column) where folded(left.texts[column]) != folded(right.texts[column]):
        return folded(one.texts[column]) < folded(other.texts[column])
    case .number(let column) where left.numbers[column] != right.numbers[column]:
        return layout.sorted(one.numbers[column], in: column) < layout.sorted(other.numbers[column], in: column)
    case .state where left.state != right.state: return one.state < other.state
    default:
        let names = (folded(left.texts[0]), folded(right.texts[0]))
        return names.0 == names.1 ? left.id < right.id : names.0 < names.1
    }
}
