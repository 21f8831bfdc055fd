import Core
import Synchronization

/// A mailbox of an address that is known to be right.
func mailbox(_ address: String, name: String = "") -> Mailbox {
    guard let address = EmailAddress(address) else { preconditionFailure("\(address) is no address") }
    return Mailbox(name: name, address: address)
}

/// A letter to an address, for some users.
func draft(
    _ address: String, _ purpose: LetterPurpose = .activationReminder, users: [RowID] = [], coolDown: Int64 = 86400
) -> LetterDraft {
    LetterDraft(
        purpose: purpose, from: mailbox("marketplace@example.com", name: "Contoso Marketplace"), to: mailbox(address),
        text: LetterText(subject: "Hello", text: "Hello, you\n", html: nil), users: users, coolDownSeconds: coolDown)
}

extension CompanyStore where Self: LetterStore {
    /// Writes a job down with a letter to each address.
    func letterJob(_ addresses: [String], anyway: Bool = false, at: Timestamp = noon) throws -> Job {
        try createLetterJob(addresses.map { draft($0) }, anyway: anyway, by: "mia@example", at: at)
    }

    /// The row of an invitation by its address.
    func invitation(_ email: String) throws -> Record {
        guard let record = try records(.invitations).first(where: { $0[InvitationColumn.email] == email }) else {
            throw StoreFailure.failed(why: "nobody is \(email)")
        }
        return record
    }
}

/// A courier that keeps what it gets, and fails as it is told.
final class ScriptedCourier: Courier {
    private struct Memory {
        var delivered: [String] = []
        var failures: [String: CourierFailure] = [:]
        var hasFinished = false
    }
    private let memory = Mutex(Memory())

    init(_ failures: [String: CourierFailure] = [:]) { memory.withLock { $0.failures = failures } }

    var place: String { "memory" }
    var delivered: [String] { memory.withLock { $0.delivered } }
    var hasFinished: Bool { memory.withLock { $0.hasFinished } }

    func deliver(_ letter: Letter) async throws(CourierFailure) -> String {
        let address = letter.to.address.description
        let failure = memory.withLock { memory in
            if memory.failures[address] == nil { memory.delivered.append(address) }
            return memory.failures[address] ?? memory.failures["*"]
        }
        if let failure { throw failure }
        return "taken as \(letter.id)"
    }
    func check() async throws(CourierFailure) -> String { "fine" }
    func finish() async { memory.withLock { $0.hasFinished = true } }
}
