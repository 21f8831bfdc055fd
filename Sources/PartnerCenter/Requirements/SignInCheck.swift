import Core
import Transfer

/// Whether Microsoft gives tokens, and for how long the sign-in holds.
struct SignInCheck: Sendable {
    let person: any TokenSource
    let tokens: EntraTokens
    let api: TokenAudience
    let now: @Sendable () -> Timestamp

    /// Both findings.
    func findings() async -> [RequirementFinding] {
        let signIn = await signIn()
        return [signIn, await expiry()]
    }

    private func signIn() async -> RequirementFinding {
        do throws(ServiceFailure) {
            _ = try await person.token(refused: nil)
            let scope = await tokens.scope(of: api) ?? ""
            let evidence = "Microsoft gave a token" + (scope.isEmpty ? "" : " for \(scope)")
            return RequirementFinding(.signIn, .passed, evidence: evidence)
        } catch {
            return Self.finding(.signIn, for: error)
        }
    }

    private func expiry() async -> RequirementFinding {
        if let why = tokens.unwritable {
            return RequirementFinding(
                .signInExpiry, .unknown, evidence: "The age of the sign-in is not known: \(why)",
                remedy: "Point refresh_token to a file.")
        }
        do throws(ServiceFailure) {
            guard let stored = try await tokens.signIn(), let expires = stored.expires else {
                return RequirementFinding(
                    .signInExpiry, .failed, evidence: "Nobody has signed in", remedy: "Run `ferry sign-in`.")
            }
            return Self.finding(expires: expires, now: now())
        } catch {
            return Self.finding(.signInExpiry, for: error)
        }
    }

    /// The finding for a sign-in that lapses at a moment unless it is used before.
    static func finding(expires: Timestamp, now: Timestamp) -> RequirementFinding {
        let evidence =
            expires <= now
            ? "It lapsed on \(expires.day())" : "It holds until \(expires.day()) unless it is used before"
        guard SignInExpiry(at: expires).isNear(at: now) else {
            return RequirementFinding(.signInExpiry, .passed, evidence: evidence)
        }
        return RequirementFinding(.signInExpiry, .failed, evidence: evidence, remedy: "Run `ferry sign-in`.")
    }

    /// The finding where a question ended without an answer: what could not be asked is not known to be wrong.
    static func finding(_ requirement: Requirement, for failure: ServiceFailure) -> RequirementFinding {
        switch failure {
        case .signInNeeded(let why):
            RequirementFinding(
                requirement, requirement == .signIn || requirement == .signInExpiry ? .failed : .unknown, evidence: why,
                remedy: "Run `ferry sign-in`.")
        case .notAllowed(let why), .refused(let why), .notFound(let why):
            RequirementFinding(requirement, requirement == .signIn ? .failed : .unknown, evidence: why)
        case .busy(let seconds):
            RequirementFinding(
                requirement, .unknown, evidence: "Microsoft asks to wait \(seconds) seconds", remedy: "Try again then.")
        case .unreachable(let why), .outcomeUnknown(let why), .unreadable(let why):
            RequirementFinding(requirement, .unknown, evidence: why, remedy: "Try again later.")
        case .cancelled: RequirementFinding(requirement, .unknown, evidence: "It was stopped", remedy: "Try again.")
        }
    }

    /// The finding where the service said no, which for a call that is not for this type of partner says nothing.
    static func finding(_ requirement: Requirement, for refusal: Refusal) -> RequirementFinding {
        if refusal.meansWrongPartnerType {
            return RequirementFinding(
                requirement, .unknown, evidence: "Microsoft does not offer this check for your type of partner")
        }
        return finding(requirement, for: refusal.failure)
    }
}
