import Core

/// What a profile reaches beyond its store.
struct ProfileServices: Sendable {
    /// Where companies are created.
    var marketplace: any Marketplace
    /// All companies of the marketplace; those of the store where it is the marketplace itself.
    var companies: any CompanyDirectory
    /// Partner Center; nil where customers come from files.
    var customers: (any CustomerDirectory)?
    /// The people of the marketplace's companies; nil where it can't be asked for them.
    var members: (any MemberDirectory)?
    /// The questions about the requirements that concern services.
    var inquiries: [RequirementInquiry] = []

    /// When the sign-in at Microsoft lapses; nil where there is none, or nobody knows.
    var signInExpiry: @Sendable () async -> SignInExpiry? = { nil }

    /// Reads the link by which a customer accepts the reseller relationship; nil where customers come from files.
    var relationshipLink: (@Sendable () async throws(ServiceFailure) -> String)?

    /// The subscriptions of customers; nil where customers come from files.
    var subscriptions: (any SubscriptionDirectory)?

    /// The licences of customers' tenants; nil where customers come from files.
    var licences: (any LicenceDirectory)?

    /// Asks the marketplace what it does by itself, so that its terms say so.
    var learnTerms: @Sendable () async -> Void = {}
    /// Reads the marketplace's own settings; nil where it is the store itself.
    var marketplaceSettings: (@Sendable () async -> MarketplaceSettings)?
    /// What letters need; throws where the profile can send none.
    var letters: @Sendable () throws(CommandFailure) -> LetterDesk = { () throws(CommandFailure) -> LetterDesk in
        throw CommandFailure(.usage, "No letters leave from here.")
    }

    /// The moment after which whoever was told is not told again yet.
    func coolDownBegan(at now: Timestamp) -> Timestamp {
        // Without a sender no letter leaves, and yet the marketplace mails.
        now.adding(seconds: -((try? letters().facts.coolDownSeconds) ?? 86_400))
    }

    /// Whether there is anything to synchronise with.
    var canSynchronise: Bool { customers != nil || !marketplace.terms.isLocal }

    /// What is found of the requirements that concern services; all are asked at once.
    func findings(within patience: Duration? = nil) async -> [RequirementFinding] {
        await withTaskGroup(of: (Int, [RequirementFinding]).self) { group in
            for (place, inquiry) in inquiries.enumerated() {
                group.addTask { (place, await inquiry.findings(within: patience)) }
            }
            var found: [Int: [RequirementFinding]] = [:]
            for await (place, findings) in group { found[place] = findings }
            return inquiries.indices.flatMap { found[$0] ?? [] }
        }
    }

    /// What is found of the requirements, with what persons vouched for in the store counted as passed.
    func requirements(
        attestedIn store: any AttestationStore, within patience: Duration? = nil
    ) async throws -> [RequirementFinding] {
        let findings = await findings(within: patience)
        return RequirementStanding.all(findings, attested: try store.attestations()).map { standing in
            var finding = standing.finding
            guard standing.attestation != nil else { return finding }
            finding.verdict = .passed
            finding.evidence = "attested \(StandingWords.evidence(for: standing))"
            return finding
        }
    }

    /// How jobs go about their rows: as many at once as requests may leave at once, within reason.
    var policy: JobPolicy {
        let terms = marketplace.terms
        return terms.isLocal ? .standard : JobPolicy(parallelism: min(terms.burst, Self.mostAtOnce))
    }

    /// How the requests of a synchronisation leave.
    var syncPolicy: SyncPolicy {
        SyncPolicy(customersAtOnce: 16, companiesAtOnce: max(1, min(marketplace.terms.burst, Self.mostAtOnce)))
    }

    /// More connections than this make no marketplace faster.
    private static let mostAtOnce = 32
}
