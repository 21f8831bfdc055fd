import Testing

@testable import Ferry

/// Looks of the console at what needs nobody.
@Suite struct AutomationTurnTests {
    @Test func whatIsAskedDuringALookIsLookedAtAfterIt() {
        var turn = AutomationTurn()
        let first = (turn.want(afterSync: false), turn.next())
        #expect(first.0 && first.1 == false)
        let meanwhile = [turn.want(afterSync: true), turn.want(afterSync: false)]
        #expect(meanwhile == [false, false])
        // Both are one look, and a synchronisation is not forgotten.
        let rest = [turn.next(), turn.next()]
        #expect(rest == [true, nil] && turn.looks == 2)
        let isFirstAgain = turn.want(afterSync: false)
        #expect(isFirstAgain)
    }

    @Test func nothingIsBegunAtTheEnd() {
        var turn = AutomationTurn()
        _ = turn.want(afterSync: false)
        turn.end()
        let (next, isWanted) = (turn.next(), turn.want(afterSync: true))
        #expect(next == nil && !isWanted)
    }
}
