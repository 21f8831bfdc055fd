import Core
import Text

/// What follows from how an attempt ended.
enum Verdict: Equatable {
    /// The answer is for the caller.
    case give(ServiceAnswer)
    /// Another attempt, after so many seconds.
    case again(after: Double)
    /// It is over.
    case fail(ServiceFailure)
}

/// Judges attempts of one request.
struct Judge {
    /// The service's name, for sentences.
    let service: String
    /// The request.
    let request: ServiceRequest
    /// How often it may be repeated.
    let policy: RetryPolicy

    /// What follows; `attempt` counts from 1, `spent` are the seconds of pauses so far, `asked` those that the service
    /// asks for.
    func verdict(
        on result: Result<ServiceAnswer, WireFailure>, attempt: Int, spent: Double, asked: Double?, random: Double
    ) -> Verdict {
        let pause = policy.pause(afterAttempt: attempt, asked: asked, spent: spent, random: random)
        switch result {
        case .success(let answer): return verdict(on: answer, asked: asked, pause: pause)
        case .failure(let failure): return verdict(on: failure, pause: pause)
        }
    }

    /// Whether an attempt that did not succeed may have changed something all the same, however harmless a repetition is.
    func mayBeDone(_ result: Result<ServiceAnswer, WireFailure>) -> Bool {
        guard request.method.changes else { return false }
        switch result {
        case .success(let answer): return answer.status == 408 || answer.status >= 500
        case .failure(let failure): return failure.mayHaveLeft
        }
    }

    private func verdict(on answer: ServiceAnswer, asked: Double?, pause: Double?) -> Verdict {
        switch answer.status {
        case 429:
            if let pause { return .again(after: pause) }
            return .fail(.busy(seconds: Int((asked ?? policy.longestPause).rounded(.up))))
        case 408, 500...:
            guard request.isRepeatable else { return .fail(.outcomeUnknown(words(of: answer))) }
            if let pause { return .again(after: pause) }
            if answer.status == 503, let asked { return .fail(.busy(seconds: Int(asked.rounded(.up)))) }
            return .fail(.unreachable(words(of: answer)))
        default: return .give(answer)
        }
    }

    private func verdict(on failure: WireFailure, pause: Double?) -> Verdict {
        let words = words(of: failure)
        guard !failure.mayHaveLeft || request.isRepeatable else { return .fail(.outcomeUnknown(words)) }
        switch failure.cause {
        case .cancelled: return .fail(.cancelled)
        case .unsendable, .insecure: return .fail(.unreachable(words))
        case .tooLarge: return .fail(.unreadable(words))
        case .garbled: return pause.map { .again(after: $0) } ?? .fail(.unreadable(words))
        case .unresolved, .unconnected, .cut, .late:
            return pause.map { .again(after: $0) } ?? .fail(.unreachable(words))
        }
    }

    private func words(of answer: ServiceAnswer) -> String {
        ServiceProblem(answer, correlation: request.correlation).sentence(by: service)
    }

    private func words(of failure: WireFailure) -> String {
        let tail = request.correlation.map { " [correlation \(SafeText($0).value)]" } ?? ""
        return "\(service): \(SafeText(String(failure.words.prefix(300))).value)\(tail)"
    }
}

extension HTTPMethod {
    /// Whether it changes what is there; what POST does, its request says itself.
    fileprivate var changes: Bool {
        switch self {
        case .patch, .put, .delete: true
        case .get, .head, .post: false
        }
    }
}

extension ServiceFailure {
    /// The failure of a last attempt after which an earlier one may have done what was asked.
    var leavingOpen: ServiceFailure {
        switch self {
        case .unreachable(let why), .unreadable(let why), .signInNeeded(let why): .outcomeUnknown(why)
        case .busy, .cancelled: .outcomeUnknown(words)
        case .refused, .notFound, .notAllowed, .outcomeUnknown: self
        }
    }
}
