import Glibc

/// A command whose output is a secret.
struct SecretCommand: Sendable {
    /// The line for the shell.
    let line: String
    /// Where it was named, for complaints.
    let source: SecretSource
    /// The environment it runs in.
    let environment: [String: String]
    /// For how many seconds it may run.
    var patience = SecretReader.patience

    /// Runs it and gives what it printed; blocks until it ends.
    ///
    /// Its other streams lead nowhere, and it has no terminal: what it complains of may hold the secret, and the
    /// console's screen is not its own.
    func output() throws(SecretProblem) -> [UInt8] {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .notStarted(source, why: reason(errno)) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let reading = ends[0]
        defer { close(reading) }
        let child: pid_t
        do throws(SecretProblem) {
            child = try start(writing: ends[1])
            close(ends[1])
        } catch {
            close(ends[1])
            throw error
        }
        let (bytes, problem) = read(from: reading)
        // It leads a session of its own, so that whatever it started ends with it.
        if problem != nil { kill(-child, SIGKILL) }
        let status = wait(for: child)
        if let problem { throw problem }
        guard status == 0 else { throw .failed(source, status: status) }
        return bytes
    }

    /// `POSIX_SPAWN_SETSID` of glibc's `spawn.h`, which Swift does not see.
    private static let setSession: Int32 = 0x80

    private func start(writing end: Int32) throws(SecretProblem) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, end, STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var defaults = sigset_t()
        var nothing = sigset_t()
        sigfillset(&defaults)
        sigemptyset(&nothing)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setsigmask(&attributes, &nothing)
        let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | Self.setSession
        posix_spawnattr_setflags(&attributes, Int16(flags))
        var child: pid_t = 0
        let result = withCStrings(["/bin/sh", "-c", line]) { arguments in
            withCStrings(environment.map { "\($0.key)=\($0.value)" }) { variables in
                posix_spawn(&child, "/bin/sh", &actions, &attributes, arguments, variables)
            }
        }
        guard result == 0 else { throw .notStarted(source, why: reason(result)) }
        return child
    }

    private func read(from descriptor: Int32) -> (bytes: [UInt8], problem: SecretProblem?) {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        let end = ContinuousClock.now + .seconds(patience)
        while true {
            let left = (end - .now) / .milliseconds(1)
            guard left > 0 else { return ([], .slow(source, seconds: patience)) }
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&waiting, 1, Int32(left.rounded(.up)))
            if ready <= 0 { continue }
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count == 0 { return (bytes, nil) }
            if count > 0 { bytes += buffer[..<count] }
            if count < 0, errno != EINTR { return ([], .notStarted(source, why: reason(errno))) }
            if bytes.count > SecretReader.limit { return ([], .tooLong(source)) }
        }
    }

    /// The exit status, or 128 and the signal that ended it, as a shell tells it.
    private func wait(for child: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            // Somebody else has already heard how it ended; what it printed is what counts.
            if errno != EINTR { return 0 }
        }
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    }

    private func reason(_ number: Int32) -> String { String(cString: strerror(number)) }
}

/// Calls with texts as a null-terminated array of C strings.
private func withCStrings<R>(_ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> R) -> R {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
}
