import Core
import Text

/// Makes the marketplace companies beside one row.
struct CompanyMaker {
    /// Of how many rows one has a company beside it that is nobody's.
    private static let strangerEvery = 17

    private let data: DemoData
    private let index: Int
    private let wheel: Wheel
    private var random: SplitMix64

    /// The maker for a row.
    init(data: DemoData, index: Int, wheel: Wheel) {
        self.data = data
        self.index = index
        self.wheel = wheel
        random = SplitMix64(seed: data.seed, row: index, stream: 5)
    }

    /// Appends the row's companies.
    consuming func append(to companies: inout [Company]) {
        switch data.maker.role(of: index, in: wheel) {
        case .linked: companies.append(linked(origin: .found, evidence: .confirmed))
        case .created:
            companies.append(linked(origin: .byHand, evidence: index.isMultiple(of: 2) ? .written : .confirmed))
        case .matchedByDomain: companies.append(sameDomain())
        case .matchedByName: companies.append(sameName())
        case .ambiguous: appendCandidates(to: &companies)
        default: break
        }
        if index % Self.strangerEvery == 3 { companies.append(stranger()) }
    }

    /// Two that could be it: mostly by name, at times by domain, and seldom two of one tenant.
    private mutating func appendCandidates(to companies: inout [Company]) {
        let kind = index / Wheel.size % 8
        for _ in 0..<2 {
            switch kind {
            case 3, 6: companies.append(sameDomain())
            case 7: companies.append(linked(origin: .found, evidence: .confirmed))
            default: companies.append(sameName())
            }
        }
    }

    private mutating func linked(origin: CompanyOrigin, evidence: TenantEvidence) -> Company {
        let row = data.maker.row(index, in: wheel)
        return company(
            name: SafeText(row.rawName).value, tenant: row.tenant, evidence: evidence, domain: row.domain,
            administrator: row.contact, origin: origin)
    }

    private mutating func sameDomain() -> Company {
        let row = data.maker.row(index, in: wheel)
        let name = data.maker.strangerName(besides: index).text
        return company(name: name, domain: row.domain, administrator: row.contact)
    }

    /// The same name in capitals, and with another legal form where matching knows that of the country.
    private mutating func sameName() -> Company {
        let row = data.maker.row(index, in: wheel)
        let framed = data.maker.framedName(of: index)
        let frames = framed.country.frames
        let isKnown = data.maker.culture(of: index).hasKnownForms
        let other =
            isKnown && frames.count > 1
            ? (framed.frame + 1 + random.below(frames.count - 1)) % frames.count : framed.frame
        let name = frames[other].around(framed.name.text).uppercased()
        return company(name: name, domain: "", administrator: row.contact)
    }

    private mutating func stranger() -> Company {
        let framed = data.maker.strangerName(besides: index)
        let label = framed.name.slug + String(index)
        let administrator = PersonMaker().contact(
            .ready, culture: data.maker.culture(of: index), country: framed.country, slug: framed.name.slug,
            domain: label + ".example.org", index: index, &random)
        return company(name: framed.text, domain: label + ".example.org", administrator: administrator)
    }

    private mutating func company(
        name: String, tenant: TenantID? = nil, evidence: TenantEvidence = .none, domain: String,
        administrator: Contact, origin: CompanyOrigin = .found
    ) -> Company {
        let id = RowMaker.identifier(&random)
        let age = Int64(86_400 + random.below(3 * 365 * 86_400))
        return Company(
            id: CompanyID(id.description), name: name, tenant: tenant, evidence: evidence, domain: domain,
            status: random.below(25) == 0 ? "DISABLED" : "ENABLED", createdAt: data.now.adding(seconds: -age),
            administrator: administrator, origin: origin)
    }
}
