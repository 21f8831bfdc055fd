import Core

extension World {
    private static let usualPage = 50
    private static let largestPage = 250

    /// A page of a company's members.
    mutating func memberships(_ number: Int, _ request: WebRequest) -> WebAnswer {
        guard let (page, size) = Self.page(request, usual: Self.usualPage, largest: Self.largestPage) else {
            return Self.badRequest("page, size: not a number")
        }
        let company = companies.companies[number]
        let found = company.members.filter { fits($0, request) }
        let shown = found.dropFirst(page * size).prefix(size)
        let hasCompany = request.parameter("includeCompanies") != "false"
        let users = companies.users
        return .object {
            $0.list("links")
            $0.list("content") {
                for member in shown {
                    $0.element { writeMember(member, users[member.user], of: company, hasCompany: hasCompany, &$0) }
                }
            }
            Self.writePage(page, size, total: found.count, &$0)
        }
    }

    private mutating func fits(_ member: MarketCompany.Member, _ request: WebRequest) -> Bool {
        let user = companies.users[member.user]
        if let active = request.parameter("active"), (active == "true") != user.isActivated { return false }
        if let enabled = request.parameter("enabled"), (enabled == "true") != member.isEnabled { return false }
        if let role = request.parameter("roleName")?.uppercased() {
            guard member.roles.contains(role) || member.roles.contains("ROLE_" + role) else { return false }
        }
        guard let text = request.parameter("searchText")?.lowercased() else { return true }
        return [user.email, user.firstName, user.lastName].contains { $0.lowercased().contains(text) }
    }

    /// One member of a company.
    mutating func membership(_ uuid: String, in number: Int) -> WebAnswer {
        let company = companies.companies[number]
        guard let user = companies.userNumber(uuid: uuid),
            let member = company.members.first(where: { $0.user == user })
        else { return Self.userMissing(uuid) }
        let users = companies.users
        return .object { writeMember(member, users[user], of: company, hasCompany: true, &$0) }
    }

    /// Adds a user to a company; the address of one that exists adds that one.
    mutating func addMember(_ number: Int, _ request: WebRequest) -> WebAnswer {
        guard request.parameter("inviterUuid") != nil else { return Self.badRequest("inviterUuid: is required") }
        guard let body = JSONValue(request.body), let email = body["user"]?["email"]?.text, EmailAddress(email) != nil
        else { return Self.badRequest("user.email: not a well-formed email address") }
        let user = companies.addUser(
            MarketUser(
                uuid: companies.newID(), email: email, firstName: body["user"]?["firstName"]?.text ?? "",
                lastName: body["user"]?["lastName"]?.text ?? "", isActivated: false, creationDate: milliseconds))
        guard !companies.companies[number].members.contains(where: { $0.user == user }) else {
            return .marketError(409, "The user is a member already", code: "ALREADY_EXISTS", shape: .status)
        }
        let roles = body["roles"]?.list?.compactMap(\.text) ?? ["ROLE_USER"]
        let member = MarketCompany.Member(user: user, roles: roles)
        companies.change(number) { $0.members.append(member) }
        let company = companies.companies[number]
        let users = companies.users
        return .object(201) { writeMember(member, users[user], of: company, hasCompany: true, &$0) }
    }

    /// Invites a user who could not sign in before, and lets the company's users do so.
    mutating func inviteMember(_ uuid: String, in number: Int, _ request: WebRequest) -> WebAnswer {
        guard request.parameter("inviterUuid") != nil else { return Self.badRequest("inviterUuid: is required") }
        guard let user = companies.userNumber(uuid: uuid) else { return Self.userMissing(uuid) }
        let (email, now) = (companies.users[user].email, milliseconds)
        companies.change(number) {
            $0.allowsLogin = true
            $0.invitations.append(
                MarketCompany.Invitation(email: email, role: "USER", createdOn: now, lastModified: now))
        }
        return .empty(204)
    }

    private func writeMember(
        _ member: MarketCompany.Member, _ user: MarketUser, of company: MarketCompany, hasCompany: Bool,
        _ json: inout JSONWriter
    ) {
        json.object("user") { writeUser(user, &$0) }
        if hasCompany { json.object("company") { writeCompany(company, hasAttributes: false, &$0) } }
        json.field("enabled", member.isEnabled)
        json.field("lastUsed", false)
        json.list("roles", member.roles)
        json.field("position", member.position)
        let name = company.mosiCustomerID == nil ? nil : "\(user.email.prefix { $0 != "@" })@example.onmicrosoft.com"
        json.object("mosiUser") { $0.field("username", name) }
        json.object("metadata") { $0.field("mosi_username", name) }
        json.list("links")
    }

    /// What the marketplace says of a user that it does not know.
    static func userMissing(_ id: String) -> WebAnswer {
        .marketError(404, "User with UUID=\(id) not found.", shape: .list)
    }
}
