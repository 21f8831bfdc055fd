import Core
import Synchronization
import Transfer

/// A service that answers by a script and remembers what it was asked; what the script does not foresee fails.
final class ScriptedCaller: ServiceCaller {
    typealias Answer = Result<ServiceAnswer, ServiceFailure>

    private struct Memory {
        var requests: [ServiceRequest] = []
        var answers: [Answer]
    }

    private let memory: Mutex<Memory>
    private let answering: (@Sendable (ServiceRequest) -> Answer)?

    /// Gives these answers one after the other.
    init(_ answers: [Answer] = []) {
        memory = Mutex(Memory(answers: answers))
        answering = nil
    }

    /// Answers by the request.
    init(_ answering: @escaping @Sendable (ServiceRequest) -> Answer) {
        memory = Mutex(Memory(answers: []))
        self.answering = answering
    }

    /// What was asked, in order.
    var requests: [ServiceRequest] { memory.withLock { $0.requests } }

    /// The bodies of what was asked, as text.
    var forms: [String] { requests.map { String(decoding: $0.body ?? [], as: UTF8.self) } }

    func answer(to request: ServiceRequest) async throws(ServiceFailure) -> ServiceAnswer {
        let answer: Answer = memory.withLock { memory in
            memory.requests.append(request)
            if let answering { return answering(request) }
            return memory.answers.isEmpty ? .failure(.refused("not in the script")) : memory.answers.removeFirst()
        }
        return try answer.get()
    }
}

/// An answer with a JSON body.
func json(_ body: String, status: Int = 200, headers: [HTTPHeader] = []) -> Result<ServiceAnswer, ServiceFailure> {
    .success(ServiceAnswer(status: status, headers: headers, body: Array(body.utf8)))
}

/// A service that must not be asked.
let nobody = ScriptedCaller()

/// A tenant of a small number.
func tenant(_ number: UInt64) -> TenantID { TenantID(high: 0x1111_1111_1111_4111, low: 0x8000_0000_0000_0000 + number) }

extension ServiceRequest {
    /// The values of a parameter.
    func values(_ name: String) -> [String] { query.filter { $0.name == name }.map(\.value) }
    /// The first value of a header.
    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
