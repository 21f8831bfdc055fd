import Core
import Testing

@Suite struct CreationPlanTests {
    @Test(arguments: [
        (PendingState.ready, StandingReason.none, false, CreationPlan.Verdict.create),
        (.matched, .domainMatch, false, .attention(.domainMatch)), (.matched, .nameMatch, true, .create),
        (.ambiguous, .severalNameMatches, false, .attention(.severalNameMatches)),
        (.ambiguous, .severalDomainMatches, true, .create),
        (.ambiguous, .severalTenantMatches, false, .skip(.needsPerson, .severalTenantMatches)),
        (.ambiguous, .severalTenantMatches, true, .skip(.needsPerson, .severalTenantMatches)),
        (.checking, .none, true, .skip(.checking, .none)),
        (.blocked, .needsContact, true, .skip(.blocked, .needsContact)),
        (.ignored, .setAside, true, .skip(.ignored, .setAside)), (.creating, .inJob, true, .skip(.inOtherJob, .inJob)),
        (.unknown, .outcomeUnknown, true, .skip(.outcomeUnknown, .outcomeUnknown)),
        (.linked, .tenantOnMarketplace, true, .skip(.onMarketplace, .tenantOnMarketplace)),
        (.created, .createdByFerry, true, .skip(.onMarketplace, .createdByFerry)),
    ])
    func everyStateHasItsVerdict(
        state: PendingState, reason: StandingReason, anyway: Bool, expected: CreationPlan.Verdict
    ) {
        #expect(verdict(of: record(1, state: state, reason: reason), anyway: anyway) == expected)
    }

    @Test func aCodeFromANewerFerryIsLeftToAPerson() {
        var row = record(1)
        row.state = 99
        row.reason = 99
        #expect(verdict(of: row, anyway: true) == .skip(.needsPerson, .none))
    }

    @Test func theTotalsAddUpAndTheOrderStays() {
        let rows = [
            record(4), record(2, state: .blocked, reason: .needsContact),
            record(9, state: .matched, reason: .nameMatch),
            record(1), record(3, state: .ignored, reason: .setAside),
        ]
        let plan = CreationPlan(rows)
        #expect(plan.entries.map(\.customer.number) == [4, 2, 9, 1, 3])
        #expect((plan.creating, plan.skipping, plan.needingAttention) == (2, 2, 1))
        #expect(plan.customersToCreate.map(\.number) == [4, 1])
        let anyway = CreationPlan(rows, anyway: RowSet([RowID(9), RowID(2)]))
        #expect((anyway.creating, anyway.skipping, anyway.needingAttention) == (3, 2, 0))
        #expect(anyway.customersToCreate.map(\.number) == [4, 9, 1])
    }

    @Test func rowsOfOneNameTellOfEachOther() {
        let plan = CreationPlan([
            record(1, name: "Contoso Ltd."), record(2, name: "Fabrikam"), record(3, name: "CONTOSO Limited"),
            record(4, state: .blocked, name: "Contoso"), record(5, name: "The Contoso, Inc"),
        ])
        #expect(plan.entries.map(\.hasNamesake) == [true, false, true, false, true])
        #expect(plan.creating == 4)
    }

    @Test func aNamesakeOnTheMarketplaceIsKept() {
        #expect(CreationPlan([record(1, namesake: 1)]).entries.map(\.hasNamesake) == [true])
    }

    @Test func anEmptyPlanCreatesNothing() {
        #expect(CreationPlan([]).customersToCreate.isEmpty)
    }
}
