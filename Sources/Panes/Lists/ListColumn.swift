import Core
import Screen
import Text

/// One column of a list pane: where its text comes from and how it looks.
struct ListColumn: Sendable {
    /// The title above it.
    var title: SafeText
    /// How wide it may become.
    var width: ColumnWidth
    /// On which side its texts stand.
    var alignment: TextAlignment = .leading
    /// What it is sorted by; nil when it can't be.
    var sort: ListSort.Key?
    /// Whether search terms are marked in it.
    var isSearched = false
    /// The text of a row.
    var text: @Sendable (Record, Look) -> SafeText
    /// The ink of a row.
    var ink: @Sendable (Record) -> Ink = { _ in .text }

    /// When rows are looked at.
    struct Look {
        /// Seconds east of UTC, by which moments are shown.
        var offset: Int64
        /// The day of today in UTC.
        var today: Day

        /// For days that are shown as they were written.
        static let utc = Look(offset: 0, today: Day(0))
    }
}

extension Listing {
    /// The columns that a pane shows, from left to right.
    var columns: [ListColumn] {
        switch self {
        case .customers: customerColumns
        case .companies: companyColumns
        case .invitations: invitationColumns
        case .requests: requestColumns
        case .subscriptions: subscriptionColumns
        }
    }
}

/// The columns of Pending Companies.
private let customerColumns: [ListColumn] = [
    ListColumn(
        title: "Company", width: ColumnWidth(least: 18, wanted: 26, growth: 4),
        sort: .text(CustomerColumn.name.rawValue),
        isSearched: true, text: { record, _ in named(record[CustomerColumn.name]) },
        ink: { $0[CustomerColumn.name].isEmpty ? .muted : .strong }),
    ListColumn(
        title: "State", width: ColumnWidth(least: 11), sort: .state,
        text: { record, _ in PendingState(rawValue: record.state)?.label ?? "" },
        ink: { PendingState(rawValue: $0.state)?.ink ?? .text }),
    ListColumn(
        title: "Why", width: ColumnWidth(least: 22, wanted: 28, growth: 1, rank: 2),
        text: { record, _ in SafeText(Wording.phrase(for: StandingReason(rawValue: record.reason) ?? .none)) },
        ink: { _ in .muted }),
    ListColumn(
        title: "Domain", width: ColumnWidth(least: 14, wanted: 28, growth: 3, rank: 4),
        sort: .text(CustomerColumn.domain.rawValue), isSearched: true,
        text: { record, _ in SafeText(record[CustomerColumn.domain]) }),
    ListColumn(
        title: "Contact e-mail", width: ColumnWidth(least: 16, wanted: 30, growth: 3, rank: 3),
        sort: .text(CustomerColumn.email.rawValue), isSearched: true,
        text: { record, _ in SafeText(record[CustomerColumn.email]) }),
    ListColumn(
        title: "Country", width: ColumnWidth(least: 7, rank: 6), sort: .text(CustomerColumn.country.rawValue),
        text: { record, _ in SafeText(record[CustomerColumn.country]) }, ink: { _ in .muted }),
    ListColumn(
        title: "First seen", width: ColumnWidth(least: 10, rank: 5), alignment: .trailing,
        sort: .number(CustomerColumn.Number.firstSeen.rawValue),
        text: { record, look in day(record[CustomerColumn.Number.firstSeen], look) }, ink: { _ in .muted }),
]

/// The columns of Companies.
private let companyColumns: [ListColumn] = [
    ListColumn(
        title: "Company", width: ColumnWidth(least: 16, wanted: 30, growth: 4),
        sort: .text(CompanyColumn.name.rawValue),
        isSearched: true, text: { record, _ in named(record[CompanyColumn.name]) }, ink: { _ in .strong }),
    ListColumn(
        title: "Tenant", width: ColumnWidth(least: 12), sort: .state,
        text: { record, _ in CompanyState(rawValue: record.state)?.label ?? "" },
        ink: { CompanyState(rawValue: $0.state)?.ink ?? .text }),
    ListColumn(
        title: "Domain", width: ColumnWidth(least: 16, wanted: 28, growth: 3, rank: 3),
        sort: .text(CompanyColumn.domain.rawValue), isSearched: true,
        text: { record, _ in SafeText(record[CompanyColumn.domain]) }),
    ListColumn(
        title: "Administrator", width: ColumnWidth(least: 18, wanted: 30, growth: 3, rank: 2),
        sort: .text(CompanyColumn.email.rawValue), isSearched: true,
        text: { record, _ in SafeText(record[CompanyColumn.email]) }),
    ListColumn(
        title: "Informed", width: ColumnWidth(least: 12, rank: 4), sort: .text(CompanyColumn.informed.rawValue),
        text: { record, _ in SafeText(Wording.phrase(forInformed: record[CompanyColumn.informed])) }),
    ListColumn(
        title: "Status", width: ColumnWidth(least: 9, rank: 6), sort: .text(CompanyColumn.status.rawValue),
        text: { record, _ in SafeText(Wording.phrase(forStatus: record[CompanyColumn.status])) }, ink: { _ in .muted }),
    ListColumn(
        title: "Created", width: ColumnWidth(least: 10, rank: 5), alignment: .trailing,
        sort: .number(CompanyColumn.Number.createdAt.rawValue),
        text: { record, look in day(record[CompanyColumn.Number.createdAt], look) }, ink: { _ in .muted }),
]

