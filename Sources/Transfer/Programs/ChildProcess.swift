import Glibc

/// A program that was started.
final class ChildProcess {
    private let number: pid_t
    private var end: ProgramRun.End?

    /// `POSIX_SPAWN_SETSID` of glibc's `spawn.h`, which Swift does not see.
    private static let setSession: Int32 = 0x80

    /// Starts a program with the ends of pipes; without one to read, it reads nothing.
    init(_ run: ProgramRun, reading input: Int32?, writing output: Int32) throws(ProgramRun.NotStarted) {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        } else {
            posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        }
        let (heard, unheard) =
            run.hears == .output ? (STDOUT_FILENO, STDERR_FILENO) : (STDERR_FILENO, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, heard)
        posix_spawn_file_actions_addopen(&actions, unheard, "/dev/null", O_WRONLY, 0)
        var defaults = sigset_t()
        var nothing = sigset_t()
        sigfillset(&defaults)
        sigemptyset(&nothing)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setsigmask(&attributes, &nothing)
        let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | Self.setSession
        posix_spawnattr_setflags(&attributes, Int16(flags))
        var child: pid_t = 0
        let result = withCStrings(run.words) { arguments in
            withCStrings(run.environment.map { "\($0.key)=\($0.value)" }) { variables in
                arguments[0].map { posix_spawn(&child, $0, &actions, &attributes, arguments, variables) } ?? ENOENT
            }
        }
        guard result == 0 else { throw ProgramRun.NotStarted(result) }
        number = child
    }

    /// Whether it has ended by now.
    func hasEnded() -> Bool {
        if end == nil { hear(WNOHANG) }
        return end != nil
    }

    /// Ends it and all that it started.
    func killAll() { kill(-number, SIGKILL) }

    /// How it ended; blocks until it has.
    func wait() -> ProgramRun.End {
        while end == nil { hear(0) }
        return end ?? .unheard
    }

    private func hear(_ options: Int32) {
        var status: Int32 = 0
        let result = waitpid(number, &status, options)
        if result == number {
            end = status & 0x7F == 0 ? .status(status >> 8 & 0xFF) : .signal(status & 0x7F)
        } else if result < 0, errno != EINTR {
            end = .unheard
        }
    }
}

/// Calls with texts as a null-terminated array of C strings.
private func withCStrings<R>(_ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> R) -> R {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
}
