import CNcurses
package import Screen
import Text

/// The terminal in full screen: inputs come out, frames go in.
///
/// Belongs to one thread. `Signals` must be made before, so that ncurses leaves the signals alone.
package final class CursesTerminal {
    /// How many colours are used.
    package let depth: ColourDepth
    /// What the user should be told about the terminal.
    package let notice: TerminalNotice?
    /// The size in force: that of the terminal when it was last read.
    package private(set) var size: Size

    private let usesMouse: Bool
    private let hasTitle: Bool
    private var decoder: KeyDecoder
    private var typedAhead: [Input]
    private var looks: LookTable
    private var rows: RowEncoder
    private var isOpen = true
    private var pushed: Frame?
    private var shownTitle: SafeText?
    private var shownCursor: Position??

    /// Opens the screen; inputs that came before are taken over from the question about the background.
    package init(
        _ configuration: TerminalConfiguration = TerminalConfiguration(), after query: consuming BackgroundQuery? = nil
    ) throws(TerminalFailure) {
        // First of all: ncurses must find the line settings as they were before the question.
        (decoder, typedAhead) = CursesTerminal.takeOver(query)
        let setup = try TerminalSetup(configuration)
        fc_guard_install()
        depth = try CursesTerminal.open(setup)
        fc_guard_set(Int32(FC_GUARD_SCREEN))
        notice = setup.notice
        hasTitle = setup.hasTitle
        usesMouse = configuration.usesMouse
        looks = LookTable(depth: depth)
        rows = RowEncoder(isASCII: setup.isASCII)
        size = CursesTerminal.windowSize
        decoder.escapeDelay = Int(fc_escape_delay())
        fc_resize(Int32(size.rows), Int32(size.columns))
        TerminalModes.write(TerminalModes.on(mouse: usesMouse, title: hasTitle))
    }

    deinit { close() }

    private static func takeOver(_ query: consuming BackgroundQuery?) -> (KeyDecoder, [Input]) {
        guard let query else { return (KeyDecoder(), []) }
        return query.handOver()
    }

    /// Opens the screen with exact colours if wanted and possible, and says with how many colours it is open.
    private static func open(_ setup: TerminalSetup) throws(TerminalFailure) -> ColourDepth {
        let isColoured = setup.depth != .mono
        if setup.depth == .truecolour, fc_open("ferry-direct", true, true) {
            if fc_colours() > Int32(FC_INDEXED) { return .truecolour }
            fc_close()
        }
        guard fc_open(setup.term, false, isColoured) else { throw .noDatabase(term: setup.term) }
        switch fc_colours() {
        case 256...: return setup.depth == .basic16 ? .basic16 : .indexed256
        case 8...: return .basic16
        default: return .mono
        }
    }

    private static var windowSize: Size {
        var (height, width): (Int32, Int32) = (24, 80)
        _ = fc_window_size(&height, &width)
        // No window is larger; a mistaken size must not fill the memory.
        return Size(columns: min(Int(width), 2000), rows: min(Int(height), 1000))
    }

    /// Gives the terminal back; does nothing the second time.
    package func close() {
        guard isOpen else { return }
        isOpen = false
        TerminalModes.write(TerminalModes.off(mouse: usesMouse, title: hasTitle))
        fc_close()
        fc_guard_set(Int32(FC_GUARD_OFF))
    }

    /// Tells a test that everything up to so many inputs has been dealt with and shown.
    package func writeIdleMarker(_ count: Int) { if isOpen { TerminalModes.write(TerminalModes.idleMarker(count)) } }
}

// MARK: - Inputs

extension CursesTerminal {
    /// Everything that came since the last time, without waiting; a changed size comes last.
    package func read() -> [Input] {
        guard isOpen else { return [] }
        var inputs = typedAhead
        typedAhead = []
        inputs += TerminalBytes.read(into: &decoder)
        let current = CursesTerminal.windowSize
        if current != size {
            adopt(current)
            inputs.append(.resized(current))
        }
        return inputs
    }

