package import Core
import Transfer

/// The page of a marketplace's settings, or why it does not show it.
enum OwnSettings {
    case told(JSONValue)
    case silent(String)
}

extension AppDirectMarketplace {
    /// What the marketplace tells of its own settings, and of its reminders by its notification templates.
    package func settings() async -> MarketplaceSettings {
        var switches: [MarketplaceSettings.Switch: Bool] = [:]
        switches[.reminds] = (try? await remindsByItself()) ?? nil
        switch await ownSettings() {
        case .silent(let why): return MarketplaceSettings(switches, silence: why)
        case .told(let page):
            switches[.synchronisesCompanies] = page["companySyncEnabled"].flag
            switches[.createsCompanies] = page["companySyncAutoCreateCompaniesEnabled"].flag
            switches[.invitesAdministrators] = page["companySyncInviteAdminOnCompanyCreationEnabled"].flag
            let names = switches.keys.contains { $0 != .reminds }
            return MarketplaceSettings(switches, silence: names ? nil : "its settings name none of these")
        }
    }

    /// Asks for the page of settings, which is no published part of AppDirect's API.
    ///
    /// It is found by the marketplace's own name, which a company tells.
    func ownSettings() async -> OwnSettings {
        do throws(ServiceFailure) {
            guard let first = try await accounts.page(0, named: nil).rows.first else {
                return .silent("the marketplace has no company by which to learn its own name")
            }
            let partner = try await accounts.read(.id(first.company.id))?.partner ?? ""
            guard !partner.isEmpty else { return .silent("the marketplace does not tell its own name") }
            let answer = try await accounts.answer(to: .settings(ofPartner: partner))
            guard answer.isSuccess else { throw answer.failure() }
            guard let page = JSONValue(of: answer) else { throw answer.unreadable("list of settings") }
            return .told(page)
        } catch { return .silent(error.words) }
    }
}
