import Core
import Testing

@Suite struct AbsenceTests {
    private func memory(_ list: SyncProgress?, unread: Int = 0) -> SyncMemory {
        SyncMemory(
            last: nil, open: nil, sources: list.map { [.customerList: $0] } ?? [:],
            mirror: MirrorState(isRemote: true, isListRead: true, unread: unread))
    }

    private func list(endedAt: Timestamp?, completedAt: Timestamp?) -> SyncProgress {
        var list = SyncProgress(.customerList, isFull: false, startedAt: noon)
        list.endedAt = endedAt
        list.completedAt = completedAt
        list.counts.seen = 12
        return list
    }

    private func finding(_ check: AbsenceFinding.Check, _ knowledge: AbsenceKnowledge) -> AbsenceFinding? {
        knowledge.findings.first { $0.check == check }
    }

    @Test func everyCauseIsGoneThroughInOrder() {
        let findings = AbsenceKnowledge(customer: nil, memory: memory(nil)).findings
        #expect(findings.map(\.check) == AbsenceFinding.Check.allCases)
        #expect(findings.first == AbsenceFinding(.notSynchronised, .holds, .none))
        #expect(finding(.notAccepted, AbsenceKnowledge(customer: nil, memory: memory(nil)))?.verdict == .unknown)
    }

    @Test func aListThatIsBeingReadSaysHowFarItIs() {
        let knowledge = AbsenceKnowledge(customer: nil, memory: memory(list(endedAt: nil, completedAt: nil)))
        #expect(
            finding(.notSynchronised, knowledge)
                == AbsenceFinding(.notSynchronised, .holds, .unfinishedList(since: noon, rows: 12)))
    }

    @Test func aReadListWithoutItSaysThatItDidNotAccept() {
        let facts = TenantFacts(tenant: tenant(1), name: "Contoso", domain: "contoso.example", brand: "")
        let knowledge = AbsenceKnowledge(
            customer: nil, facts: .answer(facts), isDelegated: .failed(.unreachable("cut")),
            memory: memory(list(endedAt: noon, completedAt: noon)))
        let held = knowledge.findings.filter { $0.verdict == .holds }
        #expect(held == [AbsenceFinding(.notAccepted, .holds, .list(endedAt: noon, rows: 12))])
        #expect(finding(.noSuchTenant, knowledge)?.evidence == .facts(facts))
        #expect(
            finding(.delegatedOnly, knowledge)
                == AbsenceFinding(.delegatedOnly, .unknown, .failure(.unreachable("cut"))))
    }

    @Test func aKnownCustomerTellsByItsRow() {
        let row = customer {
            $0.missingSince = noon
            $0.bond = .lost
            $0.detailsAt = noon
            $0.relationship = .advisor
            $0.ignored = Ignored(reason: "test", at: noon, by: "anna@host")
        }
        let knowledge = AbsenceKnowledge(
            customer: row, companies: [company("1", tenant: tenant(1))], memory: memory(nil))
        #expect(
            knowledge.findings.filter { $0.verdict == .holds }.map(\.check)
                == [.vanished, .relationshipLost, .otherRelationship, .onMarketplace, .setAside])
        #expect(finding(.onMarketplace, knowledge)?.evidence == .companies([CompanyID("1")]))
    }

    @Test func aCompanyThatVanishedIsNotOnTheMarketplace() {
        var gone = company("1", tenant: tenant(1))
        gone.missingSince = noon
        let known = AbsenceKnowledge(customer: customer(), companies: [gone], memory: memory(nil))
        #expect(finding(.onMarketplace, known)?.verdict == .excluded)
        let checking = AbsenceKnowledge(customer: customer(), companies: [gone], memory: memory(nil, unread: 1))
        #expect(finding(.onMarketplace, checking)?.verdict == .unknown)
    }
}
