import Core

extension World {
    /// The domains that a company has verified.
    mutating func verifiedDomains(_ number: Int) -> WebAnswer {
        let domains = companies.companies[number].verifiedDomains
        return .object {
            $0.list("links")
            $0.list("content") {
                for domain in domains {
                    $0.element {
                        $0.field("content", domain)
                        $0.list("links")
                    }
                }
            }
        }
    }

    /// The domains that a company has to do with.
    mutating func domains(_ number: Int, _ request: WebRequest) -> WebAnswer {
        let wanted = request.parameter("searchText")?.lowercased() ?? ""
        let company = companies.companies[number]
        let found = company.verifiedDomains.filter { wanted.isEmpty || $0.contains(wanted) }
        return .object {
            $0.list("links")
            $0.list("content") {
                for (index, domain) in found.enumerated() {
                    $0.element {
                        $0.field("name", domain)
                        $0.field("uuid", "\(company.uuid.dropLast())\(index % 10)")
                        $0.field("status", "ACTIVE")
                        $0.field("source", "EXTERNAL")
                        $0.field("endOfContractDate", nil)
                        $0.field("renews", false)
                    }
                }
            }
        }
    }

    /// What happened to a company; its times are lists of numbers, unlike all others.
    mutating func activities(_ number: Int, _ request: WebRequest) -> WebAnswer {
        let company = companies.companies[number]
        let user = company.members.first.map { companies.users[$0.user] }
        let verbs = company.isActive ? ["COMPANY_ACTIVATED", "USER_JOINED"] : []
        return .object {
            $0.list("links")
            $0.list("content") {
                for verb in verbs {
                    $0.element {
                        $0.field("verb", verb)
                        $0.list("timestamp") { for part in [2026, 1, 2, 17, 25, 56, 414] { $0.element(part) } }
                        $0.object("object") {
                            $0.field("uuid", company.uuid)
                            $0.field("name", company.name)
                            $0.field("externalId", company.externalID)
                            $0.field("type", "COMPANY")
                        }
                        $0.object("subject") {
                            $0.field("uuid", user?.uuid)
                            $0.field("email", user?.email)
                            $0.field("type", "USER")
                        }
                        $0.field("origin", "MARKETPLACE")
                        $0.list("links")
                    }
                }
            }
            Self.writePage(0, 12, total: verbs.count, &$0)
        }
    }

    /// The notification templates, or one of them.
    func templates(_ path: [String], _ request: WebRequest) -> WebAnswer {
        guard showsTemplates else { return .marketError(403, "Access is denied", code: "FORBIDDEN", shape: .status) }
        if path.count == 2, path[0] == "email" { return template(path[1]) }
        guard path.isEmpty else { return .marketError(404, "No such template", shape: .code) }
        return .list {
            for (type, isRequired) in Self.templateTypes {
                $0.element {
                    $0.field("type", type)
                    $0.field("audience", "NEW_USER")
                    $0.field("category", "ACCOUNTS")
                    $0.list("methods") {
                        $0.element {
                            $0.field("method", "EMAIL")
                            $0.field("enabled", type != "REGISTRATION_REMINDER" || remindsToRegister)
                        }
                    }
                    $0.field("reminder", type == "REGISTRATION_REMINDER" ? "AFTER" : "NONE")
                    $0.field("generated", false)
                    $0.field("required", isRequired)
                }
            }
        }
    }

    private static let templateTypes = [
        ("REGISTRATION_REMINDER", false), ("ACCOUNT_ACTIVATION", true),
        ("ACCOUNT_ACTIVATION_AFTER_MIGRATION", false), ("NEW_USER", true), ("PASSWORD_RESET", false),
    ]

    private func template(_ type: String) -> WebAnswer {
        guard Self.templateTypes.contains(where: { $0.0 == type }) else {
            return .marketError(404, "No such template", shape: .code)
        }
        return .object {
            $0.field("id", 17)
            $0.field("type", type)
            $0.field("locale", "en_US")
            $0.field("subject", "Please activate your account")
            $0.field("content", "{activationUrl}")
            $0.field("enabled", type != "REGISTRATION_REMINDER" || remindsToRegister)
            $0.field("reminderPattern", "2d")
            $0.field("directSales", false)
            $0.field("defaultTemplate", true)
            $0.field("partner", "SANDBOX")
        }
    }

    /// The marketplace's settings, which are not for clients, though they are answered.
    mutating func settings(_ request: WebRequest) -> WebAnswer {
        if request.method == "PATCH" { return changeSettings(JSONValue(request.body)?.list ?? []) }
        return .object {
            $0.field("companySyncEnabled", syncSettings.isEnabled)
            $0.field("companySyncAutoCreateCompaniesEnabled", syncSettings.createsAutomatically)
            $0.field("companySyncInviteAdminOnCompanyCreationEnabled", syncSettings.invitesAdministrators)
            $0.field("useExternalIdForApi", false)
        }
    }

    private mutating func changeSettings(_ changes: [JSONValue]) -> WebAnswer {
        for change in changes {
            let isOn = change["value"]?.text == "true"
            switch change["setting"]?.text {
            case "companySyncEnabled": syncSettings.isEnabled = isOn
            case "companySyncAutoCreateCompaniesEnabled": syncSettings.createsAutomatically = isOn
            case "companySyncInviteAdminOnCompanyCreationEnabled": syncSettings.invitesAdministrators = isOn
            default: return Self.badRequest("setting: no such setting")
            }
        }
        return .empty(204)
    }
}
