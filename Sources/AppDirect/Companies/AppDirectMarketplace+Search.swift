package import Core
import Text

extension AppDirectMarketplace: Marketplace {
    package var terms: MarketplaceTerms {
        MarketplaceTerms(
            isLocal: false, settleSeconds: rules.settleSeconds, burst: rules.burst,
            requestsPerSecond: rules.requestsPerSecond, requestsPerCreation: requestsPerCreation,
            mailsFirstUser: rules.mailsFirstUser, createsByItself: told.createsByItself)
    }

    /// How many requests one creation takes.
    ///
    /// By external id: its lookup and the list of its name before and after, and the creation; a company of the same
    /// name costs one more. By attribute: the creation, a reading of the company, and the complete list twice, shared by
    /// those that are under way together.
    private var requestsPerCreation: Int {
        guard rules.tenantField.isAttribute else { return 5 }
        let burst = max(1, rules.burst)
        return 2 + (2 * accounts.knownPages + burst - 1) / burst
    }

    /// The companies of a tenant, read from the marketplace itself: by the tenant field, and among those of the name
    /// by what the marketplace itself says of each.
    ///
    /// Refused when the tenant stands on a company that the marketplace links to another one: creating would fail or
    /// make a second company with the same key, so a person has to look.
    package func companies(of tenant: TenantID, named name: String) async throws(ServiceFailure) -> [Company] {
        switch rules.tenantField {
        case .externalID:
            let keyed = try await accounts.read(.externalID(tenant))
            let wanted = SafeText(name).value.trimmingBlanks
            let named = wanted.isEmpty ? [] : try await accounts.list(named: wanted)
            return try await companies(of: tenant, read: keyed.map { [$0] } ?? [], listed: hits(named, wanted))
        case .attribute:
            let all = try await wholeList.value()
            let keyed = all.filter { $0.company.tenant == tenant }
            return try await companies(of: tenant, read: [], listed: keyed + sameName(all, name))
        }
    }

    /// Those that the service found by a name: all of the very name, and the others, for nobody knows how it compares.
    ///
    /// Where it compares by parts, a short name hits half the marketplace: beyond a hundred others, what synchronising
    /// read of each company by its id has to do.
    private func hits(_ listed: [CompanyReading], _ name: String) -> [CompanyReading] {
        let same = sameName(listed, name)
        let ids = Set(same.map(\.company.id))
        return same + listed.filter { !ids.contains($0.company.id) }.prefix(Self.mostOthers)
    }

    private static let mostOthers = 100

    private func sameName(_ listed: [CompanyReading], _ name: String) -> [CompanyReading] {
        let wanted = normalisedCompanyName(name)
        return listed.filter { normalisedCompanyName($0.company.name) == wanted }
    }

    /// Each company of the tenant once; what the list alone has shown is read by its id.
    private func companies(
        of tenant: TenantID, read: [CompanyReading], listed: [CompanyReading]
    ) async throws(ServiceFailure) -> [Company] {
        var readings = read
        for row in listed where !readings.contains(where: { $0.company.id == row.company.id }) {
            // A list that shows the marketplace's own link leaves nothing to be read.
            let reading = row.company.isRead ? row : try await accounts.read(.id(row.company.id))
            if let reading { readings.append(reading) }
        }
        for reading in readings where reading.contradiction == tenant { throw .refused(reading.contradictionWords) }
        return readings.map(\.company).filter { $0.tenant == tenant }
    }
}

extension CompanyReading {
    /// Who contradicts whom, for a person to decide.
    var contradictionWords: String {
        """
        needs a person: company \(company.id) bears the tenant \(fieldText), but the marketplace links it to \
        \(microsoftID)
        """
    }
}
