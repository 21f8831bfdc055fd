import Core

extension CompanyBook {
    /// The companies of made-up data, with the links that they got in the web console.
    init(_ data: DemoData) {
        self.init()
        let profiles = ProfileMaker(data)
        data.forEachBlock(in: 0..<data.count) { wheel, rows in
            for index in rows {
                var made: [Company] = []
                CompanyMaker(data: data, index: index, wheel: wheel).append(to: &made)
                for company in made {
                    let home = company.tenant == nil ? nil : profiles.profile(index, in: wheel).address
                    add(company, at: home, besides: index, of: data)
                }
            }
        }
    }

    private mutating func add(
        _ company: Company, at home: PostalAddress?, besides index: Int, of data: DemoData
    ) {
        var random = SplitMix64(seed: data.seed ^ 0xC0, row: index, stream: UInt64(companies.count))
        let created = Int(company.createdAt.seconds) * 1000
        let isActive = random.below(2) == 0
        var made = MarketCompany(
            uuid: company.id.description, name: company.name, isEnabled: company.status != "DISABLED",
            isActive: isActive, creationDate: created)
        made.verifiedDomains = company.domain.isEmpty ? [] : [company.domain]
        made.address = home.flatMap { Self.written($0, besides: index) }
        made.texts["countryCode"] = company.administrator.country
        made.texts["phoneNumber"] = company.administrator.phone
        made.texts["companySize"] = ["SMALL", "MEDIUM", "ENTERPRISE"][random.below(3)]
        link(&made, company, besides: index, of: data)
        let member = addUser(
            MarketUser(
                uuid: RowMaker.identifier(&random).description, email: company.administrator.email,
                firstName: company.administrator.firstName, lastName: company.administrator.lastName,
                isActivated: isActive, creationDate: created, lastLogin: isActive ? created + 86_400_000 : nil))
        made.members = [
            MarketCompany.Member(user: member, roles: ["ROLE_SYS_ADMIN", "ROLE_BILLING_ADMIN", "ROLE_USER"])
        ]
        if !isActive {
            made.invitations = [
                MarketCompany.Invitation(
                    email: company.administrator.email, role: "SYS_ADMIN", createdOn: created,
                    lastModified: created + 3_600_000)
            ]
        }
        for colleague in ColleagueMaker(data: data, index: index).colleagues(of: company) { add(colleague, to: &made) }
        _ = add(made)
    }

    /// Adds somebody beside the administrator, unless the address is a member's already.
    private mutating func add(_ colleague: Colleague, to company: inout MarketCompany) {
        if !colleague.isInvited {
            let user = addUser(
                MarketUser(
                    uuid: colleague.uuid, email: colleague.contact.email, firstName: colleague.contact.firstName,
                    lastName: colleague.contact.lastName, isActivated: colleague.isActive,
                    creationDate: colleague.createdOn,
                    lastLogin: colleague.isActive ? colleague.changedOn : nil))
            guard !company.members.contains(where: { $0.user == user }) else { return }
            company.members.append(MarketCompany.Member(user: user, roles: colleague.roles))
        }
        // Whoever accepted an invitation keeps it.
        guard colleague.isInvited || colleague.isActive else { return }
        company.invitations.append(
            MarketCompany.Invitation(
                email: colleague.contact.email, role: colleague.role, createdOn: colleague.createdOn,
                lastModified: colleague.changedOn))
    }

    /// An address as a person wrote it on the marketplace: mostly the same, in capitals, of before a move, or not at all.
    private static func written(_ home: PostalAddress, besides index: Int) -> PostalAddress? {
        guard addressProblem(of: home) == nil else { return nil }
        var written = home
        switch index % 8 {
        case 1: written.street = home.street.uppercased()
        case 2: written.street = "7 Old Example Street"
        case 3: return nil
        default: break
        }
        return written
    }

    /// Writes the tenant where a person, the web console or a client before would have left it.
    private mutating func link(_ made: inout MarketCompany, _ company: Company, besides index: Int, of data: DemoData) {
        let customerID = "CRM-\(10_000 + companies.count)"
        guard let tenant = company.tenant else {
            if index.isMultiple(of: 3) { made.externalID = customerID }
            return
        }
        guard company.origin == .found else {
            made.externalID = tenant.description
            if company.evidence == .confirmed { made.mosiCustomerID = tenant.description }
            return
        }
        made.mosiCustomerID = index.isMultiple(of: 5) ? tenant.description.uppercased() : tenant.description
        switch index % 4 {
        // Linked by hand to a company that goes by another name.
        case 0: made.name = data.maker.strangerName(besides: index).text
        case 1: made.externalID = customerID
        default: break
        }
    }
}
