import Text

/// By what a customer was recognised as the one that was asked.
package enum AcceptanceSign: String, CaseIterable, Sendable {
    /// The tenant that was expected.
    case tenant
    /// The domain that was expected is one of the customer's.
    case domain
    /// The customer has the domain of the contact's address: a person decides.
    case mailDomain
    /// The customer has the prospect's normalised name: a person decides.
    case name
    /// A person said so.
    case hand

    /// Whether it ends the matter without a person.
    package var isSure: Bool { self == .tenant || self == .domain || self == .hand }
}

/// Which customer answers a request, and how sure that is.
package struct Acceptance: Equatable, Sendable {
    /// The customer.
    package var customer: TenantID
    /// By what it was recognised.
    package var sign: AcceptanceSign

    /// An acceptance.
    package init(customer: TenantID, sign: AcceptanceSign) {
        self.customer = customer
        self.sign = sign
    }

    /// The acceptance of a prospect among customers that share its tenant, a domain or its name; nil when there is none.
    ///
    /// The tenant decides, then the domain, each only for a customer with the reseller relationship. Where two customers
    /// share what recognises them, it is a suggestion at best, and for names none at all.
    package init?(of prospect: Prospect, among customers: [Customer]) {
        let resellers = customers.filter { $0.relationship == .reseller && $0.bond == .known && $0.missingSince == nil }
        if let tenant = prospect.tenant {
            // Whoever expects a tenant takes no other one for it.
            guard resellers.contains(where: { $0.tenant == tenant }) else { return nil }
            self.init(customer: tenant, sign: .tenant)
            return
        }
        if let one = Self.only(resellers.filter { $0.has(domain: prospect.domain) }) {
            self.init(customer: one.tenant, sign: .domain)
            return
        }
        if let one = Self.only(resellers.filter { $0.has(domain: prospect.mailDomain) }) {
            self.init(customer: one.tenant, sign: .mailDomain)
            return
        }
        let name = normalisedCompanyName(prospect.company)
        guard !name.isEmpty, let one = Self.only(resellers.filter { normalisedCompanyName($0.name) == name }) else {
            return nil
        }
        self.init(customer: one.tenant, sign: .name)
    }

    private static func only(_ customers: [Customer]) -> Customer? {
        customers.count == 1 ? customers.first : nil
    }
}

extension Prospect {
    /// The domain of the contact's address, in lower case; empty where it says nothing of the company.
    package var mailDomain: String {
        guard let at = contact.email.lastIndex(of: "@") else { return "" }
        let domain = contact.email[contact.email.index(after: at)...].lowercased()
        return Self.publicMailDomains.contains(domain) ? "" : domain
    }

    /// Providers with which everybody may have an address.
    private static let publicMailDomains: Set<String> = [
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "icloud.com",
        "me.com", "aol.com", "gmx.de", "gmx.net", "web.de", "mail.ru", "proton.me", "protonmail.com", "qq.com",
    ]
}

extension Customer {
    fileprivate func has(domain wanted: String) -> Bool {
        let wanted = wanted.lowercased()
        return !wanted.isEmpty && (domain.lowercased() == wanted || domains.contains(wanted))
    }
}
