import Core
import Text

/// Writes what reading customers by their tenants showed.
struct DetailsWriter {
    private let writing: Writing
    private let at: Timestamp
    private let customers: CustomerRows
    private let writer: CustomerWriter
    private let derivation: Derivation
    private let wanted: WantedRows

    /// A writer within a transaction.
    init(_ writing: Writing, at: Timestamp) {
        self.writing = writing
        self.at = at
        customers = CustomerRows(writing.database)
        writer = CustomerWriter(writing)
        derivation = Derivation(writing.database)
        wanted = WantedRows(writing.database)
    }

    /// Merges the details of a customer; whether that changed anything but the moment of reading.
    func merge(_ details: CustomerDetails) throws -> Bool {
        guard let known = try customers.find(details.tenant) else { return false }
        var row = known
        row.customer.take(details.sanitised, at: at)
        try writer.saveDetails(of: row.customer)
        try wanted.remove(known.customer.id, from: .customerDetails)
        var unchanged = row.customer
        unchanged.detailsAt = known.customer.detailsAt
        guard unchanged != known.customer else { return false }
        if row.customer.domains != known.customer.domains { try writer.saveDomains(of: row.customer) }
        if row.customer.name != known.customer.name {
            row.keys = MatchKeys(name: row.customer.name, domain: row.customer.domain)
        }
        row.standing = try derivation.standing(of: row)
        try writer.save(row)
        return true
    }
}

extension CustomerDetails {
    /// The details with every text safe to show.
    fileprivate var sanitised: CustomerDetails {
        var safe = self
        safe.billingName = SafeText(billingName).value
        safe.contact = contact.sanitised
        safe.address = address?.sanitised
        safe.culture = SafeText(culture).value
        safe.domains = domains.safeDomains
        return safe
    }
}

extension PostalAddress {
    /// The address with every text safe to show.
    fileprivate var sanitised: PostalAddress {
        PostalAddress(
            street: SafeText(street).value, street2: SafeText(street2).value, city: SafeText(city).value,
            state: SafeText(state).value, postalCode: SafeText(postalCode).value, country: SafeText(country).value)
    }
}
