import Core

extension World {
    /// Answers for Partner Center.
    mutating func partnerCenter(_ request: WebRequest) -> WebAnswer {
        var answer = partnerCenterAnswer(request)
        let requestID = request.headers["ms-requestid"] ?? "e4541c2f-be02-49c0-ad53-f8db984a9235"
        let correlation = request.headers["ms-correlationid"] ?? "1bf19f1d-8d07-4c8b-9085-647a97910641"
        answer.headers += [
            ("MS-RequestId", requestID), ("MS-CorrelationId", correlation), ("MS-CV", "FOoCC1KhCUCrPcjQ.0"),
            ("MS-ServerId", "000012"), ("X-Locale", "en-US,en-US"),
        ]
        if request.headers["validatemfa"]?.lowercased() == "true" {
            answer.headers.append(("isMfaCompliant", signIn.isMFACompliant ? "true" : "false"))
        }
        return answer
    }

    private mutating func partnerCenterAnswer(_ request: WebRequest) -> WebAnswer {
        guard let token = request.bearer, let grant = signIn.grant(of: token, at: options.clock()) else {
            return Site.partnerCenter.unauthorised(request.bearer)
        }
        guard grant.audience == .partnerCenter else {
            return .partnerError(401, 900420, "The token audience is not valid for this API.")
        }
        let path = Array(request.segments.dropFirst())
        guard path.first == "v1", path.count > 1 else { return Self.partnerMissing }
        let rest = Array(path.dropFirst(2))
        switch path[1] {
        case "customers": return customerPath(rest, request, grant)
        case "profiles": return ownProfile(rest.first ?? "", request, grant)
        case "auditrecords":
            return grant.isAppOnly ? Self.appOnlyRefused : auditRecords(request)
        case "compliance" where rest == ["csp", "agreementstatus"]: return agreementStatus(request)
        case "relationships": return .partnerError(403, 1002, "Authorization Failed")
        default: return Self.partnerMissing
        }
    }

    private mutating func customerPath(
        _ path: [String], _ request: WebRequest, _ grant: AccessGrant
    ) -> WebAnswer {
        guard let id = path.first else {
            return request.method == "GET" ? customerList(request) : Self.partnerMissing
        }
        if id == "relationshiprequests" { return grant.isAppOnly ? Self.appOnlyRefused : relationshipLink }
        guard let tenant = TenantID(id), let profile = customers.profile(of: tenant) else {
            return Self.unknownCustomer(id)
        }
        switch profile.bond {
        case .gone, .delegatedOnly: return Self.unknownCustomer(id)
        case .lost: return .partnerError(403, 20002, "No relationship between caller and account.")
        case .reseller: break
        }
        switch (request.method, path.dropFirst().joined(separator: "/")) {
        case ("GET", ""): return customerDetails(profile)
        case ("PATCH", ""): return removeRelationship(profile, request)
        case ("GET", "profiles/company"): return companyProfile(profile)
        case ("GET", "profiles/billing"): return billingProfile(profile)
        case ("GET", "subscriptions"): return subscriptionList(profile)
        case ("GET", "validationStatus"): return validationStatus(profile)
        case ("GET", "directSignedMicrosoftCustomerAgreementStatus"):
            if grant.isAppOnly { return Self.appOnlyRefused }
            return .object { $0.field("isSigned", profile.quirk.isMultiple(of: 4)) }
        case ("GET", "relationships"): return .partnerError(403, 1002, "Authorization Failed")
        default: return Self.partnerMissing
        }
    }

    private mutating func removeRelationship(_ profile: CustomerProfile, _ request: WebRequest) -> WebAnswer {
        guard JSONValue(request.body)?["relationshipToPartner"]?.text == "none" else {
            return .partnerError(400, 3000, "A property has invalid data.")
        }
        guard profile.relationship != "none" else {
            return .partnerError(400, 3000, "The relationship does not exist.")
        }
        customers.change(profile.number, at: moment, as: .removed) {
            $0.relationship = "none"
            $0.isListed = false
        }
        return .object(style: JSONWriter.Style(hasPascalKeys: true, hasByteOrderMark: true)) {
            for key in ["id", "commerceId", "companyProfile", "billingProfile"] { $0.field(key, nil) }
            $0.field("relationshipToPartner", "none")
            for key in ["allowDelegatedAccess", "userCredentials", "customDomains", "associatedPartnerId"] {
                $0.field(key, nil)
            }
            $0.object("attributes") { $0.field("objectType", "Customer") }
        }
    }

    private static func unknownCustomer(_ id: String) -> WebAnswer {
        .partnerError(404, 1000, "The customer '\(id)' was not found.")
    }

    private static var partnerMissing: WebAnswer { .partnerError(404, 1000, "The resource was not found.") }

    private static var appOnlyRefused: WebAnswer {
        .partnerError(403, 900329, "App-only access tokens are not supported for this operation.")
    }
}
