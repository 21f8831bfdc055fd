import Core
import Synchronization

/// Questions to a service about the requirements that concern it.
struct RequirementInquiry: Sendable {
    /// What is asked for.
    let requirements: [Requirement]
    /// Asks.
    let ask: @Sendable () async -> [RequirementFinding]

    /// What is found; of what is not answered in time nothing is known.
    ///
    /// A question that left goes on behind it.
    func findings(within patience: Duration?) async -> [RequirementFinding] {
        guard let patience else { return await ask() }
        let requirements = requirements
        return await withCheckedContinuation { continuation in
            let first = Turnstile(continuation)
            let question = Task { first.pass(await ask()) }
            Task {
                try? await Task.sleep(for: patience)
                question.cancel()
                first.pass(
                    requirements.map {
                        RequirementFinding(
                            $0, .unknown, evidence: "not asked: no answer in time",
                            remedy: "`ferry doctor` waits for the answer.")
                    })
            }
        }
    }

    /// Lets the first of two answers through.
    private final class Turnstile: Sendable {
        private let continuation: Mutex<CheckedContinuation<[RequirementFinding], Never>?>

        init(_ continuation: CheckedContinuation<[RequirementFinding], Never>) {
            self.continuation = Mutex(continuation)
        }

        func pass(_ findings: [RequirementFinding]) {
            let waiting = continuation.withLock { continuation in
                defer { continuation = nil }
                return continuation
            }
            waiting?.resume(returning: findings)
        }
    }
}
