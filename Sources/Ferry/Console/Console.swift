import Core
import Foundation
import Panes
import Screen
import Store
import Terminal
import Text

/// Opens the console in the terminal and runs it to its end.
struct Console {
    private let open: @Sendable () throws -> ConsoleParts
    private let marksIdle: Bool

    /// How long the first frame waits at most for the terminal to tell its background, in milliseconds.
    private static let backgroundWait = 30
    /// How long a console that can't open waits for that answer, in milliseconds.
    private static let lateAnswerWait = 400

    /// A console over parts that are opened while the terminal is asked for its background.
    init(environment: [String: String], open: @escaping @Sendable () throws -> ConsoleParts) {
        self.open = open
        marksIdle = environment["FERRY_IDLE_MARKER"] == "1"
    }

    /// Runs on a thread of its own, because one thread must own the terminal.
    func run() async throws -> EventLoop.Ending {
        try await withCheckedThrowingContinuation { continuation in
            let thread = Thread { continuation.resume(with: Result { try runHere() }) }
            thread.name = "console"
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    private func runHere() throws -> EventLoop.Ending {
        let wakeUp = try WakeUp()
        let signals = Signals(wakeUp)
        var query = BackgroundQuery()
        query.ask()
        let parts: ConsoleParts
        do {
            parts = try open()
        } catch {
            // The terminal's answer must not be left to the shell, not even over a slow line.
            _ = query.collect(waitingAtMost: Self.lateAnswerWait)
            throw error
        }
        let themeName = parts.theme ?? Self.name(for: query.collect(waitingAtMost: Self.backgroundWait))
        let terminal = try CursesTerminal(after: query)
        defer { terminal.close() }
        let mailbox = Mailbox(log: parts.log) { wakeUp.wake() }
        let runner = parts.runner(mailbox)
        let (theme, notice) = parts.themes.usableTheme(named: themeName)
        let wait = OpeningWait(terminal: terminal, signals: signals, wakeUp: wakeUp, theme: theme)
        let news = wait.told(parts.opening, by: mailbox, of: runner)
        guard case .done(let told) = news else { return end(runner, signals, terminal, news.ending) }
        let size = terminal.size
        let opened = try wait.result { try parts.firstState(size: size, theme: themeName, told: told) }
        guard case .done(var state) = opened else { return end(runner, signals, terminal, opened.ending) }
        if terminal.size != size { _ = update(&state, .input(.resized(terminal.size), at: state.now)) }
        if let notice = notice ?? terminal.notice.map(words(for:)) { state.toast = Toast(SafeText(notice), .warning) }
        let refresher = Refresher(try StoreWatch(path: parts.store.path)) { runner.takeChanges() }
        defer { withExtendedLifetime(refresher) {} }
        var loop = EventLoop(
            state: state, theme: theme, isThemeFixed: parts.theme != nil, terminal: terminal, signals: signals,
            mailbox: mailbox, runner: runner, themes: parts.themes, clock: parts.surroundings.now, marksIdle: marksIdle)
        runner.start(.readJobs)
        runner.start(.readSettings)
        runner.start(.renewSubscriptions)
        if state.profile.synchronises {
            runner.readSignIn()
            // The requirements tell it, too.
            if state.pane == .overview { runner.start(.readRequirements) } else { runner.learnTerms() }
        }
        runner.automation?.look()
        // The synchronisation before the first page ended with it.
        if state.sync.people != nil { runner.start(.readPeople) }
        runner.warm()
        return end(runner, signals, terminal, loop.run())
    }

    /// Stops what is under way and says how the console ends.
    private func end(
        _ runner: EffectRunner, _ signals: Signals, _ terminal: CursesTerminal, _ ending: EventLoop.Ending
    ) -> EventLoop.Ending {
        // A second signal leaves at once; whatever was under way is found again by the next start.
        var second: Int32?
        let isStopped = runner.stopWork {
            second = signals.poll(timeout: 0).termination
            return second != nil
        }
        guard isStopped else {
            terminal.close()
            exit(128 + (second ?? SIGTERM))
        }
        return ending
    }

    private static func name(for background: RGB?) -> String {
        background.map(\.isDark) == false ? "light" : "default"
    }
}

/// What a notice about the terminal says.
func words(for notice: TerminalNotice) -> String {
    switch notice {
    case .unknownTerminal(let name):
        "This system does not know the terminal \(SafeText(name).value); xterm-256color stands in for it."
    }
}

/// Why the console can't be shown, in a sentence.
func sentence(for failure: TerminalFailure) -> String {
    switch failure {
    case .notATerminal:
        "The console needs a terminal on its input and output; use the commands instead, such as `ferry pending list`."
    case .unnamed: "TERM is not set, so Ferry can't tell what this terminal is; set it, for example to xterm-256color."
    case .unusable(let term):
        "The terminal \(SafeText(term).value) can't place text on its screen; use the commands, such as `ferry pending list`."
    case .noDatabase(let term):
        "There is no description of the terminal \(SafeText(term).value), nor of xterm-256color; install ncurses-base."
    case .outOfDescriptors: "The system has no file descriptors left; close something and try again."
    }
}
