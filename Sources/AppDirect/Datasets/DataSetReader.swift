package import Core
import Synchronization
import Text

/// Reads data sets back: companies as customers, and their first users as contacts.
package enum DataSetReader {
    /// The customers of a file of companies; who the members are tells in which country an address is.
    package static func companies(
        _ path: String, memberships: String? = nil, name: String? = nil
    ) throws(ListFileFailure) -> ListFile {
        let name = name ?? usualName(of: path)
        let countries = try memberships.map { path throws(ListFileFailure) in try billingCountries(path) } ?? [:]
        let table = Mutex(try DataSetTable(path, name: name))
        return ListFile(
            kind: .customers(complete: false), name: name,
            next: { count throws(ListFileFailure) in
                table.withLock { table in
                    var lines: [ListLine] = []
                    while lines.count < count, let row = table.next() { lines.append(customer(row, countries)) }
                    return lines
                }
            }, progress: { nil })
    }

    /// The contacts that a file of users and one of memberships tell together, named by the second.
    ///
    /// A company has one first user: of its members an administrator goes before all others.
    package static func contacts(users: String, memberships: String) throws(ListFileFailure) -> ListFile {
        let name = usualName(of: memberships)
        var table = try DataSetTable(users, name: usualName(of: users))
        let people = Dictionary(
            table.rest().filter { $0.problem == nil }.map { ($0.text("EXTERNAL_ID"), person($0)) },
            uniquingKeysWith: { first, _ in first })
        table = try DataSetTable(memberships, name: name)
        let rows = table.rest()
        let isAdministrator = { (row: DataSetTable.Row) in row.text("SYS_ADMIN").uppercased() == "TRUE" }
        let ordered = rows.filter(isAdministrator) + rows.filter { !isAdministrator($0) }
        let rest = Mutex(ordered.map { contact($0, people) }[...])
        return ListFile(
            kind: .contacts, name: name,
            next: { count throws(ListFileFailure) in
                rest.withLock { rest in
                    defer { rest = rest.dropFirst(count) }
                    return Array(rest.prefix(count))
                }
            }, progress: { nil })
    }

    private static func usualName(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    private static func billingCountries(_ path: String) throws(ListFileFailure) -> [TenantID: String] {
        var table = try DataSetTable(path, name: usualName(of: path))
        var countries: [TenantID: String] = [:]
        while let row = table.next() {
            let country = row.text("BILLING_COUNTRY")
            guard !country.isEmpty, let tenant = try? row.tenant("COMPANY_EXTERNAL_ID") else { continue }
            if countries[tenant] == nil { countries[tenant] = country }
        }
        return countries
    }

    private static func customer(_ row: DataSetTable.Row, _ countries: [TenantID: String]) -> ListLine {
        do throws(RejectedLine.Reason) {
            let tenant = try row.tenant("EXTERNAL_ID")
            var address = PostalAddress(
                street: row.text("STREET1"), street2: row.text("STREET2"), city: row.text("CITY"),
                state: row.text("STATE"), postalCode: row.text("ZIP"))
            let hasAddress = !address.isEmpty
            address.country = countries[tenant] ?? row.text("COUNTRY")
            return .customer(
                CustomerLine(
                    line: row.line, tenant: tenant, name: row.text("NAME"), domain: "", relationship: nil, tags: nil,
                    contact: Contact(country: row.text("COUNTRY"), phone: row.text("PHONE")),
                    background: CustomerBackground(address: hasAddress ? address : nil)))
        } catch {
            return .rejected(RejectedLine(line: row.line, reason: error))
        }
    }

    private static func person(_ row: DataSetTable.Row) -> Contact {
        Contact(
            email: row.text("EMAIL_ADDRESS"), firstName: row.text("FIRST_NAME"), lastName: row.text("LAST_NAME"))
    }

    private static func contact(_ row: DataSetTable.Row, _ people: [String: Contact]) -> ListLine {
        do throws(RejectedLine.Reason) {
            let tenant = try row.tenant("COMPANY_EXTERNAL_ID")
            let user = row.text("USER_EXTERNAL_ID")
            guard let person = people[user] else { throw .noUser(String(user.prefix(100))) }
            guard EmailAddress(person.email) != nil else {
                throw .malformedEmail(String(person.email.prefix(100)))
            }
            return .contact(ContactLine(line: row.line, key: .tenant(tenant), contact: person))
        } catch {
            return .rejected(RejectedLine(line: row.line, reason: error))
        }
    }
}
