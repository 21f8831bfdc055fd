import Core
import Testing

/// What somebody was told follows from facts alone.
@Suite struct InvitationStateTests {
    private let now = Timestamp(seconds: 1_000)
    private let before = Timestamp(seconds: 999)

    private func state(_ facts: InvitationFacts) -> InvitationState { InvitationState(facts, at: now) }

    @Test func whoIsActiveNeedsNothingMore() {
        let facts = InvitationFacts(
            access: .active, lastSent: before, timesSent: 3, perhapsTold: true, reminderDue: before)
        #expect(state(facts) == .activated)
        for access in [nil, .inactive, .invited] as [MarketplacePerson.Access?] {
            var other = facts
            other.access = access
            #expect(state(other) == .reminderDue)
        }
    }

    @Test func aReminderIsDueFromItsMomentOn() {
        #expect(state(InvitationFacts(timesSent: 1, reminderDue: now)) == .reminderDue)
        #expect(state(InvitationFacts(timesSent: 1, reminderDue: now.adding(seconds: 1))) == .told)
        #expect(state(InvitationFacts(access: .inactive, reminderDue: before)) == .reminderDue)
        #expect(state(InvitationFacts(reminderDue: now.adding(seconds: 1))) == .neverTold)
    }

    @Test func aLetterTellsMoreThanAGuess() {
        #expect(state(InvitationFacts(lastSent: before, timesSent: 1, perhapsTold: true)) == .told)
        #expect(state(InvitationFacts(lastSent: before)) == .told)
        #expect(state(InvitationFacts(perhapsTold: true)) == .perhapsTold)
        #expect(state(InvitationFacts(access: .invited)) == .neverTold)
    }
}
