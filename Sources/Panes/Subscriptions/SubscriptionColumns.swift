import Core
import Screen
import Text

/// The columns of Subscriptions.
let subscriptionColumns: [ListColumn] = [
    ListColumn(
        title: "Company", width: ColumnWidth(least: 14, wanted: 26, growth: 3),
        sort: .text(SubscriptionColumn.company.rawValue), isSearched: true,
        text: { record, _ in named(record[SubscriptionColumn.company]) }, ink: { _ in .strong }),
    ListColumn(
        title: "Offer", width: ColumnWidth(least: 13, wanted: 32, growth: 4, rank: 1),
        sort: .text(SubscriptionColumn.offer.rawValue), isSearched: true,
        text: { record, _ in SafeText(record[SubscriptionColumn.offer]) }),
    ListColumn(
        title: "Programme", width: ColumnWidth(least: 14, rank: 7), sort: .text(SubscriptionColumn.program.rawValue),
        isSearched: true, text: { record, _ in SafeText(record[SubscriptionColumn.program]) }, ink: { _ in .muted }),
    ListColumn(
        title: "Seats", width: ColumnWidth(least: 5, rank: 6), alignment: .trailing,
        sort: .number(SubscriptionColumn.Number.quantity.rawValue),
        text: { record, _ in counted(record[SubscriptionColumn.Number.quantity]) }, ink: { _ in .muted }),
    ListColumn(
        title: "Users", width: ColumnWidth(least: 5, rank: 8), alignment: .trailing,
        sort: .number(SubscriptionColumn.Number.users.rawValue),
        text: { record, _ in counted(record[SubscriptionColumn.Number.users]) }, ink: { _ in .muted }),
    // In the order of what needs a hand first, which is how the pane opens.
    ListColumn(
        title: "State", width: ColumnWidth(least: 10), sort: .number(SubscriptionColumn.Number.hand.rawValue),
        text: { record, _ in SubscriptionState(rawValue: record.state)?.label ?? "" },
        ink: { ink(of: $0) }),
    ListColumn(
        title: "Ends/renews", width: ColumnWidth(least: 11), alignment: .trailing,
        sort: .number(SubscriptionColumn.Number.endsOn.rawValue),
        text: { record, _ in
            SubscriptionState(rawValue: record.state) == .endless
                ? "never" : day(record[SubscriptionColumn.Number.endsOn], .utc)
        }, ink: { _ in .muted }),
    ListColumn(
        title: "Left", width: ColumnWidth(least: 8, rank: 2), alignment: .trailing,
        sort: .number(SubscriptionColumn.Number.endsOn.rawValue),
        text: { record, look in SafeText(Wording.daysLeft(record, on: look.today)) }, ink: { ink(of: $0) }),
    ListColumn(
        title: "Grace", width: ColumnWidth(least: 16, rank: 4),
        sort: .number(SubscriptionColumn.Number.until.rawValue),
        text: { record, look in SafeText(Wording.grace(record, on: look.today)) }, ink: { ink(of: $0) }),
    ListColumn(
        title: "Replacement", width: ColumnWidth(least: 14, wanted: 32, growth: 2, rank: 5),
        sort: .text(SubscriptionColumn.cover.rawValue),
        text: { record, _ in SafeText(Wording.replacement(record)) }, ink: { _ in .muted }),
    ListColumn(
        title: "Licences", width: ColumnWidth(least: 8, rank: 3), sort: .text(SubscriptionColumn.licences.rawValue),
        text: { record, _ in
            let word = record[SubscriptionColumn.licences]
            return word.isEmpty ? "–" : SafeText(word)
        },
        ink: { record in
            switch record[SubscriptionColumn.licences] {
            case LicenceWork.due.word: needsHand(record) ? .warning : .text
            case LicenceWork.done.word: .ok
            default: .muted
            }
        }),
]

/// How many, or a dash where nobody said.
private func counted(_ number: Int64) -> SafeText { number < 0 ? "–" : SafeText(Wording.grouped(Int(number))) }

/// Whether a row of the list needs a hand.
func needsHand(_ record: Record) -> Bool {
    record[SubscriptionColumn.Number.hand] <= SubscriptionStanding.lastHand
}

/// The ink of a row's state: no alarm where nobody has to do anything.
private func ink(of record: Record) -> Ink {
    let state = SubscriptionState(rawValue: record.state) ?? .unclear
    guard needsHand(record) else { return state == .renews ? .ok : .muted }
    switch state {
    case .disabled: return .error
    case .expired, .ending: return .warning
    default: return .pending
    }
}

extension SubscriptionState {
    /// The state as a glyph and a word.
    var label: SafeText {
        let glyph =
            switch self {
            case .expired: "!"
            case .disabled: "✗"
            case .ending: "▶"
            case .ends: "●"
            case .unclear: "?"
            case .renews: "✓"
            case .endless: "="
            case .deleted: "–"
            }
        return SafeText("\(glyph) \(word)")
    }
}
