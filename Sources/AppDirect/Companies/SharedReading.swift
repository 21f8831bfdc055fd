import Core

/// Reads something long once for all who ask for it at the same time.
///
/// Whoever asks gets a reading that began after the question, so that nothing done before it is missed.
actor SharedReading<Value: Sendable> {
    private typealias Round = Task<Result<Value, ServiceFailure>, Never>

    private let read: @Sendable () async throws(ServiceFailure) -> Value
    private var running: Round?
    private var next: Round?

    /// Readings by a closure, never two at once.
    init(_ read: @escaping @Sendable () async throws(ServiceFailure) -> Value) { self.read = read }

    /// The value as a reading shows it that begins from now on.
    func value() async throws(ServiceFailure) -> Value {
        let round = next ?? after(running)
        next = round
        return try await round.value.get()
    }

    /// Whether somebody waits for a reading that has not begun.
    var hasNext: Bool { next != nil }

    private func after(_ earlier: Round?) -> Round {
        Round {
            _ = await earlier?.value
            self.begin()
            let result: Result<Value, ServiceFailure>
            do throws(ServiceFailure) { result = .success(try await self.read()) } catch { result = .failure(error) }
            self.end()
            return result
        }
    }

    private func begin() {
        running = next
        next = nil
    }

    /// The next round begins only after this one returned, so it is this one that is forgotten.
    private func end() { running = nil }
}
