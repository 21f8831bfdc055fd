import Core
import Panes

/// All that is known of a customer, in words or as JSON.
struct CustomerReport {
    /// The customer's row.
    let record: Record
    /// What the list doesn't show; nil where the customer has just gone.
    let customer: Customer?
    /// The companies that match it, each with what its last verification found.
    let companies: [(company: Company, evidence: EvidenceReport)]

    /// The companies for whose sake it waits: they can't be read, and could be its own.
    let inTheWay: [UnreadableCompany]

    /// A report from a store.
    init(_ record: Record, in store: any ProfileStore) throws(StoreFailure) {
        self.record = record
        let waits = record.reason == StandingReason.companyUnreadable.rawValue
        inTheWay = waits ? try store.syncMemory().mirror.unreadable : []
        customer = try store.customer(record.id)
        let ids = record[CustomerColumn.companies].split(separator: " ").map { CompanyID(String($0)) }
        let found = ids.isEmpty ? [] : try store.companies(ids).sorted { $0.id.description < $1.id.description }
        var companies: [(Company, EvidenceReport)] = []
        for company in found {
            companies.append((company, EvidenceReport(evidence: try store.evidence(of: company.id))))
        }
        self.companies = companies
    }

    /// Its labelled lines.
    var details: Details {
        var lines = Details()
        lines.add("Name", record[CustomerColumn.name])
        lines.add("Tenant id", record[CustomerColumn.tenant])
        lines.add("Domain", record[CustomerColumn.domain])
        lines.add("Domains", customer?.domains.joined(separator: " ") ?? "")
        lines.add("Relationship", record[CustomerColumn.relationship])
        lines.add("Bond", bond)
        lines.add("Tags", record[CustomerColumn.tags])
        addStanding(to: &lines)
        lines.add("Contact", record[CustomerColumn.contact])
        lines.add("E-mail", record[CustomerColumn.email])
        lines.add("Country", record[CustomerColumn.country])
        lines.add("Phone", record[CustomerColumn.phone])
        lines.add("Bill-to name", customer?.billingName ?? "")
        addAddress(to: &lines)
        lines.add("Culture", customer?.culture ?? "")
        lines.add("First seen", moment(record[CustomerColumn.Number.firstSeen]))
        lines.add("Read by tenant", customer?.detailsAt?.description ?? "")
        lines.add("Missing since", moment(record[CustomerColumn.Number.missingSince]))
        return lines
    }

    /// Adds what the list shows and what it doesn't.
    func fill(_ object: inout JSONObject) {
        RowFields.customer(record, &object)
        object.add("domains", texts: customer?.domains ?? [])
        object.add("bond", customer?.bond.rawValue)
        object.add("billingName", filled: customer?.billingName ?? "")
        object.add("culture", filled: customer?.culture ?? "")
        object.add("allowsDelegatedAccess", customer?.allowsDelegatedAccess)
        object.add("detailsAt", customer?.detailsAt)
        object.add("address", object: customer?.address.map { address in { Self.fill(address, &$0) } })
        object.add("unreadableCompanies", objects: inTheWay) { company, object in
            object.add("id", company.id.description)
            object.add("name", company.name)
            object.add("error", company.why)
        }
        object.add("companies", objects: companies) { found, object in
            object.add("id", found.company.id.description)
            object.add("name", found.company.name)
            object.add("tenantId", found.company.tenant?.description)
            object.add("tenantEvidence", found.company.evidence.rawValue)
            object.add("tenantKey", filled: found.company.tenantKey)
            object.add("domain", filled: found.company.domain)
            object.add("verifiedDomains", texts: found.company.verifiedDomains)
            found.evidence.fill(&object)
        }
    }

    private func addStanding(to lines: inout Details) {
        let reason = StandingReason(rawValue: record.reason) ?? .none
        lines.add("State", PendingState(rawValue: record.state)?.word ?? "")
        lines.add("Why", Wording.sentence(for: reason))
        for company in inTheWay { lines.add("In the way", Wording.phrase(for: company)) }
        lines.add("Set aside", record[CustomerColumn.ignoreReason])
        if let level = MatchLevel(rawValue: record[CustomerColumn.level]), level != .none {
            lines.add("Match", Wording.phrase(for: level))
        }
        if record[CustomerColumn.Number.namesake] != 0 {
            lines.add("Namesake", "A company of another tenant bears the same name; these are two customers.")
        }
        for found in companies {
            lines.add("Company", "\(found.company.name) (\(found.company.id))")
            lines.add("Evidence", evidence(of: found.company, found.evidence))
        }
    }

    private func evidence(of company: Company, _ report: EvidenceReport) -> String {
        let link =
            switch company.evidence {
            case .none: "It is linked to no tenant."
            case .written: "Ferry wrote the tenant; the marketplace has not confirmed it yet."
            case .confirmed: "The marketplace names the tenant."
            }
        return report.evidence.isEmpty ? link : "\(link) \(report.sentence)"
    }

    private var bond: String {
        switch customer?.bond {
        case .known where customer?.detailsAt != nil: "Partner Center shows it by its tenant"
        case .lost: "Partner Center no longer knows a relationship"
        case .delegatedOnly: "delegated administration (GDAP) only"
        case .known, nil: ""
        }
    }

    private func addAddress(to lines: inout Details) {
        guard let address = customer?.address, !address.isEmpty else { return }
        let place = "\(address.postalCode) \(address.city)".trimmingBlanks
        let text = [address.street, address.street2, place, address.state, address.country]
            .filter { !$0.isEmpty }.joined(separator: ", ")
        let problem = addressProblem(of: address)
        lines.add(
            "Address", problem.map { "\(text) (not complete, so a company is sent without it: \($0.words))" } ?? text)
    }

    private static func fill(_ address: PostalAddress, _ object: inout JSONObject) {
        object.add("street", filled: address.street)
        object.add("street2", filled: address.street2)
        object.add("city", filled: address.city)
        object.add("state", filled: address.state)
        object.add("postalCode", filled: address.postalCode)
        object.add("country", filled: address.country)
        object.add("complete", addressProblem(of: address) == nil)
    }

    private func moment(_ seconds: Int64) -> String {
        seconds == 0 ? "" : Timestamp(seconds: seconds).description
    }
}
