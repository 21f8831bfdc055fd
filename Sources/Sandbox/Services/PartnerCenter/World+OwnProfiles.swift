import Core

extension World {
    /// The link with which customers accept the relationship; the same for all, with its ampersands escaped.
    var relationshipLink: WebAnswer {
        let partner = SandboxIdentity.partner.description
        return .object {
            $0.field(
                "url",
                "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&amp;partnerId=\(partner)"
                    + "&amp;msppId=0&amp;DAP=false#/BillingAccounts/partner-invitation")
            $0.object("attributes") { $0.field("objectType", "RelationshipRequest") }
        }
    }

    /// A profile of the partner itself.
    func ownProfile(_ name: String, _ request: WebRequest, _ grant: AccessGrant) -> WebAnswer {
        switch name {
        case "legalbusiness":
            if grant.isAppOnly {
                return .partnerError(403, 900329, "App-only access tokens are not supported for this operation.")
            }
            return legalBusiness
        case "mpn": return mpn(request.parameter("mpnId"))
        case "organization", "billing", "support": return organization(name)
        default: return .partnerError(404, 1000, "The resource was not found.")
        }
    }

    private var legalBusiness: WebAnswer {
        .object(style: JSONWriter.Style(hasByteOrderMark: true)) {
            $0.field("companyName", SandboxIdentity.name)
            $0.object("address") { Self.ownAddress(&$0) }
            $0.object("primaryContact") {
                $0.field("firstName", "Gena")
                $0.field("lastName", "Soto")
                $0.field("email", "gena@fabrikam.example.com")
                $0.field("phoneNumber", "4255550100")
            }
            $0.object("companyApproverAddress") { Self.ownAddress(&$0) }
            $0.field("companyApproverEmail", "gena@fabrikam.example.com")
            $0.field("vettingStatus", vettingStatus)
            $0.field("vettingSubStatus", "none")
            Self.ending("LegalBusinessProfile", "/profiles/legalbusiness", &$0)
        }
    }

    private func mpn(_ wanted: String?) -> WebAnswer {
        if let wanted, wanted != "4391507" {
            return .partnerError(404, 3000, "Partner Organization with partner_id \(wanted) could not be found")
        }
        return .object {
            $0.field("partnerName", SandboxIdentity.name)
            $0.field("mpnId", "4391507")
            Self.ending("MpnProfile", "/profiles/mpn", &$0)
        }
    }

    private func organization(_ name: String) -> WebAnswer {
        .object(style: JSONWriter.Style(hasByteOrderMark: true)) {
            $0.field("id", SandboxIdentity.partner.description)
            $0.field("companyName", SandboxIdentity.name)
            $0.object("defaultAddress") { Self.ownAddress(&$0) }
            $0.field("tenantId", SandboxIdentity.partner.description)
            $0.field("domain", SandboxIdentity.domain)
            $0.field("email", "partner@fabrikam.example.com")
            $0.field("language", "en")
            $0.field("culture", "en-US")
            Self.ending("OrganizationProfile", "/profiles/\(name)", &$0)
        }
    }

    /// Whether a partner signed the agreement, by one id out of two.
    func agreementStatus(_ request: WebRequest) -> WebAnswer {
        switch (request.parameter("mpnId"), request.parameter("tenantId")) {
        case (nil, nil): return .partnerError(400, 2001, "Both MPN Id and Tenant Id cannot be empty.")
        case (_?, _?): return .partnerError(400, 2000, "Both MPN Id and Tenant Id should not be passed.")
        case (let mpn?, nil):
            guard Int(mpn) != nil else { return .partnerError(400, 2000, "MPN Id must be numeric.") }
        case (nil, let tenant?):
            guard TenantID(tenant) != nil else { return .partnerError(400, 2000, "Tenant Id must be a GUID.") }
        }
        return .object { $0.field("isAgreementSigned", isAgreementSigned) }
    }

    private static func ownAddress(_ json: inout JSONWriter) {
        json.field("country", "US")
        json.field("city", "Buffalo")
        json.field("state", "NY")
        json.field("addressLine1", "123 Main Street")
        json.field("addressLine2", "")
        json.field("postalCode", "98052")
        json.field("firstName", "Gena")
        json.field("lastName", "Soto")
        json.field("phoneNumber", "4255550100")
    }

    private static func ending(_ type: String, _ uri: String, _ json: inout JSONWriter) {
        json.field("profileType", type)
        json.object("links") { $0.link("self", uri) }
        json.object("attributes") { $0.field("objectType", type) }
    }
}
