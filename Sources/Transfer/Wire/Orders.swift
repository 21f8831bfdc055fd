import Synchronization

/// A request on its way to the thread that carries it out.
final class Ticket: Sendable {
    /// What is to be sent.
    let request: WireRequest
    /// Where the request goes, checked.
    let address: WebAddress
    /// Whether it was called off, perhaps before the thread has heard of it.
    let isCancelled = Atomic(false)

    /// A ticket.
    init(_ request: WireRequest, to address: WebAddress) {
        self.request = request
        self.address = address
    }
}

/// What a request ends with.
typealias WireResult = Result<ServiceAnswer, WireFailure>

/// What the transfer thread is asked to do.
enum Order: Sendable {
    case start(Ticket, CheckedContinuation<WireResult, Never>)
    case cancel(Ticket)
}

/// The orders that the transfer thread has not seen yet.
final class Orders: Sendable {
    private struct State {
        var waiting: [Order] = []
        /// Why nobody carries out orders any more; nil while somebody does.
        var refusal: WireFailure?
    }

    /// Rings when there is something to do.
    let bell = Bell()
    private let state = Mutex(State())

    /// Adds an order; gives why when nobody will carry it out any more.
    func post(_ order: Order) -> WireFailure? {
        let (isFirst, refusal) = state.withLock { state in
            guard state.refusal == nil else { return (false, state.refusal) }
            state.waiting.append(order)
            return (state.waiting.count == 1, nil)
        }
        if isFirst { bell.ring() }
        return refusal
    }

    /// Takes what came since the last time; nil when nothing will come any more.
    func take() -> [Order]? {
        bell.silence()
        return state.withLock { state in
            defer { state.waiting.removeAll(keepingCapacity: true) }
            return state.refusal != nil && state.waiting.isEmpty ? nil : state.waiting
        }
    }

    /// Refuses all further orders and those that nobody has taken.
    func refuseAll(_ failure: WireFailure) {
        let waiting = state.withLock { state in
            defer { state.waiting = [] }
            state.refusal = failure
            return state.waiting
        }
        for case .start(_, let continuation) in waiting { continuation.resume(returning: .failure(failure)) }
    }

    /// Lets the thread end once it has done what was ordered.
    func close() {
        state.withLock { $0.refusal = .notSent }
        bell.ring()
    }
}
