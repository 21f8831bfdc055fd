import Core
import Testing

@Suite struct LinkPlanTests {
    private func row(
        _ number: Int, _ state: PendingState, _ reason: StandingReason = .none, _ level: MatchLevel = .none,
        _ companies: String = ""
    ) -> Record {
        var row = record(number, state: state, reason: reason)
        row.texts[CustomerColumn.level.rawValue] = level.rawValue
        row.texts[CustomerColumn.companies.rawValue] = companies
        return row
    }

    private func known(_ id: CompanyID) -> Company? {
        switch id.description {
        case "linked": company("linked", tenant: tenant(1))
        case "keyed":
            {
                var keyed = company("keyed", tenant: tenant(1))
                keyed.tenantKey = tenant(1).description
                return keyed
            }()
        case "foreign": foreign
        default: nil
        }
    }

    private var foreign: Company {
        var foreign = company("foreign", tenant: nil)
        foreign.tenantKey = "CRM-17"
        return foreign
    }

    private func link(_ company: String, _ level: MatchLevel) -> LinkPlan.Verdict {
        .link(LinkChoice(customer: RowID(1), company: CompanyID(company), level: level))
    }

    private func verdict(_ row: Record, _ terms: MarketplaceTerms = .remote) -> LinkPlan.Verdict? {
        LinkPlan([row], companies: known, terms: terms).entries.first?.verdict
    }

    @Test func onlyUnambiguousMatchesByTenantAndDomainAreLinkedTogether() {
        #expect(verdict(row(1, .matched, .domainMatch, .domain, "a")) == link("a", .domain))
        #expect(verdict(row(1, .matched, .nameMatch, .name, "a")) == .attention(.nameMatch))
        #expect(
            verdict(row(1, .ambiguous, .severalDomainMatches, .domain, "a b")) == .attention(.severalDomainMatches))
        #expect(verdict(row(1, .linked, .tenantOnMarketplace, .tenant, "linked")) == link("linked", .tenant))
        #expect(verdict(row(1, .linked, .tenantOnMarketplace, .tenant, "keyed")) == .skip(.onMarketplace))
        #expect(verdict(row(1, .linked, .tenantOnMarketplace, .tenant, "unread")) == .skip(.onMarketplace))
        #expect(verdict(row(1, .linked, .tenantOnMarketplace, .tenant, "linked"), .local) == .skip(.onMarketplace))
        #expect(verdict(row(1, .ready)) == .skip(.noMatch))
        #expect(verdict(row(1, .checking, .none, .domain, "a")) == .skip(.checking))
        #expect(verdict(row(1, .creating, .inJob)) == .skip(.inOtherJob))
        #expect(verdict(row(1, .unknown, .outcomeUnknown)) == .skip(.outcomeUnknown))
        #expect(verdict(row(1, .ignored, .setAside)) == .skip(.ignored))
    }

    @Test func anotherValueInTheTenantKeyIsLeftAlone() {
        #expect(verdict(row(1, .matched, .domainMatch, .domain, "foreign")) == .skip(.foreignKey))
        #expect(LinkPlan(row(1, .ready), to: foreign).entries.first?.verdict == .skip(.foreignKey))
        // What says more about the row goes before it.
        #expect(verdict(row(1, .matched, .nameMatch, .name, "foreign")) == .attention(.nameMatch))
        #expect(LinkPlan(row(1, .ignored), to: foreign).entries.first?.verdict == .skip(.ignored))
    }

    @Test func aCompanyThatTwoCustomersMatchIsLeftToAPerson() {
        let plan = LinkPlan(
            [
                row(1, .matched, .domainMatch, .domain, "a"), row(2, .matched, .domainMatch, .domain, "a"),
                row(3, .matched, .domainMatch, .domain, "b"),
            ], companies: known, terms: .remote)
        #expect(plan.entries.map(\.verdict).prefix(2) == [.attention(.domainMatch), .attention(.domainMatch)])
        #expect(plan.choices == [LinkChoice(customer: RowID(3), company: CompanyID("b"), level: .domain)])
    }

    @Test func byHandAnyFreeCompanyGoes() {
        func verdict(_ row: Record, _ company: Company) -> LinkPlan.Verdict? {
            LinkPlan(row, to: company).entries.first?.verdict
        }
        let free = company("free", tenant: nil)
        for state in [PendingState.ready, .matched, .ambiguous, .blocked, .checking] {
            #expect(verdict(row(1, state), free) == link("free", .hand))
        }
        #expect(verdict(row(1, .ready), company("a", tenant: tenant(1))) == .skip(.onMarketplace))
        #expect(verdict(row(1, .ready), company("a", tenant: tenant(2))) == .skip(.linkedElsewhere))
        #expect(verdict(row(1, .linked), free) == .skip(.onMarketplace))
        #expect(verdict(row(1, .ignored), free) == .skip(.ignored))
        #expect(verdict(row(1, .unknown), free) == .skip(.outcomeUnknown))
    }
}
