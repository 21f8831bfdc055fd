import Core
import Transfer

/// The requests about companies, and what their answers mean.
struct Accounts: Sendable {
    private let caller: any ServiceCaller
    /// Where tenant ids are kept.
    let field: TenantField
    private let shape = ListShape()

    /// Requests through a caller.
    init(caller: any ServiceCaller, field: TenantField) {
        self.caller = caller
        self.field = field
    }

    /// How many pages the complete list has, as far as it was seen; 1 until then.
    var knownPages: Int { shape.pages }

    /// The answer itself, for those who look at more than its content.
    func answer(to request: ServiceRequest) async throws(ServiceFailure) -> ServiceAnswer {
        try await caller.answer(to: request)
    }

    /// A page of all companies, or of those of a name.
    ///
    /// AppDirect documents no largest page; where it refuses the size, the documented one takes its place. A page of
    /// the same number then begins earlier in the list, so nothing is passed over.
    func page(_ number: Int, named name: String?) async throws(ServiceFailure) -> CompanyRows {
        let size = shape.size
        var answer = try await caller.answer(to: request(number, size, name))
        if answer.status == 400, size > ListShape.documentedSize {
            let smaller = try await caller.answer(to: request(number, ListShape.documentedSize, name))
            if smaller.isSuccess { shape.shrink() }
            answer = smaller
        }
        guard answer.isSuccess else { throw answer.failure() }
        guard let page = JSONValue(of: answer).flatMap({ ListReading($0, number: number) }) else {
            throw answer.unreadable("list of companies")
        }
        if name == nil { shape.note(page.total) }
        return CompanyRows(page, number: number, field: field)
    }

    private func request(_ number: Int, _ size: Int, _ name: String?) -> ServiceRequest {
        .companies(page: number, size: size, named: name, withAttributes: field.isAttribute)
    }

    /// All companies, or all of a name, each once.
    ///
    /// What is not in it counts as not there, so it is whole or it fails: a row that can't be read may be the very
    /// company that is looked for, and so may one that moved over a page's border while pages were read.
    func list(named name: String?) async throws(ServiceFailure) -> [CompanyReading] {
        var found = FoundCompanies()
        for _ in 0..<Self.mostReadings {
            if try await reads(&found, named: name) { return found.rows }
        }
        throw .unreadable(
            "the list of companies shows \(found.rows.count) of \(found.total ?? 0) companies, however often it is read"
        )
    }

    /// How often a list is read that does not show all that it counts.
    private static let mostReadings = 4

    /// Reads a list from its beginning and adds what is new; whether all was seen then.
    private func reads(_ found: inout FoundCompanies, named name: String?) async throws(ServiceFailure) -> Bool {
        let size = shape.size
        var last: CompanyID?
        for number in 0... {
            let page = try await page(number, named: name)
            if let row = page.unreadable.first { throw .unreadable("the list of companies: \(row)") }
            // Pages of another size begin elsewhere.
            guard shape.size == size else { return false }
            found.add(page)
            if page.isLast { break }
            // The same page again and again never comes to an end.
            guard let first = page.rows.first?.company.id, first != last else { return false }
            last = first
        }
        found.end()
        return found.isWhole
    }

    /// A company with everything; nil when there is none.
    func read(_ address: CompanyAddress) async throws(ServiceFailure) -> CompanyReading? {
        if case .id(let id) = address { try requireID(id) }
        let answer = try await caller.answer(to: .company(address))
        if answer.status == 404 { return nil }
        guard answer.isSuccess else { throw answer.failure() }
        guard let reading = JSONValue(of: answer).flatMap({ CompanyReading($0, field: field, isRead: true) }) else {
            throw answer.unreadable("company")
        }
        return reading
    }

    /// A company's verified domains, in lower case; none where they may not be seen.
    func verifiedDomains(of id: CompanyID) async throws(ServiceFailure) -> [String] {
        try requireID(id)
        let answer = try await caller.answer(to: .verifiedDomains(of: id))
        if [400, 403, 404].contains(answer.status) { return [] }
        guard answer.isSuccess else { throw answer.failure() }
        guard let rows = JSONValue(of: answer)?["content"], rows.isList else {
            throw answer.unreadable("verified domains")
        }
        return rows.items.map { $0.words("content").lowercased() }.filter { !$0.isEmpty }
    }

    /// Refuses to ask for a company whose id nobody told: that it is not found would mean nothing.
    func requireID(_ id: CompanyID) throws(ServiceFailure) {
        guard id.isPlaceholder else { return }
        throw .refused("the company is known by a result report alone, without its id: synchronise to find it")
    }

    /// Writes some of a company's fields.
    func change(_ id: CompanyID, _ fields: JSONBody) async throws(ServiceFailure) {
        try requireID(id)
        let answer = try await caller.answer(to: .change(id, fields))
        guard answer.isSuccess else { throw answer.failure(changes: true) }
    }
}
