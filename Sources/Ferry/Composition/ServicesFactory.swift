import AppDirect
import Core
import Panes
import PartnerCenter
import Store
import Transfer

/// Makes what a profile reaches beyond its store; nothing is sent and no secret is read before the first request.
struct ServicesFactory: Sendable {
    /// The profile.
    let profile: Profile
    /// Whether nothing outside may be changed, so that no more than reading is asked for.
    let isReadOnly: Bool
    /// Reads the profile's secrets.
    let secrets: SecretReader
    /// The clock, and who is at work.
    let surroundings: Surroundings
    /// What letters need.
    let letters: LetterParts
    /// Gets a line for each request; nil where nobody reads them.
    let log: (@Sendable (String) -> Void)?

    /// The services over a store.
    func services(over store: any CompanyStore) throws(CommandFailure) -> ProfileServices {
        let wire = CurlTransport()
        var services = try marketplace(over: store, wire)
        let letters = letters
        services.letters = { () throws(CommandFailure) -> LetterDesk in
            let desk = try letters.desk()
            do throws(StoreFailure) { return desk.heeding(Settings(try store.settings())) } catch {
                throw CommandFailure(.failed, Wording.sentence(for: error))
            }
        }
        try note(services, in: store)
        guard case .partnerCenter(let settings) = profile.customers else { return services }
        let partner = try partnerCenter(settings, wire)
        services.customers = partner.directory
        services.relationshipLink = { () async throws(ServiceFailure) -> String in
            try await partner.directory.relationshipLink()
        }
        let tenants = TenantCallers(partner.graph)
        services.licences = TenantLicences(graph: tenants.caller)
        services.subscriptions = partner.subscriptions(graph: tenants.caller)
        services.signInExpiry = { (try? await partner.tokens.signIn())?.expires.map { SignInExpiry(at: $0) } }
        let microsoft = RequirementInquiry(requirements: PartnerRequirements.asked) {
            await partner.requirements.findings()
        }
        services.inquiries.insert(microsoft, at: 0)
        return services
    }

    /// Tells the store whether the marketplace is outside, so that no row is ready before its companies were read.
    private func note(_ services: ProfileServices, in store: any CompanyStore) throws(CommandFailure) {
        guard let store = store as? any SyncStore else { return }
        do { try store.setMarketplace(isRemote: !services.marketplace.terms.isLocal) } catch {
            throw CommandFailure(.failed, Wording.sentence(for: error))
        }
    }

    /// Partner Center of the profile's settings.
    func partnerCenter(
        _ settings: PartnerCenterSettings, _ wire: any Wire = CurlTransport()
    ) throws(CommandFailure) -> PartnerCenterParts {
        try PartnerCenterParts(settings, secrets: secrets, wire: wire, log: log, note: log ?? { _ in })
    }

    private func marketplace(
        over store: any CompanyStore, _ wire: any Wire
    ) throws(CommandFailure) -> ProfileServices {
        switch profile.marketplace {
        case .local:
            guard let store = store as? SQLiteStore else {
                throw CommandFailure(.failed, "The embedded marketplace needs a store of its own.")
            }
            let local = LocalMarketplace(store, surroundings: surroundings)
            return ProfileServices(marketplace: local, companies: LocalDirectory(store), members: local)
        case .appDirect(let settings):
            let secret = secrets.reading(settings.clientSecret)
            let parts = try AppDirectParts(
                settings, secret: { () async throws(ServiceFailure) in try await secret().revealed },
                isReadOnly: isReadOnly, wire: wire,
                surroundings: surroundings, log: log)
            let connection = parts.connection
            return ProfileServices(
                marketplace: connection.marketplace, companies: connection.marketplace,
                members: connection.marketplace,
                inquiries: [
                    RequirementInquiry(requirements: MarketplaceInspection.asked) {
                        await connection.inspection.findings()
                    }
                ],
                learnTerms: { _ = await connection.marketplace.automaticCreation() },
                marketplaceSettings: { await connection.marketplace.settings() })
        }
    }
}
