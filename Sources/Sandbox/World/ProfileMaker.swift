import Core

/// Adds to a made-up row what only Microsoft knows of it.
struct ProfileMaker: Sendable {
    private static let stream: UInt64 = 6
    private static let futureWord = "granular_reseller"

    private let data: DemoData

    /// A maker for the rows of the data.
    init(_ data: DemoData) { self.data = data }

    /// What became of a row's relationship, without making the rest of it.
    func bond(of index: Int, role: DemoRole) -> CustomerBond {
        var random = SplitMix64(seed: data.seed, row: index, stream: Self.stream)
        let draw = random.below(200)
        if role == .vanished { return draw < 100 ? .delegatedOnly : draw < 150 ? .lost : .gone }
        return role == .ready && draw == 0 ? .lost : .reseller
    }

    /// Whether a row is in the list twice, as with partners that are both direct and indirect.
    func isDual(_ index: Int) -> Bool {
        var random = SplitMix64(seed: data.seed, row: index, stream: Self.stream + 1)
        return random.below(250) == 0
    }

    /// Whether the partner may administer a row's tenant.
    func isDelegated(_ index: Int, role: DemoRole, bond: CustomerBond) -> Bool {
        if bond == .delegatedOnly { return true }
        var random = SplitMix64(seed: data.seed, row: index, stream: Self.stream + 2)
        return bond == .reseller && role != .withoutContact && random.below(4) != 0
    }

    /// The profile of a row.
    func profile(_ index: Int, in wheel: Wheel) -> CustomerProfile {
        let row = data.maker.row(index, in: wheel)
        let bond = bond(of: index, role: row.role)
        var random = SplitMix64(seed: data.seed, row: index, stream: Self.stream + 3)
        let address = address(row, &random)
        let hasOtherName = !row.rawName.isEmpty && random.below(20) == 0
        return CustomerProfile(
            number: index, tenant: row.tenant, name: row.rawName,
            billingName: hasOtherName ? row.rawName + " Group" : row.rawName, domain: row.domain,
            relationship: Self.relationship(row, &random), contact: row.contact, address: address,
            customDomains: Self.customDomains(row),
            isDelegated: isDelegated(index, role: row.role, bond: bond), bond: bond,
            culture: "en-\(row.contact.country)", quirk: random.below(1000))
    }

    private func address(_ row: DemoRow, _ random: inout SplitMix64) -> PostalAddress {
        let country = row.contact.country
        let places = data.maker.culture(of: row.index).places
        let city = places[random.below(places.count)].text
        let code = String(10_000 + random.below(90_000))
        if row.role == .withoutContact { return PostalAddress(country: country) }
        return PostalAddress(
            street: "\(1 + random.below(200)) Example Street", city: city, state: country == "US" ? "WA" : "",
            postalCode: random.below(20) == 0 ? "" : code, country: country)
    }

    /// Most as the list's words say, a few that no client has seen.
    private static func relationship(_ row: DemoRow, _ random: inout SplitMix64) -> String {
        let draw = random.below(10)
        guard row.role == .notReseller, draw < 2 else { return row.relationship.lowercased() }
        return draw == 0 ? "syndication" : futureWord
    }

    private static func customDomains(_ row: DemoRow) -> [String] {
        let label = row.domain.prefix { $0 != "." }
        let own = "\(label).example.com"
        return row.domain.hasSuffix(".onmicrosoft.com") || row.domain == own ? [own] : [row.domain, own]
    }
}
