import Core
import Text

/// The order in which plans list customers and people.
enum PlanOrder {
    /// Plans of so many rows are put in the order of their names; larger ones stay in the store's, which is quicker.
    static let most = 20_000

    /// Customers in the order of their names; nameless ones come last, as in the list.
    static func byName(_ records: [Record]) -> [Record] {
        records.map { (key(of: $0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// People in the order of their companies.
    static func byCompany(_ people: [LetterRecipient]) -> [LetterRecipient] {
        people.map { (folded($0.company), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }

    private static func key(of record: Record) -> String {
        let name = folded(record[CustomerColumn.name])
        return name.isEmpty ? "\u{10FFFF}" : name
    }
}
