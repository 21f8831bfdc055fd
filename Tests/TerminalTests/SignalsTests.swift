import Terminal
import Testing

@Suite struct SignalsTests {
    @Test func aWakeUpFromAnotherThreadEndsTheWaitOnce() async throws {
        let wakeUp = try WakeUp()
        let signals = Signals(wakeUp)
        await Task.detached {
            wakeUp.wake()
            wakeUp.wake()
        }.value
        #expect(signals.poll(timeout: nil).isWoken)
        #expect(!signals.poll(timeout: 0).isWoken)
    }
}
