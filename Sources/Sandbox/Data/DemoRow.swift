import Core
import Text

/// Everything about one made-up customer, found from the seed and the row's number alone.
struct DemoRow {
    /// The row's number, from 0.
    var index: Int
    /// What it is there to show.
    var role: DemoRole
    /// Its tenant.
    var tenant: TenantID
    /// Its name as the service gives it, with its legal form; not sanitised.
    var rawName: String
    /// Its domain.
    var domain: String
    /// The word of its relationship.
    var relationship: String
    /// Its tags.
    var tags: String
    /// Its contact.
    var contact: Contact

    /// The customer as a list gives it.
    func customer(line: Int) -> CustomerLine {
        CustomerLine(
            line: line, tenant: tenant, name: SafeText(rawName).value.trimmingBlanks, domain: domain,
            relationship: Relationship(relationship), tags: tags, contact: contact)
    }
}
