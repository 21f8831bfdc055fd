import Glibc

/// What goes into a running program and comes out of it.
struct ProgramTalk {
    /// What it said, as much as is kept.
    private(set) var said: [UInt8] = []
    private let run: ProgramRun
    private let input: Pipe?
    private let output: Pipe
    private var rest: ArraySlice<UInt8>
    private var isSilent = false

    /// A talk with a program that has the other ends of the pipes.
    init(_ run: ProgramRun, input: Pipe?, output: Pipe) {
        self.run = run
        self.input = input
        self.output = output
        rest = run.input?[...] ?? []
        for end in [input?.writing, output.reading].compactMap({ $0 }) { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    }

    /// Talks until the program has ended or is to be ended: then, why.
    mutating func untilEnd(of child: ChildProcess) -> ProgramRun.End? {
        let end = ContinuousClock.now + run.patience
        while true {
            if rest.isEmpty { input?.closeWriting() }
            if child.hasEnded() {
                // What it started may hold its stream open for ever.
                hear()
                return isTooLong ? .tooLong : nil
            }
            guard ContinuousClock.now < end else { return .slow }
            wait()
            if let input, input.writing >= 0 { give(to: input) }
            hear()
            if isTooLong { return .tooLong }
        }
    }

    private var isTooLong: Bool { run.endsAtLimit && said.count > run.limit }

    /// Waits for something to do, and not long: no descriptor tells that a program ended while its stream is open.
    private func wait() {
        var ends: [pollfd] = []
        if !isSilent { ends.append(pollfd(fd: output.reading, events: Int16(POLLIN), revents: 0)) }
        if let input, input.writing >= 0 {
            ends.append(pollfd(fd: input.writing, events: Int16(POLLOUT), revents: 0))
        }
        poll(&ends, nfds_t(ends.count), isSilent ? 2 : 20)
    }

    private mutating func give(to input: Pipe) {
        let count = rest.withUnsafeBytes { write(input.writing, $0.baseAddress, $0.count) }
        if count > 0 { rest = rest.dropFirst(count) }
        // It reads no more; its status will tell what it thinks of that.
        if count < 0, errno != EAGAIN, errno != EINTR { rest = [] }
    }

    private mutating func hear() {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !isSilent, !isTooLong {
            let count = read(output.reading, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN { return }
            guard count > 0 else {
                isSilent = true
                return
            }
            let room = run.endsAtLimit ? count : min(count, max(0, run.limit - said.count))
            said += buffer[..<room]
        }
    }
}
