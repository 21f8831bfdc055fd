import Core
import Dispatch
import Glibc
import Panes
import Screen
import Terminal
import Text

/// The one synchronous loop that owns the state and the terminal.
struct EventLoop {
    /// What the loop ended with.
    enum Ending: Equatable {
        case left
        case demo
        /// A signal asked to end, by its number.
        case signal(Int32)
    }

    private let terminal: CursesTerminal
    private let signals: Signals
    private let mailbox: Mailbox
    private let runner: EffectRunner
    private let themes: ThemeLibrary
    private let clock: @Sendable () -> Timestamp
    private let marksIdle: Bool
    private let isThemeFixed: Bool

    private var state: AppState
    private var theme: Theme
    private var drawn: AppState?
    private var lastFrame: UInt64 = 0
    private var inputs = 0
    /// Inputs that were read and wait for their turn.
    private var waiting: ArraySlice<Input> = []
    private var marked = -1

    /// The most inputs between two looks at signals.
    private static let inputsAtOnce = 64

    /// The least time between two frames that only show progress, in milliseconds.
    private static let progressPace = 100

    /// A loop over an open terminal.
    init(
        state: AppState, theme: Theme, isThemeFixed: Bool, terminal: CursesTerminal, signals: Signals, mailbox: Mailbox,
        runner: EffectRunner, themes: ThemeLibrary, clock: @escaping @Sendable () -> Timestamp, marksIdle: Bool
    ) {
        self.state = state
        self.theme = theme
        self.terminal = terminal
        self.signals = signals
        self.mailbox = mailbox
        self.runner = runner
        self.themes = themes
        self.clock = clock
        self.marksIdle = marksIdle
        self.isThemeFixed = isThemeFixed
    }

    /// Runs until something ends it.
    mutating func run() -> Ending {
        draw()
        while true {
            let ready = signals.poll(timeout: timeout)
            if let number = ready.termination { return .signal(number) }
            if ready.isContinued { terminal.redraw() }
            if ready.isAskedToStop { terminal.suspend() }
            if let ending = take(events(ready)) { return ending }
            drawWhenDue()
            markIdle()
        }
    }

    /// Everything that happened, input first.
    private mutating func events(_ ready: Readiness) -> [Event] {
        waiting += terminal.read()
        // A flood of keys must not keep signals, a hang-up and frames waiting.
        let told = waiting.prefix(Self.inputsAtOnce)
        waiting = waiting.dropFirst(told.count)
        inputs += told.count
        // Where the size went and came back, the terminal may have dropped what it showed.
        if ready.isResized, !told.contains(where: \.isResize) { terminal.redraw() }
        var events = told.map { Event.input($0, at: clock()) }
        if ready.isHungUp, !told.contains(.hungUp) { events.append(.input(.hungUp, at: clock())) }
        let news = mailbox.drain()
        return events + (news.isEmpty ? [] : [.passed(to: clock())]) + news
    }

    private mutating func take(_ events: [Event]) -> Ending? {
        for event in events {
            if case .input(.background(let colour), _) = event { adapt(to: colour) }
            for effect in update(&state, event) {
                if let ending = perform(effect) { return event.isHangUp ? .signal(SIGHUP) : ending }
            }
        }
        if events.contains(where: { $0.isUrgent }) { lastFrame = 0 }
        return nil
    }

    private mutating func perform(_ effect: Effect) -> Ending? {
        switch effect {
        case .quit: return .left
        case .openDemo: return .demo
        case .suspend: terminal.suspend()
        case .redraw: terminal.redraw()
        case .copy(let text): copy([text])
        case .copyLines(let lines): copy(lines)
        case .editLetter(let purpose, let template): editLetter(purpose, template)
        case .useTheme(let name): use(name)
        default: runner.start(effect)
        }
        return nil
    }

    private mutating func copy(_ lines: [SafeText]) {
        terminal.copy(lines)
        let words = lines.count == 1 ? lines[0].value : Wording.counted(lines.count, "line")
        state.toast = Toast(SafeText("Copied: \(words)"), .ok)
    }

    /// The editor has the terminal, and everything here waits for it.
    private func editLetter(_ purpose: LetterPurpose, _ template: LetterTemplate?) {
        let event = terminal.runOutside { runner.letters.edit(purpose, template) }
        mailbox.post(event)
    }

    private mutating func use(_ name: String) {
        let (found, notice) = themes.usableTheme(named: name)
        theme = found
        drawn = nil
        if let notice { state.toast = Toast(SafeText(notice), .warning) }
    }

    /// A terminal that told its background late gets the counterpart of a standard theme.
    private mutating func adapt(to background: RGB) {
        let wanted = background.isDark ? "default" : "light"
        guard !isThemeFixed, state.theme != wanted, state.overlays.isEmpty else { return }
        state.theme = wanted
        use(wanted)
    }

    /// How long to wait for something to happen, in milliseconds; nil waits for ever.
    private var timeout: Int? {
        if !waiting.isEmpty { return 0 }
        let frame = drawn == state ? nil : max(0, Self.progressPace - millisecondsSinceFrame)
        switch (terminal.pendingTimeout, frame) {
        case (let one?, let other?): return min(one, other)
        case (let one, let other): return one ?? other
        }
    }

    private var millisecondsSinceFrame: Int {
        Int((DispatchTime.now().uptimeNanoseconds - lastFrame) / 1_000_000)
    }

    private mutating func drawWhenDue() {
        guard drawn != state, millisecondsSinceFrame >= Self.progressPace else { return }
        draw()
    }

    private mutating func draw() {
        terminal.draw(render(state), theme: theme)
        if state.profile.synchronises {
            runner.see(state.customersOnScreen)
            runner.see(state.companiesOnScreen)
        }
        drawn = state
        lastFrame = DispatchTime.now().uptimeNanoseconds
    }

    /// Tells a test that nothing is left to do.
    private mutating func markIdle() {
        guard marksIdle, drawn == state, mailbox.isIdle, waiting.isEmpty, terminal.pendingTimeout == nil,
            marked != inputs
        else {
            return
        }
        marked = inputs
        terminal.writeIdleMarker(inputs)
    }
}

extension Event {
    /// Whether it is shown at once; progress waits for the next frame.
    fileprivate var isUrgent: Bool {
        switch self {
        case .itemsEnded, .importMoved, .refreshed, .lastImportRead, .jobsRead, .passed, .peopleMoved: false
        default: true
        }
    }
}

extension Event {
    /// Whether the terminal is gone, which the program may see before the signal that tells so.
    fileprivate var isHangUp: Bool {
        if case .input(.hungUp, _) = self { true } else { false }
    }
}

extension Input {
    /// Whether it tells of another size.
    fileprivate var isResize: Bool {
        if case .resized = self { true } else { false }
    }
}

extension RGB {
    /// Whether light text stands out on it.
    var isDark: Bool { 299 * Int(red) + 587 * Int(green) + 114 * Int(blue) < 128_000 }
}
