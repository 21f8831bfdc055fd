import CPty
import CVTerm
import Foundation

/// A program running in a terminal in memory; belongs to one test.
package final class PtySession {
    /// Every byte that the program has written.
    package private(set) var output: [UInt8] = []
    /// Whether the terminal answers questions, as real ones do.
    package var answersQuestions = true

    private let terminal: OpaquePointer
    private let pid: Int32
    private let slave: Int32
    private var master: Int32?
    private var size: (rows: Int, columns: Int)
    private var scanner = MarkerScanner()
    private var awaited = 0
    /// What follows the last Escape, until more comes or nothing does: libvterm loses marks and titles that a read cuts.
    private var held: [UInt8] = []
    private var ending: ProgramEnd?

    /// Starts a program; nil when there is no such file or no terminal left.
    package init?(_ program: PtyProgram) {
        let words = CStrings([program.path] + program.arguments)
        let variables = CStrings(program.environment.map { "\($0.key)=\($0.value)" })
        let pty = cpty_start(
            program.path, words.pointers, variables.pointers, Int32(program.rows), Int32(program.columns))
        guard pty.pid > 0, let created = cvt_new(Int32(program.rows), Int32(program.columns)) else { return nil }
        terminal = created
        pid = pty.pid
        master = pty.master
        slave = pty.slave
        size = (program.rows, program.columns)
    }

    deinit {
        if status == nil { cpty_kill(pid, 9) }
        hangUp()
        cpty_close(slave)
        cvt_free(terminal)
    }

    // MARK: Driving

    /// Types text or sends any other bytes.
    package func send(_ text: String) { send(Array(text.utf8)) }

    /// Sends bytes.
    package func send(_ bytes: [UInt8]) {
        awaited = scanner.latest ?? 0
        var rest = bytes[...]
        while !rest.isEmpty, let master {
            let written = Array(rest).withUnsafeBufferPointer { cpty_write(master, $0.baseAddress, Int32($0.count)) }
            rest = rest.dropFirst(Int(written))
            if written == 0 { readOnce(waiting: 10) }
        }
    }

    /// Gives the terminal another size; the program gets SIGWINCH.
    package func resize(rows: Int, columns: Int) {
        guard let master else { return }
        awaited = scanner.latest ?? 0
        size = (rows, columns)
        cvt_resize(terminal, Int32(rows), Int32(columns))
        cpty_resize(master, Int32(rows), Int32(columns))
    }

    /// Sends the program a signal.
    package func signal(_ number: Int32) { cpty_kill(pid, number) }

    /// Whether a signal was sent that the program did not take yet, as the kernel tells it.
    package var hasPendingSignal: Bool {
        let status = (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)) ?? ""
        return status.split(separator: "\n").contains { line in
            guard line.hasPrefix("SigPnd:") || line.hasPrefix("ShdPnd:") else { return false }
            return UInt64(line.split(separator: "\t").last ?? "", radix: 16) != 0
        }
    }

    /// Takes the terminal away, as a closed window does.
    package func hangUp() {
        guard let open = master else { return }
        master = nil
        cpty_close(open)
    }

    /// Reads output until something is true; false when it still isn't after so many milliseconds.
    ///
    /// With a pace of 0 it asks all the time, for what must be seen at once.
    package func pump(atMost limit: Int = 30_000, pace: Int = 20, until isReached: (PtySession) -> Bool) -> Bool {
        let end = Int(cpty_now()) + limit
        while !isReached(self) {
            guard Int(cpty_now()) < end else { return false }
            readOnce(waiting: pace)
        }
        return true
    }

    /// Reads until the program says that it has dealt with so many inputs since the last `send` or `resize`, and rests.
    package func waitUntilIdle(inputs: Int = 1) -> Bool {
        pump { session in (session.scanner.latest ?? -1) >= session.awaited + inputs }
    }

    /// Reads until the program rests for the first time.
    package func waitUntilStarted() -> Bool { pump { $0.scanner.marks > 0 } }

    /// Reads until the program ends, and says how; nil when it doesn't.
    package func waitUntilEnded(atMost limit: Int = 30_000) -> ProgramEnd? {
        _ = pump(atMost: limit) { $0.status != nil }
        while readOnce(waiting: 0) {}
        return status
    }

    @discardableResult
    private func readOnce(waiting limit: Int) -> Bool {
        guard let master, cpty_wait(master, Int32(limit)) else {
            show(held)
            held = []
            return false
        }
        let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            count = Int(max(0, cpty_read(master, buffer.baseAddress, Int32(buffer.count))))
        }
        output += bytes
        for byte in bytes { scanner.take(byte) }
        held += bytes
        let cut = held.indices.dropLast().last { held[$0] == 0x1b && held[$0 + 1] != UInt8(ascii: "\\") } ?? 0
        show(Array(held[..<cut]))
        held.removeFirst(cut)
        return !bytes.isEmpty
    }

    private func show(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        cvt_write(terminal, bytes, bytes.count)
        if answersQuestions { answer() }
    }

    private func answer() {
        guard let master else { return }
        var answers = [CChar](repeating: 0, count: 4096)
        let count = cvt_answers(terminal, &answers, answers.count)
        let bytes = answers.prefix(count).map { UInt8(bitPattern: $0) }
        if !bytes.isEmpty { _ = cpty_write(master, bytes, Int32(bytes.count)) }
    }
}

// MARK: - Looking

extension PtySession {
    /// How the program ended; nil while it runs.
    package var status: ProgramEnd? {
        if ending == nil {
            let end = cpty_status(pid)
            if end.has_ended { ending = end.was_signalled ? .killed(end.value) : .exited(end.value) }
        }
        return ending
    }

    /// What the terminal shows in a cell.
    package func cell(_ row: Int, _ column: Int) -> ScreenCell {
        ScreenCell(cvt_cell_at(terminal, Int32(row), Int32(column)))
    }

    /// The screen as lines of text, without the blanks at their ends.
    package var lines: [String] {
        (0..<size.rows).map { row in
            var line = (0..<size.columns).map { cell(row, $0).text }.joined()
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// Whether any line contains a text.
    package func shows(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

    /// Where the cursor stands; nil when it is hidden.
    package var cursor: (row: Int, column: Int)? {
        let state = cvt_state_of(terminal)
        return state.is_visible ? (Int(state.row), Int(state.column)) : nil
    }

    /// Whether the alternate screen shows.
    package var isAlternateScreen: Bool { cvt_state_of(terminal).is_alternate }

    /// Whether the terminal reports the mouse.
    package var reportsMouse: Bool { cvt_state_of(terminal).mouse != 0 }

    /// How often the bell rang.
    package var bells: Int { Int(cvt_state_of(terminal).bells) }

    /// The window's title.
    package var title: String { cvt_state_of(terminal).title.map { String(cString: $0) } ?? "" }

    /// Whether the line settings are those of a shell: echo, whole lines, Ctrl-C.
    package var isCooked: Bool { cpty_is_cooked(slave) }

    /// The bytes written since a mark, which is an earlier count of `output`.
    package func bytes(since mark: Int) -> [UInt8] { Array(output[mark...]) }

    /// How many idle marks the program has written.
    package var idleMarks: Int { scanner.marks }
}
