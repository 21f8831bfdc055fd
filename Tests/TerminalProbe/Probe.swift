import Glibc
import ProbePages
import Screen
import Terminal
import Text

/// The probe's loop: with a seed it draws page after page, without one it lists what was typed.
final class Probe {
    private let terminal: CursesTerminal
    private let signals: Signals
    private let seed: UInt64?
    private let marks = getenv("FERRY_IDLE_MARKER") != nil
    private var theme = ProbePages.theme
    private var log: [String] = []
    private var inputs = 0
    private var page = 0
    private var cursor: Position?
    private var end: Int32?

    init(terminal: CursesTerminal, signals: Signals, seed: UInt64?, background: RGB?) {
        self.terminal = terminal
        self.signals = signals
        self.seed = seed
        if let notice = terminal.notice { log.append("notice \(notice)") }
        if let background { log.append("asked \(background.red) \(background.green) \(background.blue)") }
        log.append("depth \(terminal.depth.rawValue)")
    }

    /// Runs until told to end; the exit code.
    func run() -> Int32 {
        var marked: Int?
        while end == nil {
            for input in terminal.read() { handle(input) }
            draw()
            if marks, marked != inputs, terminal.pendingTimeout == nil, end == nil {
                terminal.writeIdleMarker(inputs)
                marked = inputs
            }
            if end == nil { wait() }
        }
        terminal.close()
        return end ?? 0
    }

    private func wait() {
        let ready = signals.poll(timeout: terminal.pendingTimeout)
        if let number = ready.termination { end = 128 + number }
        if ready.isHungUp { end = 128 + SIGHUP }
        if ready.isAskedToStop { terminal.suspend() }
        if ready.isContinued {
            terminal.redraw()
            inputs += 1
            log.append("continued")
        }
    }

    private func draw() {
        if let seed {
            var frame = ProbePages.page(seed: seed, number: page, size: terminal.size)
            if let cursor { frame.cursor = cursor }
            terminal.draw(frame, theme: theme)
            return
        }
        var frame = Frame(size: terminal.size)
        frame.title = "Probe"
        for (row, line) in log.suffix(terminal.size.rows).enumerated() {
            frame.put(SafeText(line), row: row, column: 0, Style(.error))
        }
        frame.cursor = Position(row: min(log.count, terminal.size.rows) - 1, column: 0)
        terminal.draw(frame, theme: theme)
    }

    private func handle(_ input: Input) {
        inputs += 1
        log.append(describe(input))
        guard case .key(let press) = input else {
            if input == .hungUp { end = 128 + SIGHUP }
            return
        }
        switch (press.key, press.modifiers) {
        case (.character("q"), []): end = 0
        case (.character("n"), []): page += 1
        case (.character("t"), []): theme = theme == ProbePages.theme ? ProbePages.otherTheme : ProbePages.theme
        case (.character("e"), []): terminal.runOutside { print("outside \(getenv("TERMINFO") == nil)") }
        case (.character("l"), .control): terminal.redraw()
        case (.character("z"), .control): terminal.suspend()
        case (.function(8), []): trap()
        case (.function(9), []): UnsafeMutablePointer<UInt8>(bitPattern: 16)?.pointee = 1
        case (.function(10), []): abort()
        case (.function(11), []): log.append("\(recurse(1))")
        case (.function(12), []): exit(3)
        case (.character("T"), []): kill(getpid(), SIGTSTP)
        case (.character("c"), []): cursor = cursor == nil ? Position(row: 1, column: 2) : nil
        default: break
        }
    }

    private func recurse(_ depth: Int) -> Int { depth == 0 ? 0 : recurse(depth + 1) + recurse(depth - 1) }

    private func trap() {
        let none: [Int] = log.isEmpty ? [1] : []
        log.append("\(none[log.count])")
    }

    private func describe(_ input: Input) -> String {
        switch input {
        case .key(let press): "key \(name(press.key)) \(press.modifiers.rawValue)"
        case .paste(let text): "paste \(text.unicodeScalars.count) \(text.prefix(20).filter { $0 != "\r" })"
        case .mouse(let event): "mouse \(event.kind) \(event.place.row) \(event.place.column)"
        case .resized(let size): "size \(size.columns) \(size.rows)"
        case .background(let rgb): "background \(rgb.red) \(rgb.green) \(rgb.blue)"
        case .hungUp: "hung up"
        }
    }

    private func name(_ key: Key) -> String {
        if case .character(let scalar) = key { String(scalar) } else { "\(key)" }
    }
}
