import Core
import Transfer

/// Whether this partner asks customers by Microsoft's request for a reseller relationship, which is the multi-channel
/// one: it leaves what the customer bought through other channels as it is.
enum InvitationCheck {
    /// What the link of the request shows.
    static func finding(_ answer: Result<ServiceAnswer, ServiceFailure>) -> RequirementFinding {
        guard case .success(let answer) = answer else {
            guard case .failure(let failure) = answer else { return unknown("it was not asked") }
            return SignInCheck.finding(.multiChannel, for: failure)
        }
        guard answer.isSuccess, let link = try? RelationshipLink.read(answer.body) else {
            return unknown("Partner Center gave no link for the request")
        }
        guard link.lowercased().contains("resellerrelationship") else {
            return unknown("Partner Center's link is not one for a reseller relationship")
        }
        return RequirementFinding(
            .multiChannel, .passed,
            evidence: "Partner Center gives the link of the request that all channels share (ResellerRelationship)")
    }

    private static func unknown(_ evidence: String) -> RequirementFinding {
        RequirementFinding(
            .multiChannel, .unknown, evidence: evidence,
            remedy: "Make sure that relationships are made with Microsoft's multi-channel request, and attest it.")
    }
}
