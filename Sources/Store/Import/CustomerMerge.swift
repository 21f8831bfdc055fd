import Core

/// Merges a list's rows within one transaction.
struct CustomerMerge {
    private let writing: Writing
    private let customers: CustomerRows
    private let writer: CustomerWriter
    private let derivation: Derivation
    private let at: Timestamp
    private let listing: Int64?
    /// How far the import is.
    private(set) var progress: ImportProgress
    /// The known customers that the rows named, and as what; the last word counts.
    private(set) var named: [(row: RowID, relationship: Relationship?)] = []

    /// A merge that goes on from where the import is.
    ///
    /// With the number of a reading of the service's list, new customers are noted as seen by it. Its end says who is no
    /// reseller's customer any more: the row that makes one a reseller's may come on a later page.
    init(_ writing: Writing, progress: ImportProgress, at: Timestamp, listing: Int64? = nil) throws {
        self.listing = listing
        self.writing = writing
        self.progress = progress
        self.at = at
        customers = CustomerRows(writing.database)
        writer = CustomerWriter(writing)
        derivation = Derivation(writing.database)
        let revision = try writing.database.number(Listing.companies.rawValue)
        if progress.filter?.revision != revision { self.progress.filter = try CompanyFilter(writing.database) }
    }

    /// Merges a batch of rows.
    mutating func merge(_ lines: [ListLine]) throws {
        let added = progress.summary.added
        // Trying to add a known row would give the list a new revision: the first row of a batch is looked up.
        progress.expectsNew = false
        let (customers, others) = Self.order(of: lines)
        // Whatever comes first into an empty store is new.
        if customers.count > Self.bulk, progress.lastKnown.number == 0 { try dropIndexes() }
        var ahead = customers.count > Self.bulk ? KeysAhead(lines, in: customers.map(\.place)) : nil
        for turn in customers.indices {
            guard case .customer(var line) = lines[customers[turn].place] else { continue }
            if Self.isMadeReseller(line, lines, customers[(turn + 1)...]) { line.relationship = .reseller }
            try merge(line, keys: ahead?.next() ?? MatchKeys(name: line.name, domain: line.domain))
        }
        for place in others { try merge(lines[place]) }
        let isBulk = progress.summary.added - (listing == nil ? added : 0) > Self.bulk
        if isBulk, progress.summary.added > Int(progress.lastKnown.number) { try dropIndexes() }
    }

    private mutating func dropIndexes() throws {
        guard !progress.droppedIndexes else { return }
        try KeyIndexes.drop(writing.database)
        progress.droppedIndexes = true
    }

    /// New rows in one batch, or in all pages of a list, above which the indexes of the keys are better made anew at the end.
    private static let bulk = 10_000

    /// The places of customers by tenant, for the index of tenants is written much faster in its order, and those of
    /// all other rows; rows of one tenant stay in the file's order.
    private static func order(of lines: [ListLine]) -> (customers: [(tenant: TenantID, place: Int)], others: [Int]) {
        var customers: [(tenant: TenantID, place: Int)] = []
        var others: [Int] = []
        customers.reserveCapacity(lines.count)
        for (place, line) in lines.enumerated() {
            if case .customer(let line) = line { customers.append((line.tenant, place)) } else { others.append(place) }
        }
        customers.sort { $0.tenant == $1.tenant ? $0.place < $1.place : $0.tenant < $1.tenant }
        return (customers, others)
    }

    /// Whether one of the rows after it makes a customer a reseller's.
    ///
    /// A partner of two kinds has two rows for a customer: one as reseller makes the customer one, whichever comes
    /// first.
    private static func isMadeReseller(
        _ line: CustomerLine, _ lines: [ListLine], _ following: ArraySlice<(tenant: TenantID, place: Int)>
    ) -> Bool {
        following.prefix { $0.tenant == line.tenant }.contains { next in
            guard case .customer(let other) = lines[next.place] else { return false }
            return other.relationship == .reseller
        }
    }

    private mutating func merge(_ line: ListLine) throws {
        switch line {
        case .customer(let line): try merge(line, keys: MatchKeys(name: line.name, domain: line.domain))
        case .contact(let line): try merge(line)
        // They come in lists of their own.
        case .prospect, .subscription, .result: break
        case .rejected(let line): try refuse(line)
        }
    }

    private mutating func refuse(_ line: RejectedLine) throws {
        progress.summary.reject(line)
        guard let tenant = line.tenant else {
            progress.hasNameless = true
            return
        }
        guard let known = try customers.find(tenant) else { return }
        progress.refused.insert(known.customer.id)
        named.append((known.customer.id, nil))
    }

    private mutating func merge(_ line: CustomerLine, keys: MatchKeys) throws {
        if progress.expectsNew, try add(line, keys) { return }
        guard let known = try customers.find(line.tenant) else {
            progress.expectsNew = true
            if try !add(line, keys) { throw StoreFailure.failed(why: "a customer is there and is not") }
            return
        }
        progress.expectsNew = false
        if progress.seen.contains(known.customer.id) {
            progress.summary.unchanged += 1
            try mergeSecond(line, into: known)
        } else {
            named.append((known.customer.id, line.relationship))
            var customer = known.customer.merged(with: line)
            if listing != nil, known.customer.relationship == .reseller { customer.relationship = .reseller }
            try update(known, to: customer)
        }
    }

