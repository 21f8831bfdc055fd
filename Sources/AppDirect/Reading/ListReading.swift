import Core
import Text
import Transfer

/// A page of one of AppDirect's lists: `{content: […], page: {number, size, totalElements, totalPages}}`.
struct ListReading: Sendable {
    /// The rows.
    let rows: [JSONValue]
    /// How many rows there are in all; nil when it does not say.
    let total: Int?
    /// Whether this is the last page.
    let isLast: Bool

    /// Reads a page; nil when it has no rows at all, not even none.
    ///
    /// Where it doesn't say how many pages there are, only a page without rows is the last one: a service may give
    /// fewer than it was asked for.
    init?(_ value: JSONValue, number: Int) {
        guard value["content"].isList else { return nil }
        rows = value["content"].items
        let page = value["page"]
        total = page["totalElements"].integer
        if let pages = page["totalPages"].integer {
            isLast = number + 1 >= pages
        } else if let total, let size = page["size"].integer, size > 0 {
            isLast = number + 1 >= (total - 1) / size + 1
        } else {
            isLast = rows.isEmpty
        }
    }
}

/// A page of the list of companies.
struct CompanyRows: Equatable, Sendable {
    /// The companies.
    var rows: [CompanyReading] = []
    /// Rows that are no companies, each with the reason.
    var unreadable: [String] = []
    /// How many companies there are in all; nil when it does not say.
    var total: Int?
    /// Whether this is the last page.
    var isLast: Bool

    /// Reads the rows of a page.
    init(_ page: ListReading, number: Int, field: TenantField) {
        total = page.total
        isLast = page.isLast
        for (index, row) in page.rows.enumerated() {
            if let reading = CompanyReading(row, field: field, isRead: false) {
                rows.append(reading)
            } else {
                let name = row.words("name")
                unreadable.append(
                    "row \(index + 1) of page \(number) has no id" + (name.isEmpty ? "" : ": \(name)"))
            }
        }
    }
}
