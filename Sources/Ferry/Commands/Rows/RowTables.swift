import Core
import Panes

/// The rows of the lists as columns of text.
enum RowTables {
    /// The columns of the customer list.
    static let customerColumns = [
        TextTable.Column(title: "name"), TextTable.Column(title: "domain", limit: 30),
        TextTable.Column(title: "state"), TextTable.Column(title: "reason"),
        TextTable.Column(title: "contact e-mail", limit: 32), TextTable.Column(title: "tenant id", shrinks: false),
    ]

    /// A customer.
    static func customer(_ record: Record) -> [String] {
        [
            record[CustomerColumn.name], record[CustomerColumn.domain],
            PendingState(rawValue: record.state)?.word ?? "",
            Wording.phrase(for: StandingReason(rawValue: record.reason) ?? .none), record[CustomerColumn.email],
            record[CustomerColumn.tenant],
        ]
    }

    /// The columns of the company list.
    static let companyColumns = [
        TextTable.Column(title: "name"), TextTable.Column(title: "id", shrinks: false),
        TextTable.Column(title: "status"),
        TextTable.Column(title: "tenant"), TextTable.Column(title: "administrator", limit: 32),
        TextTable.Column(title: "informed"), TextTable.Column(title: "created", shrinks: false),
    ]

    /// A company.
    static func company(_ record: Record) -> [String] {
        [
            record[CompanyColumn.name], record[CompanyColumn.id],
            Wording.phrase(forStatus: record[CompanyColumn.status]),
            CompanyState(rawValue: record.state)?.word ?? "", record[CompanyColumn.email],
            Wording.phrase(forInformed: record[CompanyColumn.informed]), day(record[CompanyColumn.Number.createdAt]),
        ]
    }

    /// The columns of the invitation list.
    static let invitationColumns = [
        TextTable.Column(title: "e-mail"), TextTable.Column(title: "company"), TextTable.Column(title: "state"),
        TextTable.Column(title: "last sent"), TextTable.Column(title: "times", isNumber: true),
        TextTable.Column(title: "reminder due"),
    ]

    /// An invitation.
    static func invitation(_ record: Record) -> [String] {
        [
            record[InvitationColumn.email], record[InvitationColumn.company],
            InvitationState(rawValue: record.state)?.word ?? "", day(record[InvitationColumn.Number.lastSent]),
            String(record[InvitationColumn.Number.timesSent]), day(record[InvitationColumn.Number.reminderDue]),
        ]
    }

    /// The columns of the list of requests.
    static let requestColumns = [
        TextTable.Column(title: "id", isNumber: true), TextTable.Column(title: "company"),
        TextTable.Column(title: "e-mail", limit: 32), TextTable.Column(title: "state"),
        TextTable.Column(title: "domain", limit: 30), TextTable.Column(title: "written", shrinks: false),
        TextTable.Column(title: "last sent"), TextTable.Column(title: "times", isNumber: true),
    ]

    /// A request.
    static func request(_ record: Record) -> [String] {
        [
            String(record.id.number), record[RequestColumn.company], record[RequestColumn.email],
            RequestState(rawValue: record.state)?.word ?? "", record[RequestColumn.domain],
            day(record[RequestColumn.Number.createdAt]), day(record[RequestColumn.Number.lastSent]),
            String(record[RequestColumn.Number.timesSent]),
        ]
    }

    /// The columns of the list of subscriptions.
    static let subscriptionColumns = [
        TextTable.Column(title: "company"), TextTable.Column(title: "offer", limit: 40),
        TextTable.Column(title: "programme"), TextTable.Column(title: "seats", isNumber: true),
        TextTable.Column(title: "users", isNumber: true),
        TextTable.Column(title: "state"), TextTable.Column(title: "ends/renews", shrinks: false),
        TextTable.Column(title: "replacement", limit: 34), TextTable.Column(title: "licences"),
        TextTable.Column(title: "id", shrinks: false),
    ]

    /// A subscription.
    static func subscription(_ record: Record) -> [String] {
        let number = { (column: SubscriptionColumn.Number) in record[column] < 0 ? "" : String(record[column]) }
        return [
            record[SubscriptionColumn.company], record[SubscriptionColumn.offer], record[SubscriptionColumn.program],
            number(.quantity), number(.users), SubscriptionState(rawValue: record.state)?.word ?? "",
            day(record[SubscriptionColumn.Number.endsOn]), Wording.replacement(record),
            record[SubscriptionColumn.licences], record[SubscriptionColumn.id],
        ]
    }

    private static func day(_ seconds: Int64) -> String {
        seconds == 0 ? "" : Timestamp(seconds: seconds).day()
    }
}
