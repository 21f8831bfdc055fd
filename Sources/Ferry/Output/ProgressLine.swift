import Panes
import Synchronization

/// A line on a terminal's standard error that says how far something is; silent anywhere else.
final class ProgressLine: Sendable {
    private struct State {
        var drawn: ContinuousClock.Instant?
        var cells = 0
    }

    private let sink: OutputSink?
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    /// A line on a sink; none for no line.
    init(_ sink: OutputSink?) { self.sink = sink }

    /// Draws the text unless the last one was drawn within a tenth of a second.
    func show(_ text: (_ elapsed: Duration) -> String) {
        guard let sink else { return }
        let now = ContinuousClock.now
        state.withLock { state in
            if let drawn = state.drawn, now - drawn < .milliseconds(100) { return }
            state.drawn = now
            draw(text(now - start), on: sink, &state)
        }
    }

    /// Wipes the line.
    func end() {
        guard let sink else { return }
        state.withLock { state in
            if state.cells > 0 { draw("", on: sink, &state) }
        }
    }

    /// `Creating 120 of 1,000 · 85 a second · 10 s left`.
    static func words(_ verb: String, _ done: Int, of total: Int, elapsed: Duration) -> String {
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        var text = "\(verb) \(Wording.grouped(done)) of \(Wording.grouped(total))"
        if seconds >= 0.5, done > 0 {
            let rate = Double(done) / seconds
            text += " · \(Wording.grouped(Int(rate.rounded()))) a second"
            text += " · \(Wording.grouped(Int((Double(total - done) / rate).rounded(.up)))) s left"
        }
        return text
    }

    private func draw(_ text: String, on sink: OutputSink, _ state: inout State) {
        let fill = String(repeating: " ", count: max(0, state.cells - text.count))
        state.cells = text.count
        // A progress line that can't be drawn stops nothing.
        try? sink.write(Array("\r\(text)\(fill)\r".utf8))
    }
}
