import Glibc

/// A program that is run to its end, with bytes for its input and an ear for one of its streams.
///
/// The other stream leads nowhere, and it has no terminal: the console's screen is not its own.
package struct ProgramRun: Sendable {
    /// What is heard of it.
    package enum Stream: Sendable {
        case output, complaints
    }

    /// How it ended.
    package enum End: Equatable, Sendable {
        /// By itself, with a status.
        case status(Int32)
        /// By a signal.
        case signal(Int32)
        /// By us, for it took too long.
        case slow
        /// By us, for it said more than it may.
        case tooLong
        /// Nobody knows: somebody else has heard its status.
        case unheard
    }

    /// It did not start, for the reason of an error number of the system.
    package struct NotStarted: Error {
        /// The reason in words.
        package let words: String

        /// A reason by its number.
        init(_ number: Int32) { words = String(cString: strerror(number)) }
    }

    /// The program's path and its arguments.
    package var words: [String]
    /// The environment it runs in.
    package var environment: [String: String]
    /// What it reads; nil for nothing.
    package var input: [UInt8]?
    /// What is heard of it.
    package var hears: Stream
    /// The most bytes it may say.
    package var limit: Int
    /// Whether it is ended when it says more; else that is dropped.
    package var endsAtLimit: Bool
    /// For how long it may run.
    package var patience: Duration

    /// A run.
    package init(
        _ words: [String], environment: [String: String], input: [UInt8]? = nil, hears: Stream, limit: Int,
        endsAtLimit: Bool, patience: Duration
    ) {
        self.words = words
        self.environment = environment
        self.input = input
        self.hears = hears
        self.limit = limit
        self.endsAtLimit = endsAtLimit
        self.patience = patience
    }

    /// Runs it; blocks until it ends.
    package func run() throws(NotStarted) -> (said: [UInt8], end: End) {
        let said = try Pipe()
        defer { said.close() }
        let given = try input.map { _ throws(NotStarted) in try Pipe() }
        defer { given?.close() }
        let child = try ChildProcess(self, reading: given?.reading, writing: said.writing)
        said.closeWriting()
        given?.closeReading()
        var talk = ProgramTalk(self, input: given, output: said)
        let early = withoutBrokenPipes { talk.untilEnd(of: child) }
        // It leads a session of its own, so that whatever it started ends with it.
        if early != nil { child.killAll() }
        let end = child.wait()
        return (talk.said, early ?? end)
    }

    /// Runs code that may write into a pipe which nobody reads any more, without the signal that ends a process.
    private func withoutBrokenPipes<R>(_ body: () -> R) -> R {
        var broken = sigset_t()
        var before = sigset_t()
        sigemptyset(&broken)
        sigaddset(&broken, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &broken, &before)
        defer {
            var now = timespec()
            while sigtimedwait(&broken, nil, &now) > 0 {}
            pthread_sigmask(SIG_SETMASK, &before, nil)
        }
        return body()
    }
}
