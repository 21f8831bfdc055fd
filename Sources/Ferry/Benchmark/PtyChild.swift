import CSignals
import Glibc

/// A program in a terminal of its own, measured from outside as a user would meet it.
final class PtyChild {
    /// Why no program could be started.
    enum Failure: Error, Equatable {
        case noProgram(String)
    }

    /// Its process.
    let process: pid_t
    /// How many bytes it has written, idle markers left out.
    private(set) var bytes = 0
    private let terminal: Int32
    private var seen: [UInt8] = []

    /// Starts a program in a terminal of so many columns and rows; it marks when it is idle.
    init(_ program: String, _ arguments: [String], columns: UInt16, rows: UInt16) throws(Failure) {
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        var variables = Self.environment.map { strdup($0) } + [nil]
        defer { (words + variables).forEach { free($0) } }
        var main: Int32 = -1
        process = ferry_spawn_in_terminal(program, &words, &variables, columns, rows, &main)
        terminal = main
        guard process > 0 else { throw .noProgram(program) }
    }

    deinit {
        guard process > 0 else { return }
        kill(process, SIGKILL)
        var status: Int32 = 0
        waitpid(process, &status, 0)
        close(terminal)
    }

    /// Types something.
    func type(_ text: String) {
        let typed = Array(text.utf8)
        _ = write(terminal, typed, typed.count)
    }

    /// Reads what the program writes first, which is a frame whole; false when nothing came.
    func waitForFrame(limit: Int32 = 30_000) -> Bool { readSome(limit) }

    /// Reads until the program says that it is idle, for so many milliseconds at most; false when it did not.
    func waitUntilIdle(limit: Int32 = 30_000) -> Bool {
        while true {
            if takeMarker() { return true }
            guard readSome(limit) else { return false }
        }
    }

    /// Reads whatever comes within so many milliseconds.
    func listen(milliseconds: Int32) {
        while readSome(milliseconds) {}
        while takeMarker() {}
    }

    private func readSome(_ limit: Int32) -> Bool {
        var poller = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
        guard poll(&poller, 1, limit) > 0 else { return false }
        let count = withUnsafeTemporaryAllocation(byteCount: 65536, alignment: 1) { buffer in
            let count = read(terminal, buffer.baseAddress, buffer.count)
            if count > 0 { seen.append(contentsOf: buffer[..<count]) }
            return count
        }
        if count > 0 { bytes += count }
        return count > 0
    }

    /// Takes an idle marker, `ESC ] 5379 ; n ESC \`, out of what was read.
    private func takeMarker() -> Bool {
        let start = Array("\u{1b}]5379;".utf8)
        guard let first = seen.indices.first(where: { seen[$0...].starts(with: start) }),
            let end = seen[(first + start.count)...].firstIndex(of: UInt8(ascii: "\\"))
        else { return false }
        bytes -= end + 1 - first
        seen.removeSubrange(...end)
        return true
    }

    /// A terminal with exact colours, in UTF-8.
    private static var environment: [String] {
        let home = getenv("HOME").map { String(cString: $0) } ?? "/"
        return [
            "TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8", "FERRY_IDLE_MARKER=1", "HOME=\(home)",
            "PATH=/usr/bin:/bin",
        ]
    }
}
