import Core

extension World {
    private static let usualPage = 50
    private static let largestPage = 250

    /// Users by address, external id or name, or one by its id.
    mutating func userPath(_ path: [String], _ request: WebRequest) -> WebAnswer {
        guard request.method == "GET" else { return .marketError(405, "Method Not Allowed", shape: .code) }
        guard let id = path.first else { return userList(request) }
        let uuid = id.hasPrefix("id:") ? String(id.dropFirst(3)) : id
        guard let number = companies.userNumber(uuid: uuid) else { return Self.userMissing(id) }
        if path.dropFirst().first == "memberships" { return userCompanies(number) }
        let user = companies.users[number]
        return .object { writeUser(user, &$0) }
    }

    private mutating func userList(_ request: WebRequest) -> WebAnswer {
        guard let (page, size) = Self.page(request, usual: Self.usualPage, largest: Self.largestPage) else {
            return Self.badRequest("page, size: not a number")
        }
        var found: [MarketUser]
        if let email = request.parameter("email") ?? request.parameter("username") {
            found = companies.userNumber(email: email).map { [companies.users[$0]] } ?? []
        } else {
            found = companies.users
        }
        if let name = request.parameter("name")?.lowercased() {
            found = found.filter { "\($0.firstName) \($0.lastName)".lowercased().contains(name) }
        }
        if let id = request.parameter("externalId") { found = found.filter { $0.externalID == id } }
        return .object {
            $0.list("links")
            $0.list("content") {
                for user in found.dropFirst(page * size).prefix(size) { $0.element { writeUser(user, &$0) } }
            }
            Self.writePage(page, size, total: found.count, &$0)
        }
    }

    /// The companies of a user.
    private mutating func userCompanies(_ number: Int) -> WebAnswer {
        let user = companies.users[number]
        let found = companies.companies.filter { $0.members.contains { $0.user == number } }
        return .object {
            $0.list("links")
            $0.list("content") {
                for company in found {
                    $0.element {
                        $0.object("user") { writeUser(user, &$0) }
                        $0.object("company") { writeCompany(company, hasAttributes: false, &$0) }
                        $0.list("roles", company.members.first { $0.user == number }?.roles ?? [])
                    }
                }
            }
            Self.writePage(0, Self.usualPage, total: found.count, &$0)
        }
    }

    /// Everything about a user.
    func writeUser(_ user: MarketUser, _ json: inout JSONWriter) {
        json.field("uuid", user.uuid)
        json.field("email", user.email)
        json.field("userName", user.email)
        json.field("firstName", user.firstName)
        json.field("lastName", user.lastName)
        json.field("picture", nil)
        json.field("activated", user.isActivated)
        json.field("allowLogin", true)
        json.field("creationDate", user.creationDate)
        json.field("externalId", user.externalID)
        json.field("locale", "en_US")
        json.field("lastSuccessfulLogin", number: user.lastLogin)
        json.list("roles", ["ROLE_USER"])
        json.field("currency", nil)
        json.list("customAttributes")
        json.object("metadata") { $0.field("apsUid", nil) }
        json.list("links") {
            $0.element {
                $0.field("rel", "self")
                $0.field("href", "http://127.0.0.1:\(port)/marketplace/api/account/v2/users/\(user.uuid)")
            }
        }
    }
}
