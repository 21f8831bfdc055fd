import Core
import Text

/// Makes a list's line of a record, by the places its header told.
struct ListRowReader {
    private let kind: ListFileKind
    private let columnCount: Int
    private let fieldCount: Int
    private let tenant: Int?
    private let name: Int?
    private let domain: Int?
    private let relationship: Int?
    private let tags: Int?
    private let email: Int?
    private let firstName: Int?
    private let lastName: Int?
    private let country: Int?
    private let phone: Int?
    private let expectedTenant: Int?
    private let culture: Int?
    private let domains: Int?
    private let subscriptions: SubscriptionCells
    /// The last relationship's word: most rows repeat it.
    private var knownRelationship: (word: String, value: Relationship) = ("", .none)

    /// A reader of the rows below a header.
    init(_ header: ListHeader) {
        kind = header.kind
        columnCount = header.columnCount
        fieldCount = header.fieldCount
        let places = header.places
        tenant = places[.tenant]
        name = places[.name]
        domain = places[.domain]
        relationship = places[.relationship]
        tags = places[.tags]
        email = places[.email]
        firstName = places[.firstName]
        lastName = places[.lastName]
        country = places[.country]
        phone = places[.phone]
        expectedTenant = places[.expectedTenant]
        culture = places[.culture]
        domains = places[.domains]
        subscriptions = SubscriptionCells(header)
    }

    /// The line of a record; a refused one when the record can't be used.
    mutating func line(_ record: CSVRecord) -> ListLine {
        if record.problem == .openQuote { return rejected(record, .openQuote) }
        if record.problem == .badEncoding { return rejected(record, .badEncoding) }
        if let reason = wrongCount(record.fields) { return rejected(record, reason) }
        return switch kind {
        case .customers: customer(record)
        case .contacts: contact(record)
        case .prospects: prospect(record)
        // Such a list has a header of its own, which this reader never sees.
        case .results: rejected(record, .noResult)
        case .subscriptions: subscription(record)
        }
    }

    /// What is wrong with the number of fields; nil when it is the header's.
    ///
    /// A comma too many shifts the fields, and an empty last one would hide that: empty columns at the end are taken
    /// only where the header has them too.
    private func wrongCount(_ fields: [String]) -> RejectedLine.Reason? {
        guard fields.count == fieldCount else {
            return .wrongColumnCount(found: fields.count, expected: fieldCount)
        }
        guard let last = fields[columnCount...].lastIndex(where: { !Cell.text($0).isEmpty }) else { return nil }
        return .wrongColumnCount(found: last + 1, expected: columnCount)
    }

    private mutating func customer(_ record: CSVRecord) -> ListLine {
        let fields = record.fields
        switch tenant(in: fields, at: tenant) {
        case .missing: return rejected(record, .noTenant)
        case .malformed(let text): return rejected(record, .malformedTenant(text))
        case .found(let id):
            return .customer(
                CustomerLine(
                    line: record.line, tenant: id, name: text(fields, name),
                    domain: domain.map { Cell.domain(fields[$0]) } ?? "",
                    relationship: relationship.map { relationship(fields[$0]) },
                    tags: tags.map { Cell.text(fields[$0]) }, contact: person(in: fields),
                    background: background(in: fields)))
        }
    }

    /// What most lists don't have.
    private func background(in fields: [String]) -> CustomerBackground? {
        guard domains != nil || culture != nil else { return nil }
        let words = domains.map { Cell.domain(fields[$0]).split { " ,;".contains($0) }.map(String.init) }
        return CustomerBackground(domains: words ?? [], culture: text(fields, culture))
    }

    private func contact(_ record: CSVRecord) -> ListLine {
        var contact = person(in: record.fields)
        if !contact.email.isEmpty {
            guard let address = EmailAddress(contact.email) else {
                return rejected(record, .malformedEmail(Cell.quoted(contact.email)))
            }
            contact.email = address.description
        }
        switch tenant(in: record.fields, at: tenant) {
        case .found(let id): return .contact(ContactLine(line: record.line, key: .tenant(id), contact: contact))
        case .malformed(let text): return rejected(record, .malformedTenant(text))
        case .missing:
            let domain = domain.map { Cell.domain(record.fields[$0]) } ?? ""
            guard !domain.isEmpty else { return rejected(record, .noKey) }
            return .contact(ContactLine(line: record.line, key: .domain(domain), contact: contact))
        }
    }

    private func prospect(_ record: CSVRecord) -> ListLine {
        let fields = record.fields
        var contact = person(in: fields)
        guard !contact.email.isEmpty else { return rejected(record, .noEmail) }
        guard let address = EmailAddress(contact.email) else {
            return rejected(record, .malformedEmail(Cell.quoted(contact.email)))
        }
        contact.email = address.description
        var prospect = Prospect(
            company: text(fields, name), contact: contact, domain: domain.map { Cell.domain(fields[$0]) } ?? "",
            culture: text(fields, culture))
        switch tenant(in: fields, at: expectedTenant) {
        case .malformed(let text): return rejected(record, .malformedTenant(text))
        case .found(let id): prospect.tenant = id
        case .missing: break
        }
        return .prospect(ProspectLine(line: record.line, prospect: prospect))
    }

    private func subscription(_ record: CSVRecord) -> ListLine {
        switch tenant(in: record.fields, at: tenant) {
        case .missing: return rejected(record, .noTenant)
        case .malformed(let text): return rejected(record, .malformedTenant(text))
        case .found(let id):
            do throws(RejectedLine.Reason) {
                return .subscription(try subscriptions.line(record, of: id))
            } catch { return rejected(record, error) }
        }
    }

    /// What a row's tenant column holds.
    private enum TenantCell {
        case found(TenantID)
        case malformed(String)
        case missing
    }

    private func tenant(in fields: [String], at place: Int?) -> TenantCell {
        guard let place else { return .missing }
        // Nearly every id is clean: sanitising is for the others.
        if let id = TenantID(fields[place]) { return .found(id) }
        let text = Cell.text(fields[place])
        if text.isEmpty { return .missing }
        return TenantID(text).map(TenantCell.found) ?? .malformed(Cell.quoted(text))
    }

    private func person(in fields: [String]) -> Contact {
        Contact(
            email: text(fields, email), firstName: text(fields, firstName), lastName: text(fields, lastName),
            country: text(fields, country), phone: text(fields, phone))
    }

    /// The field of a column; empty when the list has no such column.
    private func text(_ fields: [String], _ place: Int?) -> String {
        place.map { Cell.text(fields[$0]) } ?? ""
    }

    private mutating func relationship(_ field: String) -> Relationship {
        if field == knownRelationship.word { return knownRelationship.value }
        let value = Relationship(Cell.text(field))
        knownRelationship = (field, value)
        return value
    }

    private func rejected(_ record: CSVRecord, _ reason: RejectedLine.Reason) -> ListLine {
        // Only a list of customers has a say on the tenants that its refused rows name.
        .rejected(RejectedLine(line: record.line, reason: reason, tenant: kind.isOfCustomers ? readable(record) : nil))
    }

    /// The tenant that a refused row names all the same; nil when it can't be read.
    private func readable(_ record: CSVRecord) -> TenantID? {
        guard let place = tenant, place < record.fields.count else { return nil }
        return TenantID(Cell.text(record.fields[place]))
    }
}

extension ListFileKind {
    fileprivate var isOfCustomers: Bool {
        if case .customers = self { true } else { false }
    }
}
