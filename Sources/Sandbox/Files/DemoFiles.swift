import Core

/// Made-up data as the files a manager would have; lines come without their ends, names as hostile as they are.
package struct DemoFiles: Sendable {
    /// The portal's header of `Customers.csv`.
    package static let customersHeader = "Microsoft ID,Company name,Primary domain name,Relationship,Tags"
    /// The header of `contacts.csv`.
    package static let contactsHeader = "Tenant ID,E-mail,First name,Last name,Country,Phone"

    private let data: DemoData

    /// The files of made-up data.
    package init(_ data: DemoData) { self.data = data }

    /// Lines of today's `Customers.csv` for these rows.
    package func customers(in range: Range<Int>) -> [String] {
        data.rows(in: range, vanished: false) { row, _ in Self.customer(row) }
    }

    /// Lines of an earlier `Customers.csv`: the customers of these rows that today's no longer holds.
    package func earlierCustomers(in range: Range<Int>) -> [String] {
        data.rows(in: range, vanished: true) { row, _ in Self.customer(row) }
    }

    /// Lines of `contacts.csv` for today's customers of these rows that have an address.
    package func contacts(in range: Range<Int>) -> [String] {
        data.rows(in: range, vanished: false) { row, _ in row }
            .filter { !$0.contact.email.isEmpty }
            .map { row in
                let contact = row.contact
                return Self.line([
                    row.tenant.description, contact.email, contact.firstName, contact.lastName, contact.country,
                    contact.phone,
                ])
            }
    }

    private static func customer(_ row: DemoRow) -> String {
        line([row.tenant.description, row.rawName, row.domain, row.relationship, row.tags])
    }

    private static func line(_ fields: [String]) -> String {
        fields.map(quotedIfNeeded).joined(separator: ",")
    }

    /// Works on scalars: a quote with a mark behind it is no quote to `String`.
    private static func quotedIfNeeded(_ field: String) -> String {
        let needsQuotes = field.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }
        guard needsQuotes else { return field }
        var quoted = String.UnicodeScalarView()
        for scalar in field.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        return "\"" + String(quoted) + "\""
    }
}
