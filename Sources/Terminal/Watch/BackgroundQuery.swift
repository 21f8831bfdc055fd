import CNcurses
package import Screen

/// Asks the terminal for its background colour before the screen opens, while the program does something else.
///
/// After the question comes another that every terminal answers, so that the wait ends with its answer.
package struct BackgroundQuery: ~Copyable {
    private var decoder = KeyDecoder()
    private var typedAhead: [Input] = []
    private var isAsking = false

    /// A question that hasn't been asked.
    package init() {}

    deinit { if isAsking { fc_raw_end() } }

    /// Writes the question; nothing that is typed shows from now on until `collect`.
    ///
    /// Does nothing without a terminal, and where no colours are shown.
    package mutating func ask(_ environment: TerminalEnvironment = .current) {
        guard !isAsking, environment.mayShowColours, fc_is_terminal(0), fc_is_terminal(1) else { return }
        fc_guard_install()
        guard fc_raw_begin() else { return }
        isAsking = true
        fc_guard_set(Int32(FC_GUARD_LINE))
        TerminalModes.write("\u{1b}]11;?\u{1b}\\\u{1b}[c")
    }

    /// Waits so many milliseconds at most for the answer; nil when none came.
    ///
    /// A late one becomes an `Input`.
    package mutating func collect(waitingAtMost limit: Int) -> RGB? {
        guard isAsking else { return nil }
        let end = Int(fc_now()) + limit
        var colour: RGB?
        while !decoder.hasSeenAttributes {
            let left = end - Int(fc_now())
            guard left > 0 || limit == 0 else { break }
            let seen = fc_poll(-1, Int32(max(0, left)))
            if seen & Int32(FC_HUNG_UP) != 0 { break }
            colour = sort(TerminalBytes.read(into: &decoder)) ?? colour
            if limit == 0 { break }
        }
        isAsking = false
        fc_raw_end()
        fc_guard_set(Int32(FC_GUARD_OFF))
        return colour
    }

    /// Keeps what is no answer, and gives back the answer.
    private mutating func sort(_ inputs: [Input]) -> RGB? {
        var colour: RGB?
        for input in inputs {
            if case .background(let answer) = input { colour = answer } else { typedAhead.append(input) }
        }
        return colour
    }

    /// Everything that was read and is no answer, and the decoder that may stand in the middle of one.
    consuming func handOver() -> (KeyDecoder, [Input]) {
        if let colour = collect(waitingAtMost: 0) { typedAhead.append(.background(colour)) }
        return (decoder, typedAhead)
    }
}
