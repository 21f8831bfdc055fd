import Core
import Text

/// The first record of a list: where its columns stand, and which list that makes it.
struct ListHeader: Equatable {
    /// The places of the columns that mean something.
    private(set) var places: [ColumnMeaning: Int] = [:]
    /// How many columns there are, without nameless ones at the end.
    let columnCount: Int
    /// How many fields the header has, with the nameless ones that spreadsheets add at the end.
    let fieldCount: Int
    /// Which list it is.
    let kind: ListFileKind

    /// How many of an unknown header's columns a message names.
    private static let shownColumns = 30
    private static let shownLength = 60

    /// Reads a header; `file` is for messages.
    init(_ titles: [String], file: String) throws(ListFileFailure) {
        let titles = titles.map { SafeText($0).value.trimmingBlanks }
        var isPlain = true
        fieldCount = titles.count
        columnCount = (titles.lastIndex { !$0.isEmpty } ?? -1) + 1
        for (place, title) in titles.prefix(columnCount).enumerated() {
            guard let meaning = ColumnMeaning(title: title) else {
                isPlain = false
                continue
            }
            if places.updateValue(place, forKey: meaning) != nil {
                throw .columnTwice(name: file, column: Self.shown(title))
            }
        }
        guard let kind = Self.kind(of: Set(places.keys), isPlain: isPlain) else {
            let columns = titles.prefix(columnCount).prefix(Self.shownColumns).map(Self.shown)
            throw .unknownHeader(name: file, columns: columns)
        }
        self.kind = kind
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
