import Core
import Text

extension Company {
    /// A hash of what a list shows of it; never 0.
    var listHash: Int64 {
        let texts = [
            name, tenant?.description ?? "", domain, status, tenantKey, "\(createdAt.seconds)", administrator.email,
        ]
        return MatchKeys.hash(texts.joined(separator: "\n"))
    }

    /// The company with every text safe to show.
    var sanitised: Company {
        var safe = self
        safe.name = SafeText(name).value
        safe.domain = SafeText(domain).value.lowercased()
        safe.status = SafeText(status).value
        safe.tenantKey = SafeText(tenantKey).value
        safe.verifiedDomains = verifiedDomains.safeDomains
        safe.administrator = administrator.sanitised
        return safe
    }

    /// Whether a list shows another key of the company than is known.
    ///
    /// A list does not show the marketplace's own link.
    func contradicts(_ known: Company) -> Bool {
        tenantKey != known.tenantKey || (known.evidence != .confirmed && tenant != known.tenant)
    }

    /// What the store keeps when the marketplace shows a company again.
    ///
    /// That Ferry created it stays known. A list does not show everything: what reading by id showed stays, and so does
    /// a tenant id that Ferry wrote. What reading by id shows replaces all of it, but the domains of a company with a
    /// tenant: they are read apart.
    func merged(into known: StoredCompany) -> Company {
        var merged = self
        if known.company.origin != .found { merged.origin = known.company.origin }
        if !isRead {
            merged.isRead = known.company.isRead
            merged.verifiedDomains = known.company.verifiedDomains
            if domain.isEmpty { merged.domain = known.company.domain }
        }
        if isRead, tenant != nil, verifiedDomains.isEmpty {
            merged.verifiedDomains = known.company.verifiedDomains
            if domain.isEmpty { merged.domain = known.company.domain }
        }
        let keepsTenant = isRead ? known.isLocal : true
        if keepsTenant, tenant == nil || (!isRead && known.company.evidence == .confirmed) {
            merged.tenant = known.company.tenant
            merged.evidence = known.company.evidence
        }
        return merged
    }
}

extension [String] {
    /// Domains in lower case that are safe to show, each once, in order of the alphabet.
    var safeDomains: [String] {
        let words = Set(map { SafeText($0).value.lowercased().trimmingBlanks })
        return words.filter { !$0.isEmpty && !$0.contains(" ") }.sorted()
    }
}

extension Contact {
    /// The contact with every text safe to show.
    var sanitised: Contact {
        Contact(
            email: SafeText(email).value, firstName: SafeText(firstName).value, lastName: SafeText(lastName).value,
            country: SafeText(country).value, phone: SafeText(phone).value)
    }
}
