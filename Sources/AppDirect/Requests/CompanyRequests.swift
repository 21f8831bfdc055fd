import Core
import Transfer

/// By what a company is asked for.
enum CompanyAddress: Equatable, Sendable {
    case id(CompanyID)
    /// The value of `externalId`, by AppDirect's own prefix in the path.
    case externalID(TenantID)

    /// What stands in the path.
    var segment: String {
        switch self {
        case .id(let id): PercentEncoding.encoded(id.description)
        case .externalID(let tenant): "externalId:\(tenant)"
        }
    }
}

extension ServiceRequest {
    /// Where companies are.
    static let companies = "/api/account/v2/companies"
    /// What a body of JSON is announced with.
    static let jsonHeaders = [HTTPHeader("Content-Type", "application/json")]

    /// A page of the list of companies, counted from 0, of those of a name or of all.
    ///
    /// In the order of names, the only one that there is; purchase limits are said to be costly.
    static func companies(page: Int, size: Int, named name: String?, withAttributes: Bool) -> ServiceRequest {
        var query = [
            HTTPHeader("page", String(page)), HTTPHeader("size", String(size)), HTTPHeader("sortField", "NAME"),
            HTTPHeader("sortOrder", "ASC"), HTTPHeader("includePurchaseLimitData", "false"),
            HTTPHeader("includeCustomAttributes", withAttributes ? "true" : "false"),
        ]
        if let name { query.append(HTTPHeader("name", name)) }
        return ServiceRequest(.get, companies, query: query)
    }

    /// A company with everything.
    static func company(_ address: CompanyAddress) -> ServiceRequest {
        ServiceRequest(.get, "\(companies)/\(address.segment)")
    }

    /// A company's verified domains.
    static func verifiedDomains(of id: CompanyID) -> ServiceRequest {
        ServiceRequest(.get, "\(companies)/\(CompanyAddress.id(id).segment)/verifiedDomains")
    }

    /// A new company; never sent twice, as nothing would keep the second from making another one.
    static func create(_ company: NewCompany, field: TenantField) -> ServiceRequest {
        ServiceRequest(
            .post, companies, headers: jsonHeaders, body: JSONBody(creating: company, field: field).bytes,
            isRepeatable: false)
    }

    /// A change of some fields, which does no more when it is sent twice.
    static func change(_ id: CompanyID, _ fields: JSONBody) -> ServiceRequest {
        ServiceRequest(
            .patch, "\(companies)/\(CompanyAddress.id(id).segment)", headers: jsonHeaders, body: fields.bytes,
            isRepeatable: true)
    }

    /// A marketplace's settings, from a page that AppDirect does not show and may take away.
    static func settings(ofPartner partner: String) -> ServiceRequest {
        ServiceRequest(.get, "/api/channel/v1/settings/\(PercentEncoding.encoded(partner))")
    }
}
