import Core

/// A tenant by a small number.
func tenant(_ number: Int) -> TenantID { TenantID(high: 0xC0, low: UInt64(number)) }

/// The moment at which tests take place.
let noon = Timestamp(seconds: 1_795_435_200)

/// A customer that can be created; parts that matter to a test are changed by it.
func customer(_ number: Int = 1, _ change: (inout Customer) -> Void = { _ in }) -> Customer {
    var customer = Customer(
        id: RowID(UInt32(number)), tenant: tenant(number), name: "Contoso \(number)",
        domain: "contoso\(number).example",
        relationship: .reseller, contact: Contact(email: "admin@contoso\(number).example"), firstSeen: noon)
    change(&customer)
    return customer
}

/// A company of the marketplace.
func company(_ id: String, tenant: TenantID?) -> Company {
    Company(
        id: CompanyID(id), name: "Contoso", tenant: tenant, evidence: tenant == nil ? .none : .confirmed, domain: "",
        status: "ENABLED", createdAt: noon, administrator: Contact(), origin: .found)
}

/// A row of the customer list.
func record(
    _ number: Int, state: PendingState = .ready, reason: StandingReason = .none, name: String? = nil,
    domain: String = "", email: String = "", country: String = "", firstSeen: Int64 = 0, namesake: Int64 = 0
) -> Record {
    var texts = [String](repeating: "", count: CustomerColumn.allCases.count)
    texts[CustomerColumn.name.rawValue] = name ?? "Contoso \(number)"
    texts[CustomerColumn.domain.rawValue] = domain
    texts[CustomerColumn.tenant.rawValue] = tenant(number).description
    texts[CustomerColumn.email.rawValue] = email
    texts[CustomerColumn.country.rawValue] = country
    return Record(
        id: RowID(UInt32(number)), state: state.rawValue, reason: reason.rawValue, texts: texts,
        numbers: [firstSeen, 0, namesake])
}
