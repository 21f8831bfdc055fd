import Core

/// The partner's customers: made-up ones that are made when they are asked for, and what was changed since.
struct CustomerBook: Sendable {
    /// What was changed of a customer.
    struct Change: Sendable {
        var name: String?
        var relationship: String?
        var email: String?
        var bond: CustomerBond?
        var isListed: Bool?
        var isDelegated: Bool?
    }

    /// A place in the list.
    struct Entry: Sendable {
        var number: Int
        /// Whether the tenant stands in the list a second time here.
        var isSecond: Bool
    }

    private let data: DemoData
    private let maker: ProfileMaker
    private var added: [CustomerProfile] = []
    private var changes: [Int: Change] = [:]
    private var listing: [Entry]?
    private var numbers: [TenantID: Int]?
    /// What was changed, the newest last.
    private(set) var audit: [AuditRecord] = []

    /// The customers of made-up data; needs no time before the first one is asked for.
    init(_ data: DemoData) {
        self.data = data
        maker = ProfileMaker(data)
        audit = AuditRecord.past(of: data)
    }

    /// How many customers there ever were.
    var count: Int { data.count + added.count }

    /// A customer by its number.
    func profile(_ number: Int) -> CustomerProfile {
        var profile =
            number < data.count
            ? maker.profile(number, in: data.maker.roles(ofBlock: number / Wheel.size)) : added[number - data.count]
        guard let change = changes[number] else { return profile }
        if let name = change.name {
            profile.name = name
            profile.billingName = name
        }
        profile.relationship = change.relationship ?? profile.relationship
        profile.contact.email = change.email ?? profile.contact.email
        profile.bond = change.bond ?? profile.bond
        profile.isDelegated = change.isDelegated ?? profile.isDelegated
        return profile
    }

    /// The number of a tenant; nil for a tenant that never was a customer.
    mutating func number(of tenant: TenantID) -> Int? {
        if let numbers { return numbers[tenant] }
        var made: [TenantID: Int] = [:]
        made.reserveCapacity(count)
        for index in 0..<data.count { made[data.maker.tenant(of: index)] = index }
        for profile in added { made[profile.tenant] = profile.number }
        numbers = made
        return made[tenant]
    }

    /// A customer by its tenant; nil when there never was one.
    mutating func profile(of tenant: TenantID) -> CustomerProfile? {
        number(of: tenant).map { profile($0) }
    }

    /// The customer with a domain, found by the number that ends its label; nil when there is none.
    func profile(ofDomain domain: String) -> CustomerProfile? {
        if let profile = added.first(where: { $0.domain == domain }) { return profile }
        let label = domain.prefix { $0 != "." }
        let digits = label.reversed().prefix { $0.isNumber }.reversed()
        guard let number = Int(String(digits)), number < data.count else { return nil }
        let found = profile(number)
        return found.domain == domain || found.customDomains.contains(domain) ? found : nil
    }

    /// The places of the list, those of customers that left it among them.
    mutating func entries() -> [Entry] {
        if let listing { return listing }
        var made: [Entry] = []
        made.reserveCapacity(count + count / 100)
        var waiting: [Entry] = []
        data.forEachBlock(in: 0..<data.count) { wheel, rows in
            // Their second places stand far behind, mostly on another page.
            if (rows.lowerBound / Wheel.size).isMultiple(of: 7) {
                made += waiting
                waiting = []
            }
            for index in rows {
                let role = data.maker.role(of: index, in: wheel)
                guard role != .vanished else { continue }
                made.append(Entry(number: index, isSecond: false))
                if maker.isDual(index) { waiting.append(Entry(number: index, isSecond: true)) }
            }
        }
        made += waiting + added.map { Entry(number: $0.number, isSecond: false) }
        listing = made
        return made
    }

    /// Whether a place of the list is still shown.
    func isListed(_ entry: Entry) -> Bool { changes[entry.number]?.isListed ?? true }

    /// Whether the partner may administer a customer, without making the rest of it.
    func isDelegated(_ number: Int) -> Bool {
        if changes[number] != nil || number >= data.count { return profile(number).isDelegated }
        let role = data.maker.role(of: number, in: data.maker.roles(ofBlock: number / Wheel.size))
        return maker.isDelegated(number, role: role, bond: maker.bond(of: number, role: role))
    }

    /// Adds a customer to the end of the list.
    mutating func add(_ profile: CustomerProfile, at now: Timestamp) {
        added.append(profile)
        numbers?[profile.tenant] = profile.number
        listing?.append(Entry(number: profile.number, isSecond: false))
        note(.added, profile.number, at: now)
    }

    /// Changes a customer, and notes it for the audit log.
    mutating func change(
        _ number: Int, at now: Timestamp, as operation: AuditRecord.Operation, _ body: (inout Change) -> Void
    ) {
        body(&changes[number, default: Change()])
        note(operation, number, at: now)
    }

    private mutating func note(_ operation: AuditRecord.Operation, _ number: Int, at now: Timestamp) {
        audit.append(AuditRecord(number: number, operation: operation, at: now, order: audit.count))
    }
}
