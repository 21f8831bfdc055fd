import Core

/// Makes the rows of a seed, one at a time and each without the others.
struct RowMaker: Sendable {
    /// Streams of random numbers that never meet.
    private enum Stream {
        static let roles: UInt64 = 1
        static let languages: UInt64 = 2
        static let names: UInt64 = 3
        static let details: UInt64 = 4
    }

    /// A name with the frame of its legal form.
    struct FramedName {
        var name: NameMaker.Name
        var country: Country
        var frame: Int

        /// The name with its legal form.
        var text: String { country.frames[frame].around(name.text) }
    }

    private let seed: UInt64
    private let count: Int
    private let makers: [NameMaker]
    private let people = PersonMaker()

    /// The rows of a seed.
    init(seed: UInt64, count: Int) {
        self.seed = seed
        self.count = count
        makers = Culture.all.enumerated().map { index, culture in
            var random = SplitMix64(seed: seed, row: index, stream: Stream.names)
            return NameMaker(culture: culture, key: random.next())
        }
    }

    /// The order of roles in a hundred rows.
    func roles(ofBlock block: Int) -> Wheel {
        Wheel(seed: seed, block: block, stream: Stream.roles)
    }

    /// The role of a row.
    func role(of index: Int, in wheel: Wheel) -> DemoRole {
        DemoRole.slots[wheel.slot(at: index % Wheel.size)]
    }

    /// The language of a row.
    func culture(of index: Int) -> Culture { makers[place(of: index).culture].culture }

    /// The tenant of a row, without making the rest of it.
    func tenant(of index: Int) -> TenantID {
        var random = SplitMix64(seed: seed, row: index, stream: Stream.details)
        return Self.identifier(&random)
    }

    /// A row.
    func row(_ index: Int, in wheel: Wheel) -> DemoRow {
        let role = role(of: index, in: wheel)
        let place = place(of: index)
        var random = SplitMix64(seed: seed, row: index, stream: Stream.details)
        let tenant = Self.identifier(&random)
        let framed = framedName(of: role == .namesake ? twin(of: index, in: wheel) : index)
        let domain = Self.domain(framed.name.slug, index, &random)
        let person = people.contact(
            role, culture: makers[place.culture].culture, country: framed.country, slug: framed.name.slug,
            domain: domain, index: index, &random)
        return DemoRow(
            index: index, role: role, tenant: tenant,
            rawName: rawName(role, framed: framed, domain: domain, &random), domain: domain,
            relationship: Self.relationship(role, &random), tags: Self.tags(&random), contact: person)
    }

    /// A row's name with the legal form it has as a customer.
    func framedName(of index: Int) -> FramedName {
        let place = place(of: index)
        let maker = makers[place.culture]
        var random = SplitMix64(seed: seed, row: index, stream: Stream.names)
        let form: NameMaker.Form = random.below(100) < 55 ? .families : .brand
        return framed(maker.name(form, rank: place.rank), of: maker.culture, &random)
    }

    /// The name of the company that stands beside a row and is no customer's.
    func strangerName(besides index: Int) -> FramedName {
        let place = place(of: index)
        let maker = makers[place.culture]
        var random = SplitMix64(seed: seed, row: index, stream: Stream.names)
        return framed(maker.name(.stranger, rank: place.rank), of: maker.culture, &random)
    }

    /// Sixteen random bytes in the form of a version 4 GUID.
    static func identifier(_ random: inout SplitMix64) -> TenantID {
        let high = random.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        return TenantID(high: high, low: random.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
    }

    private func framed(_ name: NameMaker.Name, of culture: Culture, _ random: inout SplitMix64) -> FramedName {
        // The first country has half of the customers, the others share the rest.
        let others = culture.countries.count - 1
        let other = others > 0 && random.below(2) == 1
        let country = culture.countries[other ? 1 + random.below(others) : 0]
        return FramedName(name: name, country: country, frame: random.below(country.frames.count))
    }

    /// A row's language, and its number among the rows of that language.
    private func place(of index: Int) -> (culture: Int, rank: Int) {
        let block = index / Wheel.size
        let slot = Wheel(seed: seed, block: block, stream: Stream.languages).slot(at: index % Wheel.size)
        let culture = Culture.slots[slot]
        return (culture, block * makers[culture].culture.share + slot - Culture.firstSlots[culture])
    }

    /// The row whose name another tenant has, too: in turn one that is ready and one with a company.
    private func twin(of index: Int, in wheel: Wheel) -> Int {
        let block = index / Wheel.size
        let slot = DemoRole.firstSlot(of: block.isMultiple(of: 2) ? .ready : .linked)
        let twin = block * Wheel.size + wheel.position(of: slot)
        return twin < count ? twin : index
    }

    private func rawName(
        _ role: DemoRole, framed: FramedName, domain: String, _ random: inout SplitMix64
    ) -> String {
        switch role {
        case .nameless: return ""
        case .namedByDomain: return domain
        case .ready:
            let name = framed.text
            return random.below(300) == 0 ? HostileNames.name(random.below(HostileNames.kinds), around: name) : name
        default: return framed.text
        }
    }

    private static func domain(_ slug: String, _ index: Int, _ random: inout SplitMix64) -> String {
        let ending = random.below(20)
        let label = slug + String(index)
        return label + (ending < 11 ? ".onmicrosoft.com" : ending < 16 ? ".example" : ".example.com")
    }

    private static func relationship(_ role: DemoRole, _ random: inout SplitMix64) -> String {
        guard role == .notReseller else { return "Reseller" }
        return random.below(3) == 0 ? "None" : "Advisor"
    }

    private static func tags(_ random: inout SplitMix64) -> String {
        switch random.below(20) {
        case 0: "Key account"
        case 1: "Education, non-profit"
        case 2: "Renewal 2027"
        case 3: "North; \"A\" customers"
        default: ""
        }
    }
}
