package import Core

/// The people of the companies that live in the store are those whom Ferry knows.
extension LocalMarketplace: MemberDirectory {
    package func people(of company: CompanyID) async throws(ServiceFailure) -> [MarketplacePerson] {
        do { return try store.people(of: company) } catch { throw ServiceFailure(error) }
    }

    package func revoke(_ email: EmailAddress, from company: CompanyID) async throws(ServiceFailure) {
        let standing: PersonStanding
        do { standing = try store.revoke(email, from: company, at: surroundings.now()) } catch {
            throw ServiceFailure(error)
        }
        switch standing {
        case .done: return
        case .active: throw .refused("\(email) is active already")
        case .known, .missing: throw .notFound("\(email) has no open invitation to company \(company)")
        }
    }

    package func invite(_ person: Contact, role: String, to company: CompanyID) async throws(ServiceFailure) {
        guard let email = EmailAddress(person.email) else { throw .refused("the address is none: \(person.email)") }
        let invited = MarketplacePerson(
            contact: person, role: role, isAdministrator: false, access: .invited, createdAt: surroundings.now())
        let standing: PersonStanding
        do { standing = try store.invite(invited, to: company, at: surroundings.now()) } catch {
            throw ServiceFailure(error)
        }
        switch standing {
        case .done: return
        case .active, .known:
            throw .refused("\(email) was not invited: there is an account or an open invitation already")
        case .missing: throw .notFound("there is no company \(company)")
        }
    }

    /// Nothing but Ferry writes to anybody here.
    package func remindsByItself() async throws(ServiceFailure) -> Bool? { false }
}

/// What came of an invitation in the store.
private enum PersonStanding {
    case done, missing
    /// The person is there, and did not sign in yet.
    case known
    /// The person is there and signed in.
    case active
}

extension SQLiteStore {
    fileprivate func people(of company: CompanyID) throws(StoreFailure) -> [MarketplacePerson] {
        try read { database in
            try Command(
                """
                \(StoredPerson.selection) JOIN companies c ON c.id = u.company
                WHERE c.key = ? AND u.gone_at IS NULL ORDER BY u.id
                """, in: database
            ).all(.text(company.description)) { StoredPerson($0).person }
        }
    }

    fileprivate func revoke(
        _ email: EmailAddress, from company: CompanyID, at: Timestamp
    ) throws(StoreFailure) -> PersonStanding {
        try write { writing in
            guard let row = try Self.row(of: company, writing) else { return .missing }
            let people = PeopleWriter(writing, company: row, at: at)
            guard let person = try people.find(email.description), person.goneAt == nil else { return .missing }
            switch person.person.access {
            case .active: return .active
            case .inactive: return .known
            case .invited:
                try people.remove(person)
                return .done
            }
        }
    }

    fileprivate func invite(
        _ person: MarketplacePerson, to company: CompanyID, at: Timestamp
    ) throws(StoreFailure) -> PersonStanding {
        try write { writing in
            guard let row = try Self.row(of: company, writing) else { return .missing }
            return try PeopleWriter(writing, company: row, at: at).add(person) ? .done : .known
        }
    }
}
