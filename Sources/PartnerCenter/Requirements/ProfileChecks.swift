import Core
import Transfer

/// Whether Microsoft has vetted the partner.
enum VettingCheck {
    /// The finding of the legal profile.
    static func finding(_ outcome: Result<ServiceAnswer, ServiceFailure>) -> RequirementFinding {
        guard case .success(let answer) = outcome else { return unanswered(.vetting, outcome) }
        guard answer.isSuccess else { return SignInCheck.finding(.vetting, for: Refusal(answer)) }
        guard let profile = try? JSONValue.object(answer.body, "the legal profile"),
            let status = profile["vettingStatus"].line
        else { return RequirementFinding(.vetting, .unknown, evidence: "The legal profile tells no vetting status") }
        let step = profile["vettingSubStatus"].line.flatMap { $0.lowercased() == "none" ? nil : " (\($0))" } ?? ""
        let evidence = "The legal profile says \(status)\(step)"
        switch profile["vettingStatus"].word {
        case "authorized": return RequirementFinding(.vetting, .passed, evidence: evidence)
        case "pending":
            return RequirementFinding(
                .vetting, .failed, evidence: evidence,
                remedy: "Finish the vetting in Partner Center under Account settings, Legal info.")
        case "rejected":
            return RequirementFinding(
                .vetting, .failed, evidence: evidence, remedy: "Open a request with Partner Center support.")
        default: return RequirementFinding(.vetting, .unknown, evidence: evidence)
        }
    }
}

/// Whether the Microsoft Partner Agreement is signed.
enum AgreementCheck {
    /// The finding of the agreement's status; nil where neither tenant nor partner id was known to ask for.
    static func finding(_ outcome: Result<ServiceAnswer, ServiceFailure>?) -> RequirementFinding {
        guard let outcome else {
            return RequirementFinding(
                .partnerAgreement, .unknown, evidence: "Neither the tenant's id nor a partner id is known to ask for")
        }
        guard case .success(let answer) = outcome else { return unanswered(.partnerAgreement, outcome) }
        guard answer.isSuccess else {
            let refusal = Refusal(answer)
            // 2203 and 2206: an account that has not signed (verify-indirect-reseller-mpa-status).
            if refusal.code == "2203" || refusal.code == "2206" { return unsigned }
            return SignInCheck.finding(.partnerAgreement, for: refusal)
        }
        switch (try? JSONValue.object(answer.body, "the agreement's status"))?["isAgreementSigned"].flag {
        case true: return RequirementFinding(.partnerAgreement, .passed, evidence: "The agreement is signed")
        case false: return unsigned
        default: return RequirementFinding(.partnerAgreement, .unknown, evidence: "The answer tells nothing of it")
        }
    }

    private static var unsigned: RequirementFinding {
        RequirementFinding(
            .partnerAgreement, .failed, evidence: "The agreement is not signed",
            remedy: "Let a Global admin sign it in Partner Center.")
    }
}

/// The partner's own id (MPN), as its profile tells it.
struct PartnerIDAnswer: Equatable {
    /// The id; nil when the partner has none.
    let id: String?
    /// A refusal that means something else; nil for none.
    private let other: RequirementFinding?

    /// Reads an answer for the profile: 404 with code 3000 means that there is none.
    init(_ answer: ServiceAnswer) throws(ServiceFailure) {
        if answer.isSuccess {
            id = try JSONValue.object(answer.body, "the partner profile")["mpnId"].line
            other = nil
            return
        }
        id = nil
        let refusal = Refusal(answer)
        let hasNone = answer.status == 404 && refusal.code == "3000"
        other = hasNone ? nil : SignInCheck.finding(.partnerID, for: refusal)
    }

    /// The finding of an answer.
    static func finding(_ outcome: Result<PartnerIDAnswer, ServiceFailure>) -> RequirementFinding {
        switch outcome {
        case .failure(let failure): return SignInCheck.finding(.partnerID, for: failure)
        case .success(let answer):
            if let other = answer.other { return other }
            guard let id = answer.id else {
                return RequirementFinding(
                    .partnerID, .failed, evidence: "Partner Center knows no partner id",
                    remedy: "Associate the tenant with a partner id in Partner Center under Account settings.")
            }
            return RequirementFinding(.partnerID, .passed, evidence: "The partner id is \(id)")
        }
    }
}

/// Whether the sign-in used a second factor, which the service tells when it is asked by `ValidateMfa`.
enum MFACheck {
    /// The finding of an answer's head; an older service puts it into the body.
    static func finding(_ outcome: Result<ServiceAnswer, ServiceFailure>) -> RequirementFinding {
        guard case .success(let answer) = outcome else { return unanswered(.mfa, outcome) }
        let told = answer[header: "isMfaCompliant"]?.trimmingBlanks.lowercased()
        let body = (try? JSONValue(answer.body))?["isMfaCompliant"].flag
        switch told.flatMap({ Bool($0) }) ?? body {
        case true: return RequirementFinding(.mfa, .passed, evidence: "Partner Center saw a second factor")
        case false:
            return RequirementFinding(
                .mfa, .failed, evidence: "Partner Center saw no second factor in the sign-in",
                remedy: "Require MFA for the account, then run `ferry sign-in`.")
        default: return RequirementFinding(.mfa, .unknown, evidence: "Partner Center did not tell")
        }
    }
}

/// Whether this machine's clock agrees with Microsoft's.
enum ClockCheck {
    /// So many seconds apart nothing is lost: an answer is on its way for a few.
    private static let tolerance: Int64 = 60

    /// The finding of an answer's `Date`.
    static func finding(_ outcome: Result<ServiceAnswer, ServiceFailure>, now: Timestamp) -> RequirementFinding {
        guard case .success(let answer) = outcome else { return unanswered(.clock, outcome) }
        guard let there = answer[header: "Date"].flatMap(HTTPDate.moment) else {
            return RequirementFinding(.clock, .unknown, evidence: "Microsoft's answer told no time")
        }
        let apart = abs(now.seconds - there.seconds)
        let evidence = "It is \(apart) seconds \(now < there ? "behind" : "ahead of") Microsoft's"
        if apart <= tolerance { return RequirementFinding(.clock, .passed, evidence: evidence) }
        return RequirementFinding(
            .clock, .failed, evidence: evidence, remedy: "Set the clock, best by a time service (NTP).")
    }
}

/// The finding where no answer came.
private func unanswered(
    _ requirement: Requirement, _ outcome: Result<ServiceAnswer, ServiceFailure>
) -> RequirementFinding {
    guard case .failure(let failure) = outcome else { return RequirementFinding(requirement, .unknown, evidence: "") }
    return SignInCheck.finding(requirement, for: failure)
}
