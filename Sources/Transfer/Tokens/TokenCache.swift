package import Core
import Synchronization

/// Keeps a service's token, and gets a new one ahead of its end or when the service refused it.
///
/// A fetch that has begun goes on to its end even when nobody waits any more: what it may bring, such as a new refresh
/// token, must not get lost.
package final class TokenCache: TokenSource {
    private typealias Answer = Result<String, ServiceFailure>

    private struct Token {
        var text: String
        var freshUntil: Duration
        var ends: Duration
    }

    private struct State {
        var token: Token?
        var isFetching = false
        var waiting: [Int: CheckedContinuation<Answer, Never>] = [:]
        var arrivals = 0
    }

    private let state = Mutex(State())
    private let slack: Double
    private let surroundings: TransferSurroundings
    private let fetch: @Sendable () async throws(ServiceFailure) -> IssuedToken

    /// A cache over a way to get tokens.
    ///
    /// A token is replaced `slack` seconds before its end, or at half its life when that is shorter.
    package init(
        slack: Double = 120, surroundings: TransferSurroundings = .live,
        fetch: @escaping @Sendable () async throws(ServiceFailure) -> IssuedToken
    ) {
        self.slack = slack
        self.surroundings = surroundings
        self.fetch = fetch
    }

    package func token(refused: String?) async throws(ServiceFailure) -> String {
        if Task.isCancelled { throw .cancelled }
        if let token = fresh(unlike: refused) { return token }
        let number = state.withLock { state in
            state.arrivals += 1
            return state.arrivals
        }
        let answer = await withTaskCancellationHandler {
            await withCheckedContinuation { wait($0, number) }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: number) }?.resume(returning: .failure(.cancelled))
        }
        return try answer.get()
    }

    private func fresh(unlike refused: String?) -> String? {
        state.withLock { state in
            if let refused, state.token?.text == refused { state.token = nil }
            guard let token = state.token, surroundings.elapsed() < token.freshUntil else { return nil }
            return token.text
        }
    }

    private func wait(_ continuation: CheckedContinuation<Answer, Never>, _ number: Int) {
        let answer: Answer? = state.withLock { state in
            // A cancellation before this found nobody to wake; one after it will.
            if Task.isCancelled { return .failure(.cancelled) }
            if let token = state.token, surroundings.elapsed() < token.freshUntil { return .success(token.text) }
            state.waiting[number] = continuation
            guard !state.isFetching else { return nil }
            state.isFetching = true
            Task { await self.fetchForAll() }
            return nil
        }
        if let answer { continuation.resume(returning: answer) }
    }

    private func fetchForAll() async {
        let result: Result<IssuedToken, ServiceFailure>
        do { result = .success(try await fetch()) } catch { result = .failure(error) }
        let (waiting, answer) = state.withLock { state in
            state.isFetching = false
            defer { state.waiting = [:] }
            return (state.waiting.values, keep(result, in: &state))
        }
        for continuation in waiting { continuation.resume(returning: answer) }
    }

    private func keep(_ result: Result<IssuedToken, ServiceFailure>, in state: inout State) -> Answer {
        let now = surroundings.elapsed()
        switch result {
        case .success(let issued):
            let life = Double(max(issued.lifetime, 1))
            state.token = Token(
                text: issued.text, freshUntil: now + .seconds(life - min(slack, life / 2)), ends: now + .seconds(life))
            return .success(issued.text)
        case .failure(let failure):
            guard var token = state.token, now < token.ends else { return .failure(failure) }
            // The old one still holds: it is used on, and the next try is made a little later.
            token.freshUntil = min(token.ends, now + .seconds(10))
            state.token = token
            return .success(token.text)
        }
    }
}
