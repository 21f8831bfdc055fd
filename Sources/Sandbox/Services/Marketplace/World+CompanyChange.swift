import Core

extension World {
    /// Creates a company with its first user. A name may exist twice; an external id may not.
    mutating func createCompany(_ request: WebRequest) -> WebAnswer {
        guard let body = JSONValue(request.body), case .object = body else { return Self.badRequest("Malformed JSON") }
        guard body["name"]?.text?.isEmpty == false else { return Self.badRequest("name: may not be empty") }
        guard let first = body["firstUser"], let email = first["email"]?.text, EmailAddress(email) != nil else {
            return Self.badRequest("firstUser.email: not a well-formed email address")
        }
        let uuid = companies.newID()
        var company = MarketCompany(uuid: uuid, name: "", creationDate: milliseconds, isMadeByClient: true)
        if let refusal = fill(&company, body, isWhole: true) { return refusal }
        let user = companies.addUser(
            MarketUser(
                uuid: companies.newID(), email: email, firstName: first["firstName"]?.text ?? "",
                lastName: first["lastName"]?.text ?? "", isActivated: false, creationDate: milliseconds))
        company.members = [
            MarketCompany.Member(user: user, roles: ["ROLE_SYS_ADMIN", "ROLE_BILLING_ADMIN", "ROLE_USER"])
        ]
        company.invitations = [
            MarketCompany.Invitation(
                email: email, role: "SYS_ADMIN", createdOn: milliseconds, lastModified: milliseconds)
        ]
        let number = companies.add(company)
        return created(number, first: first, email: email)
    }

    private mutating func created(_ number: Int, first: JSONValue, email: String) -> WebAnswer {
        let company = companies.companies[number]
        // The published examples write the roles with their prefix and without.
        let prefix = number.isMultiple(of: 4) ? "ROLE_" : ""
        return .object(201) {
            writeWhole(company, &$0)
            $0.object("firstUser") {
                $0.field("email", email)
                $0.field("firstName", first["firstName"]?.text)
                $0.field("lastName", first["lastName"]?.text)
                $0.list("roles", ["SYS_ADMIN", "BILLING_ADMIN", "USER"].map { prefix + $0 })
            }
        }
    }

    /// Changes a company: PUT replaces all that can be set, PATCH what is named.
    mutating func changeCompany(_ number: Int, _ request: WebRequest) -> WebAnswer {
        guard let body = JSONValue(request.body), case .object = body else { return Self.badRequest("Malformed JSON") }
        var company = companies.companies[number]
        if let refusal = fill(&company, body, isWhole: request.method == "PUT") { return refusal }
        companies.change(number) { $0 = company }
        return companyDetails(number)
    }

    /// Puts a body's fields into a company; gives the refusal of a field that may not be so.
    private mutating func fill(_ company: inout MarketCompany, _ body: JSONValue, isWhole: Bool) -> WebAnswer? {
        if let name = body["name"]?.text {
            company.name = name
        } else if isWhole {
            return Self.badRequest("name: may not be empty")
        }
        if isWhole || body["externalId"] != nil {
            if let refusal = setExternalID(&company, body["externalId"]?.text) { return refusal }
        }
        if isWhole || body["address"] != nil {
            guard let address = Self.address(body["address"]) else {
                return Self.badRequest("address: country, city, zip and street1 are required")
            }
            company.address = address.isEmpty ? nil : address
        }
        for name in MarketCompany.textFields where isWhole || body[name] != nil {
            company.texts[name] = body[name]?.text
        }
        if let code = company.texts["countryCode"], code.utf8.count != 2 {
            return Self.badRequest("countryCode: must be an ISO 3166 code of two letters")
        }
        company.isEnabled = body["enabled"]?.flag ?? company.isEnabled
        company.allowsLogin = body["allowLogin"]?.flag ?? company.allowsLogin
        return setAttributes(&company, body["customAttributes"]?.list)
    }

    private mutating func setExternalID(_ company: inout MarketCompany, _ id: String?) -> WebAnswer? {
        let id = id?.isEmpty == true ? nil : id
        if let id, id != company.externalID, companies.number(externalID: id) != nil {
            let message = "A company with external id \(id) already exists"
            // No body is documented: both statuses were seen with fields that have to be unique.
            return id.utf8.last.map { $0.isMultiple(of: 2) } ?? true
                ? .marketError(409, message, code: "EXTERNAL_ID_ALREADY_EXISTS", shape: .status)
                : .marketError(400, message, shape: .list)
        }
        company.externalID = id
        return nil
    }

    private func setAttributes(_ company: inout MarketCompany, _ list: [JSONValue]?) -> WebAnswer? {
        for attribute in list ?? [] {
            guard let name = attribute["name"]?.text, attributes.contains(name) else {
                return Self.badRequest("customAttributes: no such attribute")
            }
            let value = attribute["value"]?.text ?? ""
            company.attributes[name] = value.isEmpty ? nil : value
        }
        return nil
    }

    /// The address of a body, empty when it has none; nil when a part that has to be there is missing or too long.
    private static func address(_ value: JSONValue?) -> PostalAddress? {
        guard let value, value != .null else { return PostalAddress() }
        func part(_ name: String) -> String { value[name]?.text ?? "" }
        let address = PostalAddress(
            street: part("street1"), street2: part("street2"), city: part("city"), state: part("state"),
            postalCode: part("zip"), country: part("country"))
        let needed = [address.street, address.city, address.postalCode, address.country]
        let all = needed + [address.street2, address.state]
        return needed.contains("") || all.contains { $0.unicodeScalars.count > 255 } ? nil : address
    }

    /// A refusal of what was sent.
    static func badRequest(_ message: String) -> WebAnswer {
        .marketError(400, message, code: "BAD_REQUEST", shape: .details)
    }
}
