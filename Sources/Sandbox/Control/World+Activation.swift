import Core

extension World {
    /// Lets a company's first user activate the account.
    mutating func activate(_ uuid: String) -> Bool {
        guard let number = companies.number(uuid: uuid), let first = companies.companies[number].members.first else {
            return false
        }
        return activate(person: companies.users[first.user].email)
    }

    /// Lets somebody activate the account, which makes a member of whoever was invited only; false for nobody.
    mutating func activate(person email: String) -> Bool {
        let wanted = email.lowercased()
        let all = companies.companies
        let known = companies.userNumber(email: email)
        let invited = all.indices.filter { number in
            all[number].invitations.contains { $0.email.lowercased() == wanted }
        }
        guard known != nil || !invited.isEmpty else { return false }
        let user = companies.addUser(
            MarketUser(
                uuid: companies.newID(), email: email, firstName: "", lastName: "", isActivated: false,
                creationDate: milliseconds))
        for number in invited where !all[number].members.contains(where: { $0.user == user }) {
            let role = all[number].invitations.first { $0.email.lowercased() == wanted }?.role ?? "USER"
            companies.change(number) {
                $0.members.append(MarketCompany.Member(user: user, roles: ["ROLE_\(role)", "ROLE_USER"]))
            }
        }
        for number in all.indices where all[number].members.first?.user == user {
            companies.change(number) { $0.isActive = true }
        }
        companies.activate(user: user, at: milliseconds)
        return true
    }

    /// Lets so many activate who did not yet, first those of the oldest companies, and gives their addresses.
    mutating func activatePeople(_ count: Int) -> [String] {
        var emails: [String] = []
        var seen: Set<String> = []
        let users = companies.users
        for company in companies.companies {
            let members = company.members.filter { !users[$0.user].isActivated }.map { users[$0.user].email }
            let invited = company.invitations.map(\.email).filter { email in
                companies.userNumber(email: email).map { !users[$0].isActivated } ?? true
            }
            for email in members + invited where seen.insert(email.lowercased()).inserted { emails.append(email) }
            if emails.count >= count { break }
        }
        let chosen = Array(emails.prefix(count))
        for email in chosen { _ = activate(person: email) }
        return chosen
    }
}
