import Core
import Testing

@testable import Transfer

/// The table of faults: what follows from each end of an attempt, for what may be repeated and for what may not.
@Suite struct VerdictTests {
    /// What a row expects.
    enum Expected: Sendable {
        case given, again, busy, unreachable, unknown, unreadable, cancelled
    }

    private func verdict(
        _ result: Result<ServiceAnswer, WireFailure>, repeatable: Bool, attempt: Int, asked: Double? = nil
    ) -> Verdict {
        let request = ServiceRequest(.post, "/x", isRepeatable: repeatable, correlation: "c-1")
        let judge = Judge(service: "Contoso", request: request, policy: RetryPolicy(attempts: 3))
        return judge.verdict(on: result, attempt: attempt, spent: 0, asked: asked, random: 0.5)
    }

    private func fits(_ verdict: Verdict, _ expected: Expected) -> Bool {
        switch (verdict, expected) {
        case (.give, .given), (.again, .again), (.fail(.busy), .busy), (.fail(.unreachable), .unreachable),
            (.fail(.outcomeUnknown), .unknown), (.fail(.unreadable), .unreadable), (.fail(.cancelled), .cancelled):
            true
        default: false
        }
    }

    /// Status; then the first and the last attempt of what may be repeated; then of what may not.
    @Test(arguments: [
        (200, Expected.given, Expected.given, Expected.given, Expected.given), (204, .given, .given, .given, .given),
        (302, .given, .given, .given, .given), (400, .given, .given, .given, .given),
        (401, .given, .given, .given, .given), (403, .given, .given, .given, .given),
        (404, .given, .given, .given, .given), (409, .given, .given, .given, .given),
        (412, .given, .given, .given, .given), (417, .given, .given, .given, .given),
        (408, .again, .unreachable, .unknown, .unknown), (429, .again, .busy, .again, .busy),
        (500, .again, .unreachable, .unknown, .unknown), (502, .again, .unreachable, .unknown, .unknown),
        (503, .again, .unreachable, .unknown, .unknown), (504, .again, .unreachable, .unknown, .unknown),
    ])
    func statuses(status: Int, first: Expected, last: Expected, onceFirst: Expected, onceLast: Expected) {
        let answer = Result<ServiceAnswer, WireFailure>.success(ServiceAnswer(status: status))
        #expect(fits(verdict(answer, repeatable: true, attempt: 1), first))
        #expect(fits(verdict(answer, repeatable: true, attempt: 3), last))
        #expect(fits(verdict(answer, repeatable: false, attempt: 1), onceFirst))
        #expect(fits(verdict(answer, repeatable: false, attempt: 3), onceLast))
    }

    @Test(arguments: [
        (WireFailure.Cause.unsendable, false, Expected.unreachable, Expected.unreachable, Expected.unreachable),
        (.insecure, false, .unreachable, .unreachable, .unreachable),
        (.unresolved, false, .again, .unreachable, .again),
        (.unconnected, false, .again, .unreachable, .again), (.cancelled, false, .cancelled, .cancelled, .cancelled),
        (.cancelled, true, .cancelled, .cancelled, .unknown), (.cut, true, .again, .unreachable, .unknown),
        (.late, true, .again, .unreachable, .unknown), (.garbled, true, .again, .unreadable, .unknown),
        (.tooLarge, true, .unreadable, .unreadable, .unknown),
    ])
    func failures(cause: WireFailure.Cause, mayHaveLeft: Bool, first: Expected, last: Expected, once: Expected) {
        let failure = Result<ServiceAnswer, WireFailure>.failure(WireFailure(cause, mayHaveLeft: mayHaveLeft, "words"))
        #expect(fits(verdict(failure, repeatable: true, attempt: 1), first))
        #expect(fits(verdict(failure, repeatable: true, attempt: 3), last))
        #expect(fits(verdict(failure, repeatable: false, attempt: 1), once))
        if mayHaveLeft { #expect(fits(verdict(failure, repeatable: false, attempt: 3), once)) }
    }

    @Test func failuresSayWhoWhatAndWhichOperation() {
        let answer = ServiceAnswer(
            status: 500, body: Array("{\"code\":\"1\",\"description\":\"Broken\\u001b[0m\"}".utf8))
        guard case .fail(.outcomeUnknown(let words)) = verdict(.success(answer), repeatable: false, attempt: 1) else {
            Issue.record("not unknown")
            return
        }
        #expect(words == "Contoso answered 500, code 1: Broken[0m [correlation c-1]")
    }

    @Test func aServiceThatAsksForTooMuchIsBusy() {
        let busy = verdict(.success(ServiceAnswer(status: 429)), repeatable: true, attempt: 1, asked: 3600)
        #expect(busy == .fail(.busy(seconds: 3600)))
        let down = verdict(.success(ServiceAnswer(status: 503)), repeatable: true, attempt: 1, asked: 600.2)
        #expect(down == .fail(.busy(seconds: 601)))
    }

    @Test func pausesDoubleUpToALimit() {
        let policy = RetryPolicy(attempts: 10, firstPause: 1, longestPause: 8, limit: 20)
        let longest = (1...9).map { policy.pause(afterAttempt: $0, asked: nil, spent: 0, random: 1) }
        #expect(longest == [1, 2, 4, 8, 8, 8, 8, 8, 8])
        #expect(policy.pause(afterAttempt: 1, asked: nil, spent: 0, random: 0) == 0.5)
        #expect(policy.pause(afterAttempt: 4, asked: nil, spent: 12.5, random: 1) == nil)
        #expect(policy.pause(afterAttempt: 10, asked: nil, spent: 0, random: 0) == nil)
        #expect(policy.pause(afterAttempt: 1, asked: 7, spent: 0, random: 0) == 7)
        #expect(policy.pause(afterAttempt: 1, asked: 21, spent: 0, random: 0) == nil)
    }
}
