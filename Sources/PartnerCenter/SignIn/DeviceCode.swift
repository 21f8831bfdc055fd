import Core

/// What a person needs to sign in on another screen.
package struct DeviceCode: Equatable, Sendable {
    /// The address to open.
    package var address: String
    /// The code to enter there.
    package var userCode: String
    /// For how many seconds the code holds.
    package var lifetimeSeconds: Int
    /// What this program shows the endpoint.
    var code: Secret
    /// How many seconds to leave between two questions.
    var interval: Int
}

/// When to ask next whether the person has signed in, and when to give up (RFC 8628, section 3.5).
struct DevicePolling: Equatable, Sendable {
    /// What comes next.
    enum Step: Equatable, Sendable {
        case wait(seconds: Int)
        case done(TokenGrant)
        case failed(SignInProblem)
    }

    /// By how much "slow down" and a lost answer lengthen the pause.
    private static let slowing = 5
    private var interval: Int
    private let end: Timestamp

    /// Polling for a code that was given at a moment.
    init(_ code: DeviceCode, given: Timestamp) {
        interval = max(code.interval, 1)
        end = given.adding(seconds: Int64(code.lifetimeSeconds))
    }

    /// How long to wait before the first question.
    var first: Step { .wait(seconds: interval) }

    /// What follows from an answer that came at a moment.
    mutating func step(after answer: Result<TokenGrant, SignInProblem>, at now: Timestamp) -> Step {
        switch answer {
        case .success(let grant): return .done(grant)
        case .failure(.pending): break
        case .failure(.slowDown): interval += Self.slowing
        case .failure(let problem): return .failed(problem)
        }
        return pause(from: now)
    }

    /// What follows when no answer came.
    mutating func stepAfterLostAnswer(at now: Timestamp) -> Step {
        interval += Self.slowing
        return pause(from: now)
    }

    private func pause(from now: Timestamp) -> Step {
        now.adding(seconds: Int64(interval)) > end ? .failed(.codeExpired) : .wait(seconds: interval)
    }
}
