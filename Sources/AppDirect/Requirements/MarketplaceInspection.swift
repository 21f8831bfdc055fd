package import Core
import Transfer

/// Finds out whether a marketplace lets Ferry do its work.
package struct MarketplaceInspection: Sendable {
    private let marketplace: AppDirectMarketplace
    private let surroundings: Surroundings
    private let scope: @Sendable () -> String?
    private let limitWords: @Sendable () -> String

    /// An inspection; `scope` gives what the last token was granted for, nil when that was not told, and `limits` the
    /// limits in force, in words.
    package init(
        _ marketplace: AppDirectMarketplace, surroundings: Surroundings, scope: @escaping @Sendable () -> String?,
        limits: @escaping @Sendable () -> String
    ) {
        self.marketplace = marketplace
        self.surroundings = surroundings
        self.scope = scope
        limitWords = limits
    }

    /// What the marketplace is asked for.
    package static let asked: [Requirement] = [.marketplace, .marketplaceRole, .automaticCreation]

    /// What is found; it costs a request, and three more to learn what the marketplace does by itself.
    package func findings() async -> [RequirementFinding] {
        let answer: ServiceAnswer
        do throws(ServiceFailure) {
            answer = try await marketplace.accounts.answer(
                to: .companies(page: 0, size: 1, named: nil, withAttributes: false))
        } catch { return without(error) + [limits] }
        let page = answer.isSuccess ? JSONValue(of: answer).flatMap { ListReading($0, number: 0) } : nil
        let found = [reached(answer, page), role(answer, page), clock(answer), limits]
        return page == nil ? found : found + [Self.finding(await marketplace.automaticCreation())]
    }

    private static func finding(_ creation: AutomaticCreation) -> RequirementFinding {
        switch creation {
        case .off:
            RequirementFinding(.automaticCreation, .passed, evidence: "it is off, so only Ferry creates companies")
        case .on:
            RequirementFinding(
                .automaticCreation, .failed, evidence: "it is on: a race with Ferry, which may end with two companies",
                remedy: "Switch off the automatic creation of companies in the marketplace's settings of Company Sync.")
        case .unknown(let why):
            RequirementFinding(
                .automaticCreation, .unknown, evidence: why,
                remedy: """
                    Look at the marketplace's settings of Company Sync, and say what they are with \
                    `ferry settings set marketplaceCreatesAutomatically off`.
                    """)
        }
    }

    private func without(_ failure: ServiceFailure) -> [RequirementFinding] {
        [
            RequirementFinding(
                .marketplace, failure.standing, evidence: failure.words,
                remedy: failure.standing == .failed ? Self.reachRemedy : ""),
            withoutCompanies(failure),
            RequirementFinding(.clock, .unknown, evidence: "the marketplace told no time"),
        ]
    }

    private func reached(_ answer: ServiceAnswer, _ page: ListReading?) -> RequirementFinding {
        if let page {
            return RequirementFinding(
                .marketplace, .passed, evidence: "it answers" + (page.total.map { ", companies: \($0)" } ?? ""))
        }
        let failure = answer.isSuccess ? answer.unreadable("list of companies") : answer.failure()
        return RequirementFinding(
            .marketplace, failure.isRefusal ? .passed : .failed, evidence: failure.words,
            remedy: failure.isRefusal ? "" : "Check the marketplace's url: it answers, but not as AppDirect's API does."
        )
    }

    private func role(_ answer: ServiceAnswer, _ page: ListReading?) -> RequirementFinding {
        guard page != nil else {
            return withoutCompanies(answer.failure())
        }
        let wanted = ClientCredentials.scope(isReadOnly: marketplace.rules.isReadOnly)
        guard let scope = scope() else {
            return RequirementFinding(
                .marketplaceRole, marketplace.rules.isReadOnly ? .passed : .unknown,
                evidence: "companies can be read; what else the token allows was not told")
        }
        // The scope that may write may read, too.
        let granted = Set(scope.uppercased().split { $0 == " " || $0 == "," }.map(String.init))
        guard granted.contains(wanted) || granted.contains(ClientCredentials.scope(isReadOnly: false)) else {
            return RequirementFinding(
                .marketplaceRole, .failed, evidence: "the token allows \(scope), and \(wanted) is needed",
                remedy: Self.roleRemedy)
        }
        return RequirementFinding(
            .marketplaceRole, .passed, evidence: "companies can be read; the token allows \(scope)")
    }

    /// What it says of the API client that no company could be read.
    private func withoutCompanies(_ failure: ServiceFailure) -> RequirementFinding {
        guard failure.isRefusal else {
            return RequirementFinding(.marketplaceRole, .unknown, evidence: "no company could be read")
        }
        var refusesSignIn = false
        if case .signInNeeded = failure { refusesSignIn = true }
        return RequirementFinding(
            .marketplaceRole, .failed, evidence: failure.words, remedy: Self.roleRemedy, refusesSignIn: refusesSignIn)
    }

    private static let reachRemedy = "Check the marketplace's url in the configuration, the network and the proxy."
    private static let roleRemedy = """
        In the marketplace, open Settings > Integration > API Clients and give the client the scope ROLE_PARTNER \
        (or ROLE_PARTNER_READ for a read-only profile).
        """

    private func clock(_ answer: ServiceAnswer) -> RequirementFinding {
        guard let theirs = answer[header: "Date"].flatMap(HTTPDate.moment) else {
            return RequirementFinding(.clock, .unknown, evidence: "the marketplace told no time")
        }
        let skew = surroundings.now().seconds - theirs.seconds
        let evidence =
            skew == 0
            ? "this machine's clock agrees with the marketplace's"
            : "this machine's clock is \(abs(skew)) s \(skew > 0 ? "ahead of" : "behind") the marketplace's"
        return abs(skew) <= 60
            ? RequirementFinding(.clock, .passed, evidence: evidence)
            : RequirementFinding(
                .clock, .failed, evidence: evidence, remedy: "Set this machine's clock, by preference with NTP.")
    }

    private var limits: RequirementFinding { RequirementFinding(.rateLimits, .passed, evidence: limitWords()) }
}

extension ServiceFailure {
    /// Whether the marketplace answered, and refused who asked.
    fileprivate var isRefusal: Bool {
        switch self {
        case .signInNeeded, .notAllowed: true
        default: false
        }
    }

    /// What it says about whether the marketplace answers.
    fileprivate var standing: RequirementFinding.Verdict {
        switch self {
        case .signInNeeded, .notAllowed, .busy, .refused: .passed
        case .cancelled: .unknown
        default: .failed
        }
    }
}
