import Core
import Synchronization

/// The people of a marketplace's companies as a test scripts them.
final class ScriptedMembers: MemberDirectory {
    private let failures: [CompanyID: ServiceFailure]
    private let questions = Mutex<[CompanyID]>([])

    /// Everybody can be read but the people of some companies.
    init(failing failures: [CompanyID: ServiceFailure] = [:]) { self.failures = failures }

    /// The companies whose people were asked for.
    var asked: [CompanyID] { questions.withLock { $0 } }

    func people(of company: CompanyID) async throws(ServiceFailure) -> [MarketplacePerson] {
        questions.withLock { $0.append(company) }
        if let failure = failures[company] { throw failure }
        return [
            MarketplacePerson(
                contact: Contact(email: "bo@\(company).example", firstName: "Bo"), role: "USER",
                isAdministrator: false, access: .inactive)
        ]
    }

    func revoke(_ email: EmailAddress, from company: CompanyID) async throws(ServiceFailure) {}
    func invite(_ person: Contact, role: String, to company: CompanyID) async throws(ServiceFailure) {}
    func remindsByItself() async throws(ServiceFailure) -> Bool? { nil }
}
