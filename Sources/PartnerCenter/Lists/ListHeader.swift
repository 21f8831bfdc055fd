import Core
import Text

/// The first record of a list: where its columns stand, and which list that makes it.
struct ListHeader: Equatable {
    /// The places of the columns that mean something; of several that mean the same, the one that tells most first.
    private(set) var columns: [ColumnMeaning: [Int]] = [:]
    /// The columns' titles, sanitised.
    let titles: [String]
    /// How many columns there are, without nameless ones at the end.
    let columnCount: Int
    /// How many fields the header has, with the nameless ones that spreadsheets add at the end.
    let fieldCount: Int
    /// Which list it is.
    let kind: ListFileKind

    /// The first place of each meaning.
    var places: [ColumnMeaning: Int] { columns.compactMapValues(\.first) }

    /// How many of an unknown header's columns a message names.
    private static let shownColumns = 30
    private static let shownLength = 60

    /// Reads a header; `file` is for messages.
    init(_ titles: [String], file: String) throws(ListFileFailure) {
        let titles = titles.map { SafeText($0).value.trimmingBlanks }
        self.titles = titles
        fieldCount = titles.count
        columnCount = (titles.lastIndex { !$0.isEmpty } ?? -1) + 1
        var found: [ColumnMeaning: [(rank: Int, place: Int)]] = [:]
        var isPlain = true
        for (place, title) in titles.prefix(columnCount).enumerated() {
            if let column = ColumnMeaning.ranked(title: title) {
                found[column.meaning, default: []].append((column.rank, place))
            } else {
                isPlain = false
            }
        }
        guard let kind = Self.kind(of: Set(found.keys), isPlain: isPlain) else {
            let columns = titles.prefix(columnCount).prefix(Self.shownColumns).map(Self.shown)
            throw .unknownHeader(name: file, columns: columns)
        }
        self.kind = kind
        columns = found.mapValues { $0.sorted { $0 < $1 }.map(\.place) }
        if let (first, second) = Self.rivals(among: found, kind) {
            throw .columnTwice(name: file, first: Self.shown(titles[first]), second: Self.shown(titles[second]))
        }
    }

    /// The first two columns of which nobody can say which one counts; nil when there are none.
    ///
    /// Exports of subscriptions have several names and ids side by side, which fill each other. That they name two
    /// tenants is another matter.
    private static func rivals(
        among found: [ColumnMeaning: [(rank: Int, place: Int)]], _ kind: ListFileKind
    ) -> (Int, Int)? {
        var rivals: [(Int, Int)] = []
        for (meaning, columns) in found {
            let isLenient = kind == .subscriptions && meaning != .tenant
            for (index, column) in columns.enumerated() {
                let earlier = columns[..<index].first { !isLenient || $0.rank == column.rank }
                if let earlier { rivals.append((earlier.place, column.place)) }
            }
        }
        return rivals.min { $0.1 < $1.1 }
    }

    /// Which list has columns of these meanings; nil when none has.
    ///
    /// Subscriptions have a tenant, and an offer or an id of their own. Customers have a tenant and a name. Prospects have a name and an address, and at most an expected tenant. Contacts have an address, a tenant or domain, and nothing of the company.
    private static func kind(of meanings: Set<ColumnMeaning>, isPlain: Bool) -> ListFileKind? {
        if meanings.contains(.tenant), !meanings.isDisjoint(with: [.offer, .subscriptionName, .offerID]) {
            return .subscriptions
        }
        if meanings.isSuperset(of: [.tenant, .name]) {
            return .customers(complete: isPlain && meanings == ColumnMeaning.portal)
        }
        if meanings.isSuperset(of: [.name, .email]), meanings.isDisjoint(with: [.tenant, .relationship]) {
            return .prospects
        }
        let isKeyed = meanings.contains(.tenant) || meanings.contains(.domain)
        let isOfCompany = meanings.contains(.name) || meanings.contains(.relationship)
        return isKeyed && meanings.contains(.email) && !isOfCompany ? .contacts : nil
    }

    private static func shown(_ title: String) -> String { String(title.prefix(shownLength)) }
}
