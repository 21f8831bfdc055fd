import Glibc

/// A program in a terminal of its own, measured from outside as a user would meet it.
final class PtyChild {
    /// Why no program could be started.
    enum Failure: Error, Equatable {
        case noTerminal
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
        let main = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard main >= 0, grantpt(main) == 0, unlockpt(main) == 0, let path = ptsname(main).map({ String(cString: $0) })
        else { throw .noTerminal }
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        guard ioctl(main, UInt(TIOCSWINSZ), &size) == 0 else { throw .noTerminal }
        terminal = main
        process = try Self.spawn(program, arguments, terminal: path)
    }

    deinit {
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

    private static func spawn(_ program: String, _ arguments: [String], terminal: String) throws(Failure) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSID))
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        var variables = environment.map { strdup($0) } + [nil]
        defer { (words + variables).forEach { free($0) } }
        var process: pid_t = 0
        guard posix_spawn(&process, program, &actions, &attributes, &words, &variables) == 0 else {
            throw .noProgram(program)
        }
        return process
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
