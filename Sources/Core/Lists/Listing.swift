/// The lists that the console and the commands show, search and sort.
package enum Listing: String, CaseIterable, Sendable {
    case customers, companies, invitations, requests, subscriptions

    /// What its rows hold, in the order in which records hold it.
    package var layout: ListLayout {
        switch self {
        case .customers: CustomerColumn.layout
        case .companies: CompanyColumn.layout
        case .invitations: InvitationColumn.layout
        case .requests: RequestColumn.layout
        case .subscriptions: SubscriptionColumn.layout
        }
    }

    /// The states that its pane shows at all; empty for all.
    package var shownStates: Set<UInt8> {
        self == .customers ? Set(PendingState.pending.map(\.rawValue)) : []
    }
}

extension Listing {
    /// The order in which its rows are shown before anybody chooses another.
    package var usualSort: ListSort {
        self == .subscriptions ? ListSort(.number(SubscriptionColumn.Number.hand.rawValue)) : .standard
    }
}

/// What the rows of a list hold.
///
/// The order is stored in the index: change its version with it.
package struct ListLayout: Equatable, Sendable {
    /// The names of the text columns, as queries write them; the first is the one the list is sorted by.
    package var texts: [String]
    /// The positions of the text columns that a plain search term looks in.
    package var searched: [Int]
    /// The names of the number columns; moments are seconds since 1970, 0 where there is none.
    package var numbers: [String]
    /// The positions of the number columns that count: there 0 is a number like any other, and nothing is a moment.
    package var counts: Set<Int>
    /// The positions of the number columns that say when something ends: there 0 means never, and comes after all days.
    package var ends: Set<Int> = []
    /// The position of the number column that `age:` looks at.
    package var age: Int
    /// The words of the states, by their code.
    package var states: [String]
    /// Other names of columns, as people read them in the pane, in lower case.
    package var aliases: [String: String] = [:]

    /// A number of a column as it is sorted.
    package func sorted(_ number: Int64, in column: Int) -> Int64 {
        number == 0 && ends.contains(column) ? .max : number
    }
}

/// One row of a list, as the index keeps it.
package struct Record: Equatable, Sendable {
    /// The store's number of the row.
    package var id: RowID
    /// The state's code.
    package var state: UInt8
    /// The reason's code; 0 where there is none.
    package var reason: UInt8
    /// The text columns, sanitised.
    package var texts: [String]
    /// The number columns.
    package var numbers: [Int64]

    /// A row.
    package init(id: RowID, state: UInt8, reason: UInt8, texts: [String], numbers: [Int64]) {
        self.id = id
        self.state = state
        self.reason = reason
        self.texts = texts
        self.numbers = numbers
    }
}