    /// Of a further row of a customer only that it is a reseller's counts.
    private mutating func mergeSecond(_ line: CustomerLine, into known: StoredCustomer) throws {
        guard line.relationship == .reseller else { return }
        named.append((known.customer.id, .reseller))
        guard known.customer.relationship != .reseller else { return }
        var row = known
        row.customer.relationship = .reseller
        row.standing = try derivation.standing(of: row, filter: progress.filter)
        try writer.save(row)
    }

    /// Adds a customer; false when it is known already.
    private mutating func add(_ line: CustomerLine, _ keys: MatchKeys) throws -> Bool {
        let customer = Customer(
            id: RowID(0), tenant: line.tenant, name: line.name, domain: line.domain,
            relationship: line.relationship ?? .none, tags: line.tags ?? "", contact: line.contact, firstSeen: at,
            typed: ContactParts(filledIn: line.contact))
        var row = StoredCustomer(customer: customer, standing: Standing(.checking), keys: keys)
        if let background = line.background?.safe { row.customer.fill(from: background) }
        row.standing = try derivation.standing(of: row, claim: .free, filter: progress.filter)
        guard let id = try writer.insert(row, listing: listing, as: line.relationship) else { return false }
        if line.background != nil {
            row.customer.id = id
            try writer.save(row)
            try saveBackground(of: row.customer, before: customer)
        }
        progress.seen.insert(id)
        progress.changed.insert(id)
        progress.summary.added += 1
        return true
    }

    /// Writes what stands beside a customer's row, as far as it changed.
    private func saveBackground(of customer: Customer, before: Customer) throws {
        if customer.domains != before.domains { try writer.saveDomains(of: customer) }
        if customer.address != before.address || customer.culture != before.culture {
            try writer.saveDetails(of: customer)
        }
    }

    private mutating func merge(_ line: ContactLine) throws {
        guard let known = try customer(of: line) else { return }
        var customer = known.customer
        customer.take(typed: line.contact)
        try update(known, to: customer)
    }

    /// The customer that a contact names; nil when there is none or several, which is noted.
    private mutating func customer(of line: ContactLine) throws -> StoredCustomer? {
        switch line.key {
        case .tenant(let tenant):
            if let known = try customers.find(tenant) { return known }
            reject(line, .noCustomer(tenant.description))
        case .domain(let domain):
            try KeyIndexes.make(writing.database)
            let rows = try customers.rows(ofDomain: domain)
            if rows.count == 1 { return try customers.find(rows[0]) }
            reject(line, rows.isEmpty ? .noCustomer(domain) : .severalCustomers(domain))
        }
        return nil
    }

    private mutating func reject(_ line: ContactLine, _ reason: RejectedLine.Reason) {
        progress.summary.reject(RejectedLine(line: line.line, reason: reason))
    }

    /// Writes what changed; a further row of a customer in the same file changes its relationship at most.
    private mutating func update(_ known: StoredCustomer, to customer: Customer) throws {
        var customer = customer
        let isFirst = progress.seen.insert(customer.id)
        if !isFirst {
            // A further row of a customer tells one thing: that it is a reseller's customer after all.
            let isReseller = customer.relationship == .reseller
            customer = known.customer
            if isReseller { customer.relationship = .reseller }
        }
        guard customer != known.customer else {
            progress.summary.unchanged += 1
            return
        }
        var row = known
        row.customer = customer
        if customer.name != known.customer.name || customer.domain != known.customer.domain {
            row.keys = MatchKeys(name: customer.name, domain: customer.domain)
        }
        try saveBackground(of: customer, before: known.customer)
        row.standing = try derivation.standing(of: row, filter: progress.filter)
        try writer.save(row)
        // A row that was added or updated already in this import is not counted twice.
        guard progress.changed.insert(customer.id) else {
            progress.summary.unchanged += 1
            return
        }
        progress.summary.updated += 1
    }
}

extension Customer {
    /// The customer with what a list's row tells of it; what the row leaves empty stays.
    fileprivate func merged(with line: CustomerLine) -> Customer {
        var customer = self
        if !line.name.isEmpty { customer.name = line.name }
        if !line.domain.isEmpty { customer.domain = line.domain }
        if let relationship = line.relationship { customer.relationship = relationship }
        if let tags = line.tags { customer.tags = tags }
        if let background = line.background?.safe { customer.fill(from: background) }
        customer.take(typed: line.contact)
        return customer
    }
}

extension CustomerBackground {
    /// The same with its domains as the store keeps them.
    fileprivate var safe: CustomerBackground {
        var safe = self
        safe.domains = domains.safeDomains
        return safe
    }
}
