import Core

/// The marketplace's companies and users.
struct CompanyBook: Sendable {
    private(set) var companies: [MarketCompany] = []
    private(set) var users: [MarketUser] = []
    private var byUUID: [String: Int] = [:]
    private var byExternalID: [String: Int] = [:]
    private var usersByUUID: [String: Int] = [:]
    private var usersByEmail: [String: Int] = [:]
    private var names = NameIndex()
    private var lowerNames: [String] = []
    /// The companies by name; nil when one has moved since it was last asked for.
    private var order: [Int32]?
    private var random = SplitMix64(seed: 0x5A5A)

    /// A company's number by its id; nil when there is none.
    func number(uuid: String) -> Int? { byUUID[uuid.lowercased()] }

    /// A company's number by the owner's own id; nil when there is none.
    func number(externalID: String) -> Int? { byExternalID[externalID] }

    /// A user's number by its id; nil when there is none.
    func userNumber(uuid: String) -> Int? { usersByUUID[uuid.lowercased()] }

    /// A user's number by its address, whatever its case; nil when there is none.
    func userNumber(email: String) -> Int? { usersByEmail[email.lowercased()] }

    /// An id that nothing else has.
    mutating func newID() -> String { RowMaker.identifier(&random).description }

    /// Adds a company and gives its number.
    mutating func add(_ company: MarketCompany) -> Int {
        let number = companies.count
        companies.append(company)
        byUUID[company.uuid] = number
        if let id = company.externalID { byExternalID[id] = number }
        lowerNames.append("")
        noteName(number)
        if order != nil { insert(number) }
        return number
    }

    /// Changes a company, and whatever it can be found by.
    mutating func change(_ number: Int, _ body: (inout MarketCompany) -> Void) {
        let before = companies[number]
        body(&companies[number])
        let after = companies[number]
        if before.externalID != after.externalID {
            if let id = before.externalID { byExternalID[id] = nil }
            if let id = after.externalID { byExternalID[id] = number }
        }
        if before.name != after.name {
            noteName(number)
            order = nil
        }
    }

    /// Adds a user, or gives the one that has the address already.
    mutating func addUser(_ user: MarketUser) -> Int {
        if let known = userNumber(email: user.email) { return known }
        users.append(user)
        usersByUUID[user.uuid] = users.count - 1
        usersByEmail[user.email.lowercased()] = users.count - 1
        return users.count - 1
    }

    /// Whether somebody with an address is a member of a company and activated the account.
    func isActive(_ email: String, in number: Int) -> Bool {
        guard let user = userNumber(email: email), users[user].isActivated else { return false }
        return companies[number].members.contains { $0.user == user }
    }

    /// Changes a user's activation.
    mutating func activate(user number: Int, at milliseconds: Int) {
        users[number].isActivated = true
        users[number].lastLogin = milliseconds
    }

    /// All companies by name, from A on.
    mutating func byName() -> [Int32] {
        if let order { return order }
        let made = companies.indices.map { Int32($0) }.sorted(by: isBefore)
        order = made
        return made
    }

    /// The companies whose names contain a text in any case, by name from A on.
    func named(_ text: String) -> [Int32] {
        let wanted = text.lowercased()
        let candidates = names.candidates(for: wanted) ?? companies.indices.map { Int32($0) }
        return candidates.filter { lowerNames[Int($0)].contains(wanted) }.sorted(by: isBefore)
    }

    private mutating func noteName(_ number: Int) {
        lowerNames[number] = companies[number].name.lowercased()
        names.add(lowerNames[number], number: number)
    }

    private func isBefore(_ left: Int32, _ right: Int32) -> Bool {
        let (first, second) = (lowerNames[Int(left)], lowerNames[Int(right)])
        return first == second ? left < right : first < second
    }

    private mutating func insert(_ number: Int) {
        guard var place = order?.startIndex, var end = order?.endIndex else { return }
        while place < end {
            let middle = (place + end) / 2
            if let other = order?[middle], isBefore(other, Int32(number)) { place = middle + 1 } else { end = middle }
        }
        order?.insert(Int32(number), at: place)
    }
}
