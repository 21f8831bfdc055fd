import Core
import Transfer

extension ServiceRequest {
    /// A page of a company's members, the oldest first.
    static func members(of id: CompanyID, page: Int) -> ServiceRequest {
        let query = [
            HTTPHeader("page", String(page)), HTTPHeader("size", "50"), HTTPHeader("sortField", "DATE"),
            HTTPHeader("sortOrder", "ASC"), HTTPHeader("includeCompanies", "false"),
            HTTPHeader("includeUserCustomAttributes", "false"),
        ]
        return ServiceRequest(.get, "\(company(id))/memberships", query: query)
    }

    /// A page of a company's invitations.
    ///
    /// The answer counts pages, but AppDirect documents no parameter that asks for one: only what follows the first is
    /// asked for by its number.
    static func invitations(of id: CompanyID, page: Int) -> ServiceRequest {
        ServiceRequest(
            .get, "\(company(id))/invitations", query: page == 0 ? [] : [HTTPHeader("page", String(page))])
    }

    /// An invitation of one person; never sent twice, as each sends a letter.
    static func invite(_ email: EmailAddress, role: String, to id: CompanyID) -> ServiceRequest {
        let body: JSONBody = [["email": .text(email.description), "role": .text(role)]]
        return ServiceRequest(
            .post, "\(company(id))/invitations", headers: jsonHeaders, body: body.bytes, isRepeatable: false)
    }

    /// Takes an invitation back; never sent twice, as the second answer would be that there is none.
    static func revoke(_ email: EmailAddress, from id: CompanyID) -> ServiceRequest {
        ServiceRequest(
            .delete, "\(company(id))/invitations/\(PercentEncoding.encoded(email.description))",
            isRepeatable: false)
    }

    /// The marketplace's notification templates, each with whether it is switched on.
    static let notificationTemplates = ServiceRequest(.get, "/api/notification/v1/templates")

    private static func company(_ id: CompanyID) -> String { "\(companies)/\(CompanyAddress.id(id).segment)" }
}
