import Core
import Transfer

/// A service's no, and what it means on these endpoints.
struct Refusal {
    /// Who says no.
    enum Voice: String {
        case partnerCenter = "Partner Center"
        case graph = "Microsoft Graph"
    }

    private let problem: ServiceProblem
    private let voice: Voice
    private let isPage: Bool

    /// The no in an answer.
    init(_ answer: ServiceAnswer, by voice: Voice = .partnerCenter) {
        problem = ServiceProblem(answer)
        self.voice = voice
        isPage = problem.code == nil && !answer.body.isEmpty
    }

    /// The service's code; nil when it gives none.
    var code: String? { problem.code }

    /// Whether the service knows no relationship with the customer that was asked for.
    ///
    /// A page of some other server in between, which a wrong address gives for everybody, does not say that.
    var meansNoRelationship: Bool {
        problem.status == 403 && code == "20002" || problem.status == 404 && !isPage
    }

    /// Whether the call is not offered to this type of partner.
    var meansWrongPartnerType: Bool { problem.status == 403 && code == "1002" }

    /// The failure, with a hint where the code tells what to do.
    var failure: ServiceFailure {
        let words = problem.sentence(by: voice.rawValue) + (hint.map { ". \($0)" } ?? "")
        return switch problem.status {
        case 401: .signInNeeded(words)
        case 403: .notAllowed(words)
        case 404: .notFound(words)
        default: .refused(words)
        }
    }

    private var hint: String? {
        switch code {
        case "1002": "This call is not for your type of partner"
        case "20002": "The customer has no relationship with you any more"
        case "900150", "900308": "The account's role is too small; an Admin agent may do it"
        case "900309": "A Conditional Access policy stopped it"
        case "900316", "900329": "This call needs a person's sign-in; run `ferry sign-in`"
        case "900420": "The token was made for another service; check `api` in the profile"
        case "900421", "10001": "Microsoft wants a sign-in with a second factor; run `ferry sign-in`"
        default: nil
        }
    }
}
