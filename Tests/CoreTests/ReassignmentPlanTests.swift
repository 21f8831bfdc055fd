import SeededRandom
import Testing

@testable import Core

/// Which users get licences of the new product.
@Suite struct ReassignmentPlanTests {
    private func product(_ number: UInt64) throws -> ProductID {
        try #require(ProductID(TenantID(high: 7, low: number).description))
    }

    private func question(free: Int, services: [ProductID: String] = [:]) throws -> ReassignmentPlan.Question {
        ReassignmentPlan.Question(
            subscription: "old", tenant: tenant(1),
            old: LicenceProduct(id: try product(1), partNumber: "OLD", seats: 99, taken: 9),
            new: LicenceProduct(id: try product(2), partNumber: "NEW", seats: free, taken: 0, services: services))
    }

    private func user(
        _ name: String, location: String = "DE", off: Set<ProductID> = [], byGroup: Bool = false
    ) throws -> LicensedUser {
        let old = try product(1)
        return LicensedUser(
            id: name, principal: "\(name)@contoso.example", usageLocation: location,
            licences: byGroup ? [:] : [old: off], byGroup: byGroup ? [old] : [])
    }

    @Test func eachUserIsSwappedOrSetAsideWithAReason() throws {
        let plan = ReassignmentPlan(
            [
                try user("d"), try user("a"), try user("b", location: ""), try user("c", byGroup: true),
                LicensedUser(id: "x", principal: "x@contoso.example", usageLocation: "DE"),
            ], try question(free: 1))
        #expect(plan.entries.map(\.user.id) == ["a", "b", "c", "d"])
        #expect(plan.swaps.map(\.user) == ["a"])
        #expect(plan.setAside == [.noUsageLocation: 1, .givenByGroup: 1, .noFreeSeat: 1])
    }

    @Test func whatIsSwitchedOffStaysSoAsFarAsTheNewProductHasIt() throws {
        let (shared, other) = (try product(8), try product(9))
        let plan = ReassignmentPlan(
            [try user("a", off: [shared, other])], try question(free: 1, services: [shared: "TEAMS1"]))
        let swap = try #require(plan.swaps.first)
        #expect(swap.switchedOff == [shared] && swap.wasSwitchedOff == [shared, other])
        let undo = try #require(swap.undone(SwapNumber(4)))
        #expect(undo.added == swap.removed && undo.removed == swap.added && undo.undoes == SwapNumber(4))
        #expect(undo.switchedOff == [shared, other])
    }

    @Test func whatUsersLoseIsNamed() throws {
        let (mail, teams, word) = (try product(7), try product(8), try product(9))
        let suite = LicenceProduct(
            id: try product(1), partNumber: "SUITE", seats: 1, taken: 0,
            services: [mail: "EXCHANGE_S_STANDARD", teams: "TEAMS1", word: "OFFICE_BUSINESS"])
        var other = LicenceProduct(id: try product(2), partNumber: "MAIL", seats: 1, taken: 0, services: [mail: "EX"])
        #expect(suite.services(missingIn: other) == ["OFFICE_BUSINESS", "TEAMS1"])
        #expect(other.services(missingIn: suite).isEmpty)
        // Where nobody tells what is in the new one, nothing is known to be lost.
        other.services = [:]
        #expect(suite.services(missingIn: other).isEmpty)
    }

    @Test func whoHasTheNewProductNeedsNoSeatAndKeepsItWhenUndone() throws {
        var both = try user("a")
        let off: Set<ProductID> = [try product(8)]
        both.licences[try product(2)] = off
        let plan = ReassignmentPlan([both, try user("b")], try question(free: 0))
        let swap = try #require(plan.swaps.first)
        #expect(plan.swaps.count == 1 && swap.hadAdded && swap.switchedOff == off)
        #expect(try #require(swap.undone(SwapNumber(1))).removed == nil)
    }

    /// No plan ever gives more than there is, whoever asks in whatever order.
    @Test(arguments: 1...20) func neverMoreThanFreeSeats(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let free = Int.random(in: 0...20, using: &random)
        let users = try (0..<40).map { number in
            try user(
                "u\(number)", location: Bool.random(using: &random) ? "DE" : "",
                byGroup: Int.random(in: 0..<5, using: &random) == 0)
        }
        let question = try question(free: free)
        let plan = ReassignmentPlan(users.shuffled(using: &random), question)
        #expect(plan == ReassignmentPlan(users, question))
        #expect(plan.swaps.count <= free && plan.entries.count == users.count)
        #expect(plan.setAside[.noFreeSeat] == nil || plan.swaps.count == free)
    }
}
