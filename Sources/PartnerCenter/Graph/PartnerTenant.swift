import Core
import Transfer

/// What Microsoft Graph tells of the partner's own tenant.
struct PartnerTenant: Equatable, Sendable {
    /// The kinds of partner that Graph names; the list is open.
    enum Kind: Equatable, Sendable {
        /// A direct-bill (1-tier) reseller.
        case directReseller
        /// An indirect (2-tier) reseller.
        case indirectReseller
        /// A partner who advises, with or without delegated rights.
        case advisor
        case other(String)
        /// No partner at all.
        case none
    }

    /// The tenant; nil when it was not told.
    let id: TenantID?
    /// Its name; possibly empty.
    let name: String
    /// What kind of partner it is.
    let kind: Kind

    /// Reads it from Graph.
    static func read(_ caller: any ServiceCaller) async throws(ServiceFailure) -> PartnerTenant {
        let fields = HTTPHeader("$select", "id,displayName,partnerTenantType,verifiedDomains")
        let answer = try await caller.answer(to: ServiceRequest(.get, "/v1.0/organization", query: [fields]))
        guard answer.isSuccess else { throw Refusal(answer, by: .graph).failure }
        return try PartnerTenant(answer.body)
    }

    /// The tenant of an answer's body.
    init(_ body: [UInt8]) throws(ServiceFailure) {
        let fields = try JSONValue.object(body, "the organization")
        guard let own = fields["value"].items.first, own.isObject else {
            throw .unreadable("Microsoft Graph named no organization")
        }
        id = TenantID(own["id"].cell)
        name = own["displayName"].cell
        kind = Kind(own["partnerTenantType"].cell)
    }
}

extension PartnerTenant.Kind {
    /// The kind by Graph's word.
    init(_ word: String) {
        switch word.lowercased() {
        case "": self = .none
        case "resellerpartnerdelegatedadmin": self = .directReseller
        case "valueaddedresellerpartnerdelegatedadmin": self = .indirectReseller
        case "breadthpartner", "breadthpartnerdelegatedadmin": self = .advisor
        default: self = .other(word)
        }
    }
}
