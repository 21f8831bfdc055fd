import Core

/// Somebody of a made-up company beside its administrator.
struct Colleague: Sendable {
    /// The id of the account.
    var uuid: String
    /// The person.
    var contact: Contact
    /// The role without its prefix.
    var role: String
    /// The roles of the membership: some have the prefix, some have not.
    var roles: [String]
    /// Whether there is no more than an invitation.
    var isInvited: Bool
    /// Whether the account was activated.
    var isActive: Bool
    /// When the account or the invitation was made, in milliseconds since 1970.
    var createdOn: Int
    /// When the invitation was sent last, or the account activated, in milliseconds since 1970.
    var changedOn: Int
}

/// Makes those who work at a made-up company: active, not yet active and invited ones, in its own language.
struct ColleagueMaker {
    /// The data that they belong to.
    let data: DemoData
    /// The row beside which the company stands.
    let index: Int

    /// Up to three; half of the companies have none.
    func colleagues(of company: Company) -> [Colleague] {
        let id = TenantID(company.id.description)?.low ?? 0
        var random = SplitMix64(seed: data.seed ^ id, row: index, stream: 11)
        let count = [0, 0, 0, 1, 2, 3][random.below(6)]
        guard count > 0, let host = company.administrator.email.split(separator: "@").last else { return [] }
        let culture = data.maker.culture(of: index)
        return (0..<count).map { _ in colleague(of: company, at: String(host), culture, &random) }
    }

    private func colleague(
        of company: Company, at host: String, _ culture: Culture, _ random: inout SplitMix64
    ) -> Colleague {
        let first = culture.people[random.below(culture.people.count)]
        let last = culture.families[random.below(culture.families.count)]
        let local = "\(first.slug).\(last.slug)\(random.below(3) == 0 ? String(2 + random.below(8)) : "")"
        let role = ["USER", "USER", "USER", "SYS_ADMIN", "BILLING_ADMIN"][random.below(5)]
        let prefix = index.isMultiple(of: 3) ? "" : "ROLE_"
        let kind = random.below(10)
        let days = 86_400 * (1 + random.below(90))
        let created = max(company.createdAt.seconds, data.now.seconds - Int64(days))
        let changed = min(created + Int64(random.below(5 * 86_400)), data.now.seconds)
        return Colleague(
            uuid: RowMaker.identifier(&random).description,
            contact: Contact(email: "\(local)@\(host)", firstName: first.text, lastName: last.text), role: role,
            roles: (role == "USER" ? ["USER"] : [role, "USER"]).map { prefix + $0 }, isInvited: kind < 3,
            isActive: kind >= 6, createdOn: Int(created) * 1000, changedOn: Int(changed) * 1000)
    }
}