/// The columns of Manage Invitations.
private let invitationColumns: [ListColumn] = [
    ListColumn(
        title: "Administrator", width: ColumnWidth(least: 20, wanted: 32, growth: 3),
        sort: .text(InvitationColumn.email.rawValue), isSearched: true,
        text: { record, _ in SafeText(record[InvitationColumn.email]) }, ink: { _ in .strong }),
    ListColumn(
        title: "State", width: ColumnWidth(least: 15), sort: .state,
        text: { record, _ in InvitationState(rawValue: record.state)?.label ?? "" },
        ink: { InvitationState(rawValue: $0.state)?.ink ?? .text }),
    ListColumn(
        title: "Company", width: ColumnWidth(least: 16, wanted: 30, growth: 4, rank: 1),
        sort: .text(InvitationColumn.company.rawValue), isSearched: true,
        text: { record, _ in named(record[InvitationColumn.company]) }),
    ListColumn(
        title: "Created", width: ColumnWidth(least: 10, rank: 3), alignment: .trailing,
        sort: .number(InvitationColumn.Number.createdAt.rawValue),
        text: { record, look in day(record[InvitationColumn.Number.createdAt], look) }, ink: { _ in .muted }),
    ListColumn(
        title: "Last sent", width: ColumnWidth(least: 10, rank: 2), alignment: .trailing,
        sort: .number(InvitationColumn.Number.lastSent.rawValue),
        text: { record, look in day(record[InvitationColumn.Number.lastSent], look) }, ink: { _ in .muted }),
    ListColumn(
        title: "Sent", width: ColumnWidth(least: 4, rank: 4), alignment: .trailing,
        sort: .number(InvitationColumn.Number.timesSent.rawValue),
        text: { record, _ in SafeText(Wording.grouped(Int(record[InvitationColumn.Number.timesSent]))) },
        ink: { _ in .muted }),
    ListColumn(
        title: "Reminder due", width: ColumnWidth(least: 12, rank: 5), alignment: .trailing,
        sort: .number(InvitationColumn.Number.reminderDue.rawValue),
        text: { record, look in day(record[InvitationColumn.Number.reminderDue], look) }, ink: { _ in .muted }),
    ListColumn(
        title: "Last error", width: ColumnWidth(least: 14, wanted: 30, growth: 2, rank: 6),
        sort: .text(InvitationColumn.lastError.rawValue),
        text: { record, _ in SafeText(record[InvitationColumn.lastError]) }, ink: { _ in .warning }),
]

/// The columns of Requests.
private let requestColumns: [ListColumn] = [
    ListColumn(
        title: "Company", width: ColumnWidth(least: 16, wanted: 26, growth: 4),
        sort: .text(RequestColumn.company.rawValue), isSearched: true,
        text: { record, _ in named(record[RequestColumn.company]) }, ink: { _ in .strong }),
    ListColumn(
        title: "State", width: ColumnWidth(least: 16), sort: .state,
        text: { record, _ in RequestState(rawValue: record.state)?.label ?? "" },
        ink: { RequestState(rawValue: $0.state)?.ink ?? .text }),
    ListColumn(
        title: "E-mail", width: ColumnWidth(least: 18, wanted: 30, growth: 3, rank: 1),
        sort: .text(RequestColumn.email.rawValue), isSearched: true,
        text: { record, _ in SafeText(record[RequestColumn.email]) }),
    ListColumn(
        title: "Expected domain", width: ColumnWidth(least: 15, wanted: 24, growth: 2, rank: 4),
        sort: .text(RequestColumn.domain.rawValue), isSearched: true,
        text: { record, _ in SafeText(record[RequestColumn.domain]) }),
    ListColumn(
        title: "Written", width: ColumnWidth(least: 10, rank: 3), alignment: .trailing,
        sort: .number(RequestColumn.Number.createdAt.rawValue),
        text: { record, look in day(record[RequestColumn.Number.createdAt], look) }, ink: { _ in .muted }),
    ListColumn(
        title: "Last sent", width: ColumnWidth(least: 10, rank: 2), alignment: .trailing,
        sort: .number(RequestColumn.Number.lastSent.rawValue),
        text: { record, look in day(record[RequestColumn.Number.lastSent], look) }, ink: { _ in .muted }),
    ListColumn(
        title: "Sent", width: ColumnWidth(least: 4, rank: 5), alignment: .trailing,
        sort: .number(RequestColumn.Number.timesSent.rawValue),
        text: { record, _ in SafeText(Wording.grouped(Int(record[RequestColumn.Number.timesSent]))) },
        ink: { _ in .muted }),
]

/// A name, or a word where there is none.
func named(_ name: String) -> SafeText { name.isEmpty ? "(no name)" : SafeText(name) }

/// The day of a moment; a dash where there is none.
func day(_ seconds: Int64, _ look: ListColumn.Look) -> SafeText {
    seconds == 0 ? "–" : SafeText(Timestamp(seconds: seconds).day(offset: look.offset))
}