    /// How long to wait at most before reading again, in milliseconds; nil when nothing is unfinished.
    package var pendingTimeout: Int? {
        if !typedAhead.isEmpty { return 0 }
        return decoder.deadline.map { max(0, $0 - Int(fc_now())) }
    }

    private func adopt(_ current: Size) {
        size = current
        pushed = nil
        shownCursor = nil
        fc_resize(Int32(current.rows), Int32(current.columns))
    }
}

// MARK: - Frames

extension CursesTerminal {
    /// Shows a frame, and writes only what differs from the last one; nothing at all when nothing does.
    package func draw(_ frame: Frame, theme: Theme) {
        guard isOpen else { return }
        showTitle(frame.title)
        let isOtherTheme = looks.theme != theme
        if isOtherTheme {
            looks.use(theme)
            if pushed != nil { fc_rewrite_next() }
        }
        let isChanged = pushRows(of: frame, all: isOtherTheme)
        pushed = frame
        let isMoved = placeCursor(frame.cursor, needed: isChanged)
        if isChanged || isMoved { fc_update() }
    }

    /// Draws everything again, whatever the terminal shows, and sets every mode again.
    package func redraw() {
        guard isOpen else { return }
        fc_return()
        TerminalModes.write(TerminalModes.off(mouse: usesMouse, title: false))
        TerminalModes.write(TerminalModes.on(mouse: usesMouse, title: false))
        if pushed != nil { fc_update() }
    }

    /// Puts the rows that differ, and says whether there were any.
    private func pushRows(of frame: Frame, all: Bool) -> Bool {
        let old = all || pushed?.size != frame.size ? nil : pushed
        var isChanged = false
        for number in 0..<size.rows {
            let row = number < frame.size.rows ? frame.row(number) : []
            if let old, number >= frame.size.rows || old.row(number) == row { continue }
            isChanged = true
            rows.encode(row, columns: size.columns) { looks.look(of: $0) }
            fc_put_row(Int32(number), rows.cells, Int32(rows.cells.count))
        }
        return isChanged
    }

    /// Tells ncurses where the cursor goes, and says whether it is elsewhere than it was.
    private func placeCursor(_ wanted: Position?, needed: Bool) -> Bool {
        let place = wanted.flatMap { $0.row < size.rows && $0.column < size.columns ? $0 : nil }
        let isMoved = shownCursor != .some(place)
        guard needed || isMoved else { return false }
        shownCursor = .some(place)
        fc_cursor(Int32(place?.row ?? 0), Int32(place?.column ?? 0), place != nil)
        return isMoved
    }

    private func showTitle(_ title: SafeText) {
        guard hasTitle, title != shownTitle else { return }
        shownTitle = title
        TerminalModes.write(TerminalModes.title(title.value, isASCII: rows.isASCII))
    }
}

// MARK: - Leaving for a while

extension CursesTerminal {
    /// Stops the program as Ctrl-Z does, and shows the last frame again when it goes on.
    package func suspend() { runOutside { fc_stop_group() } }

    /// Runs something that needs the terminal for itself, such as an editor, and shows the last frame again.
    package func runOutside<Result>(_ body: () -> Result) -> Result {
        guard isOpen else { return body() }
        TerminalModes.write(TerminalModes.off(mouse: usesMouse, title: hasTitle))
        fc_leave()
        fc_guard_set(Int32(FC_GUARD_OFF))
        defer { takeAgain() }
        return body()
    }

    private func takeAgain() {
        fc_guard_set(Int32(FC_GUARD_SCREEN))
        fc_return()
        TerminalModes.write(TerminalModes.on(mouse: usesMouse, title: hasTitle))
        let title = shownTitle
        shownTitle = nil
        if let title { showTitle(title) }
        if pushed != nil { fc_update() }
    }
}
