import Core
import Testing
import Transfer

@testable import PartnerCenter

@Suite struct SignInProblemTests {
    @Test(arguments: [
        ([70_043], SignInProblem.secondFactorDue), ([50_078], .secondFactorDue), ([700_082], .unused),
        ([50_173], .revoked), ([65_001], .noConsent), ([7_000_215], .secretWrong), ([7_000_222], .secretExpired),
        ([70_002, 50_126], .wrongCredentials), ([70_002, 50_173], .revoked), ([53_003], .conditionalAccess),
        ([50_158], .conditionalAccess), ([70_016], .pending), ([90_002], .unknownTenant),
        ([700_016], .unknownApplication),
    ])
    func everyNumberOfTheTableHasItsMeaning(codes: [Int], problem: SignInProblem) {
        #expect(SignInProblem(error: "invalid_grant", codes: codes, words: "") == problem)
    }

    @Test(arguments: [
        ("authorization_pending", SignInProblem.pending), ("slow_down", .slowDown), ("expired_token", .codeExpired),
        ("authorization_declined", .declined), ("access_denied", .declined), ("bad_verification_code", .codeExpired),
    ])
    func wordsAloneSayEnough(word: String, problem: SignInProblem) {
        #expect(SignInProblem(error: word, codes: [], words: "") == problem)
    }

    @Test func askingTooOftenIsNotTheSameAsWaitingThoughTheNumberIs() {
        #expect(SignInProblem(error: "slow_down", codes: [70_016], words: "") == .slowDown)
    }

    @Test func anUnknownNumberKeepsMicrosoftsFirstLineSanitised() {
        let words = "AADSTS123: Odd \u{1B}[2Jthing.\r\nTrace ID: 1\r\n"
        #expect(
            SignInProblem(error: "server_error", codes: [123], words: words)
                == .other(code: "AADSTS123", words: "AADSTS123: Odd [2Jthing."))
        #expect(
            SignInProblem(error: "invalid_grant", codes: [123], words: "")
                == .tokenRefused(code: "AADSTS123", words: ""))
        #expect(SignInProblem(error: "odd\u{7}", codes: [], words: "") == .other(code: "odd", words: ""))
    }

    @Test(arguments: [
        SignInProblem.pending, .slowDown, .codeExpired, .declined, .secondFactorDue, .unused, .revoked,
        .tokenRefused(code: "AADSTS1", words: "why"), .noConsent, .secretWrong, .secretExpired, .secretMissing,
        .secretUnwanted, .wrongCredentials, .accountBlocked, .conditionalAccess, .notAssigned, .unknownTenant,
        .unknownApplication, .serviceMissing,
    ])
    func everySentenceSaysWhatToDo(problem: SignInProblem) {
        #expect(problem.sentence.hasSuffix("."))
        #expect(problem.sentence.contains(";"))
        switch problem.failure {
        case .signInNeeded(let why): #expect(problem.asksForSignIn && why == problem.sentence)
        case .notAllowed(let why): #expect(!problem.asksForSignIn && why == problem.sentence)
        default: Issue.record("\(problem.failure)")
        }
    }
}
