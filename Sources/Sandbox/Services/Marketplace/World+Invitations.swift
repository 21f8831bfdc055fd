import Core

extension World {
    private static let pageSize = 10

    /// A company's invitations, those that were accepted among them; all in one answer.
    mutating func invitations(_ number: Int) -> WebAnswer {
        let company = companies.companies[number]
        let book = companies
        return .object {
            $0.list("links")
            $0.list("content") {
                for invitation in company.invitations {
                    $0.element {
                        $0.field("email", invitation.email)
                        $0.field("externalIdentifier", invitation.email)
                        $0.field("role", invitation.role)
                        $0.field("createdOn", invitation.createdOn)
                        $0.field("lastModified", invitation.lastModified)
                        $0.field("inviter", "manager@market.example.com")
                        $0.field("accepted", book.isActive(invitation.email, in: number))
                        $0.field("company", company.uuid)
                    }
                }
            }
            Self.writePage(0, Self.pageSize, total: company.invitations.count, &$0)
        }
    }

    /// Invites people; the answer is 200 also where some of them can't be.
    mutating func invite(_ number: Int, _ request: WebRequest) -> WebAnswer {
        guard let rows = JSONValue(request.body)?.list else { return Self.badRequest("Malformed JSON") }
        var failures: [(index: Int, kind: String, email: String, role: String)] = []
        for (index, row) in rows.enumerated() {
            let email = row["email"]?.text ?? ""
            let role = (row["role"]?.text ?? "USER").replacing("ROLE_", with: "")
            if EmailAddress(email) == nil {
                failures.append((index, "PARSE_ERROR", email, role))
            } else if isKnown(email, in: number) {
                failures.append((index, "ALREADY_EXISTS", email, role))
            } else {
                addInvitation(email, role: role, to: number)
            }
        }
        return .object {
            $0.field("invitationsSent", rows.count - failures.count)
            $0.list("errors") {
                for failure in failures {
                    $0.element {
                        $0.field("index", failure.index)
                        $0.field("type", failure.kind)
                        $0.field("email", failure.email)
                        $0.field("externalIdentifier", "")
                        $0.field("role", "ROLE_" + failure.role)
                    }
                }
            }
        }
    }

    /// Takes an invitation back; refused where the invited is active.
    mutating func revoke(_ email: String, in number: Int) -> WebAnswer {
        let wanted = email.lowercased()
        if let user = companies.userNumber(email: email), companies.users[user].isActivated {
            return .marketError(403, "The user is already active", code: "FORBIDDEN", shape: .status)
        }
        guard companies.companies[number].invitations.contains(where: { $0.email.lowercased() == wanted }) else {
            return .marketError(404, "Invitation not found", shape: .code)
        }
        companies.change(number) { $0.invitations.removeAll { $0.email.lowercased() == wanted } }
        return .empty(200)
    }

    private mutating func addInvitation(_ email: String, role: String, to number: Int) {
        let now = milliseconds
        invitationsSent["\(companies.companies[number].uuid) \(email.lowercased())", default: 0] += 1
        companies.change(number) {
            $0.invitations.append(
                MarketCompany.Invitation(email: email, role: role, createdOn: now, lastModified: now))
        }
    }

    /// Members can't be invited again, even those who never signed in.
    private mutating func isKnown(_ email: String, in number: Int) -> Bool {
        let company = companies.companies[number]
        if company.invitations.contains(where: { $0.email.lowercased() == email.lowercased() }) { return true }
        guard let user = companies.userNumber(email: email) else { return false }
        return company.members.contains { $0.user == user }
    }
}
