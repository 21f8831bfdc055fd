package import Core
import Transfer

extension AppDirectMarketplace: MemberDirectory {
    /// Members first, then those who are invited only.
    ///
    /// A member who never signed in may have an open invitation besides, as the first user of a company has who was
    /// made by the API: that one tells when the marketplace last wrote.
    package func people(of company: CompanyID) async throws(ServiceFailure) -> [MarketplacePerson] {
        guard let members = try await accounts.members(of: company) else { return [] }
        let invitations = try await accounts.invitations(to: company) ?? PersonRows(isComplete: false)
        let open = invitations.rows.filter { !$0.isAccepted }.map(\.person)
        let letters = Dictionary(open.map { ($0.key, $0.changedAt) }) { first, _ in first }
        let known = Set(members.rows.map(\.person.key))
        var people = members.rows.filter { $0.isEnabled && $0.mayLogIn }.map(\.person)
        for index in people.indices where people[index].access == .inactive {
            people[index].changedAt = letters[people[index].key] ?? nil
        }
        people += open.filter { !known.contains($0.key) }
        return members.isComplete && invitations.isComplete ? people : people + [.unread]
    }

    package func revoke(_ email: EmailAddress, from company: CompanyID) async throws(ServiceFailure) {
        try requireWriting()
        let answer = try await accounts.answer(to: .revoke(email, from: company))
        guard !answer.isSuccess else { return }
        let problem = ServiceProblem(answer)
        if answer.status == 403, problem.code != "insufficient_scope" {
            throw .refused("\(email) is active already: \(problem.sentence(by: ServiceAnswer.speaker))")
        }
        throw answer.failure(changes: true)
    }

    package func invite(_ person: Contact, role: String, to company: CompanyID) async throws(ServiceFailure) {
        try requireWriting()
        guard let email = EmailAddress(person.email) else { throw .refused("the address is none: \(person.email)") }
        let role = MemberRole(role).name
        let answer = try await accounts.answer(to: .invite(email, role: role.isEmpty ? "USER" : role, to: company))
        guard answer.isSuccess else { throw answer.failure(changes: true) }
        switch JSONValue(of: answer).flatMap(InvitationOutcome.init) {
        case .sent: return
        case .refused(let word): throw .refused(Self.words(of: word, email))
        case nil: throw .outcomeUnknown("The marketplace's answer does not tell whether it invited \(email)")
        }
    }

    private static func words(of word: String, _ email: EmailAddress) -> String {
        let why =
            switch word {
            case "ALREADY_EXISTS": "there is an account or an open invitation of that address already"
            case "PARSE_ERROR": "the marketplace can't read the address"
            default: "the marketplace did not say more"
            }
        return "\(email) was not invited: \(why) (\(word))"
    }

    /// By its notification templates, which not every API client may see.
    package func remindsByItself() async throws(ServiceFailure) -> Bool? {
        let answer = try await accounts.answer(to: .notificationTemplates)
        if answer.status == 401 { throw answer.failure() }
        guard answer.isSuccess, let body = JSONValue(of: answer) else { return nil }
        let templates = body.isList ? body.items : body["content"].items
        let reminder = templates.first { $0["type"].word == "registrationreminder" }
        let switches = reminder?["methods"].items.compactMap { $0["enabled"].flag } ?? []
        return switches.isEmpty ? nil : switches.contains(true)
    }
}

extension MarketplacePerson {
    /// Stands for people who could not be read.
    fileprivate static let unread = MarketplacePerson(
        contact: Contact(), role: "", isAdministrator: false, access: .inactive)

    /// The address without its case, by which AppDirect knows people.
    fileprivate var key: String { contact.email.lowercased() }
}
