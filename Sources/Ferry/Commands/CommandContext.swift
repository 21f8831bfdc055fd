import Core

/// What a command may use of the world; a composition makes it from the global options.
struct CommandContext: Sendable {
    /// Opens the profile's store.
    var openStore: @Sendable () throws(StoreFailure) -> any ProfileStore
    /// What the profile reaches beyond its store.
    var services: @Sendable (any CompanyStore) throws(CommandFailure) -> ProfileServices
    /// The clock, and who is at work.
    var surroundings: Surroundings
    /// Opens a file to import; `-` is standard input.
    var openList: @Sendable (String) throws(ListFileFailure) -> ListFile
    /// Where results go.
    var output: OutputSink
    /// Where everything else goes.
    var errors: OutputSink
    /// What is a terminal.
    var terminal: TerminalFlags
    /// A line that the user types; nil at the end.
    var readLine: @Sendable () -> String?
    /// The environment's variables.
    var environment: [String: String]
    /// Whether nothing may be changed, and who says so.
    var readOnly: ReadOnly?
    /// Ctrl-C.
    var interruption: Interruption
    /// What the program adds beyond the store.
    var hooks: CommandHooks
    /// How many seconds the user's clock is east of UTC.
    var offset: Int64 = 0
    /// The profile's title.
    var title = "Ferry"
    /// Notes a line in the log.
    var log: @Sendable (String) -> Void = { _ in }
    /// What signing in needs of the profile.
    var signIn: @Sendable () throws(CommandFailure) -> SignInDesk = { () throws(CommandFailure) -> SignInDesk in
        throw .noPartnerCenter("this profile")
    }
    /// Lets the user edit a text in a file of some name.
    var edit: @Sendable (_ text: String, _ name: String) throws(CommandFailure) -> String = {
        (_, _) throws(CommandFailure) -> String in
        throw CommandFailure(.usage, "There is no terminal to edit on.")
    }
    /// Where edited letters stay that can't be read.
    var keptLetters: KeptLetters
    /// Looks at what is this machine's own: configuration, secrets, files and the way letters leave.
    var inspect: @Sendable () async -> [RequirementFinding] = { [] }
}

/// Which of the process's streams are terminals.
struct TerminalFlags: Equatable, Sendable {
    /// Standard input.
    var input = false
    /// Standard output.
    var output = false
    /// Standard error.
    var errors = false
    /// The width of the terminal on standard output, in cells.
    var width = 80

    /// No aligned columns and no progress.
    var isPlain = false

    /// Whether a question can be asked and answered.
    var canAsk: Bool { input && output }
}

/// Who forbids changes.
enum ReadOnly: Equatable, Sendable {
    case option
    case profile(String)

    /// The words for a refusal.
    var words: String {
        switch self {
        case .option: "--read-only was given"
        case .profile(let name): "the profile \(name) is read-only"
        }
    }
}

/// Ctrl-C, SIGTERM and a terminal that goes away, as a flag that is asked between steps.
struct Interruption: Sendable {
    /// From now on the first signal raises the flag; a second one ends the process.
    var watch: @Sendable () -> Void
    /// Whether it was raised.
    var isRaised: @Sendable () -> Bool
}

extension CommandContext {
    /// The width for tables; nil when standard output is no terminal.
    var tableWidth: Int? { terminal.output && !terminal.isPlain ? terminal.width : nil }

    /// A line of progress on standard error.
    var progress: ProgressLine { ProgressLine(terminal.errors && !terminal.isPlain ? errors : nil) }

    /// Says something beside the results.
    func say(_ text: String) {
        // There is nowhere left to tell that standard error can't be written.
        try? errors.write(Array((safeLines(text) + "\n").utf8))
    }

    /// Writes results and flushes them.
    func print(_ body: (inout LineWriter) throws -> Void) throws {
        var writer = LineWriter(output)
        try body(&writer)
        try writer.flush()
    }

    /// Writes results; where nobody reads them any more, goes on if told so.
    func print(evenIfUnread goesOn: Bool, _ body: (inout LineWriter) throws -> Void) throws {
        do { try print(body) } catch OutputFailure.closed where goesOn {}
    }

    /// Refuses a change where nothing may be changed.
    func refuseIfReadOnly(to act: String) throws(CommandFailure) {
        guard let readOnly else { return }
        throw CommandFailure(.usage, "Ferry can't \(act) here: \(readOnly.words).")
    }

    /// Asks before a change and says whether the answer is a clear yes; anything else is a no.
    func confirms(_ question: String, yes: Bool) throws(CommandFailure) -> Bool {
        if yes { return true }
        guard let answer = try answer(to: "\(question) [y/N]") else { return false }
        return answer.isYes
    }

    /// Asks before a change and gives the line that was typed; nil at the end of the input.
    func answer(to question: String) throws(CommandFailure) -> String? {
        guard terminal.canAsk else {
            throw CommandFailure(.usage, "This needs a yes, and there is no terminal to ask on; add --yes.")
        }
        interruption.watch()
        try? errors.write(Array("\n\(question) ".utf8))
        let answer = readLine()
        if interruption.isRaised() { throw CommandFailure(.interrupted, "Interrupted; nothing was changed.") }
        return answer
    }
}

extension String {
    /// Whether a typed line is a clear yes.
    var isYes: Bool { ["y", "yes"].contains(trimmingBlanks.lowercased()) }
}
