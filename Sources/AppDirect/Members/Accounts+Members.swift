import Core
import Transfer

/// The people of one list.
struct PersonRows<Row> {
    /// Those who could be read.
    var rows: [Row] = []
    /// Whether these are all that there are.
    var isComplete = true
}

extension Accounts {
    /// The oldest administrator among a company's members, by preference one who is in force; nil when there is none.
    func administrator(of id: CompanyID) async throws(ServiceFailure) -> Contact? {
        try requireID(id)
        var disabled: Contact?
        // Some thousands of members are enough to have met the oldest administrator.
        for number in 0..<100 {
            guard let page = try await page(.members(of: id, page: number), number, of: "members") else {
                throw .notFound("the marketplace has no company \(id)")
            }
            let administrators = page.rows.compactMap(MemberReading.init).filter(\.person.isAdministrator)
            if let found = administrators.first(where: \.isEnabled) { return found.person.contact }
            disabled = disabled ?? administrators.first?.person.contact
            if page.isLast || page.rows.isEmpty { break }
        }
        return disabled
    }

    /// A company's members, those who can't get in among them; nil when there is no such company.
    func members(of id: CompanyID) async throws(ServiceFailure) -> PersonRows<MemberReading>? {
        try requireID(id)
        return try await rows("members", { .members(of: id, page: $0) }, MemberReading.init) { $0.person.contact.email }
    }

    /// The invitations to a company, those that were accepted among them; nil when there is no such company.
    func invitations(to id: CompanyID) async throws(ServiceFailure) -> PersonRows<InvitationReading>? {
        try requireID(id)
        return try await rows("invitations", { .invitations(of: id, page: $0) }, InvitationReading.init) {
            $0.person.contact.email
        }
    }

    /// All of a list of people, each address once; nil when it is not there.
    ///
    /// Invitations may come all at once, whatever their answer says of pages, or the same page again and again.
    private func rows<Row>(
        _ what: String, _ request: (Int) -> ServiceRequest, _ read: (JSONValue) -> Row?, _ email: (Row) -> String
    ) async throws(ServiceFailure) -> PersonRows<Row>? {
        var found = PersonRows<Row>()
        var seen: Set<String> = []
        var count = 0
        for number in 0... {
            guard let page = try await page(request(number), number, of: what) else { return nil }
            let before = seen.count
            for row in page.rows {
                guard let reading = read(row) else {
                    found.isComplete = false
                    continue
                }
                if seen.insert(email(reading).lowercased()).inserted { found.rows.append(reading) }
            }
            let isNew = seen.count > before
            if isNew { count += page.rows.count }
            let isAll = page.total.map { count >= $0 } ?? page.isLast
            guard isAll || page.isLast || !isNew else { continue }
            if !isAll { found.isComplete = false }
            break
        }
        return found
    }

    /// A page of a list; nil when it is not there.
    private func page(
        _ request: ServiceRequest, _ number: Int, of what: String
    ) async throws(ServiceFailure) -> ListReading? {
        let answer = try await answer(to: request)
        if answer.status == 404 { return nil }
        guard answer.isSuccess else { throw answer.failure() }
        guard let page = JSONValue(of: answer).flatMap({ ListReading($0, number: number) }) else {
            throw answer.unreadable(what)
        }
        return page
    }
}
