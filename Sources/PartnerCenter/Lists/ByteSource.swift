import Glibc

/// An open file or pipe, read in chunks; closed when it goes, unless it is standard input.
final class ByteSource: Sendable {
    /// How many bytes the file has; nil for a pipe or terminal.
    let size: Int?
    private let descriptor: Int32
    private let isOurs: Bool
    private let isInterrupted: @Sendable () -> Bool

    /// How long a pipe is waited for before the question whether somebody interrupted, in milliseconds.
    private static let patience: Int32 = 250

    /// Why a file can't be read: the system's number.
    struct Failure: Error {
        /// The system's error number.
        let number: Int32

        /// The system's words for it.
        var why: String { strerror(number).map { String(cString: $0) } ?? "error \(number)" }
    }

    /// Opens a path; `-` is standard input.
    ///
    /// Waiting for a pipe ends once `isInterrupted` says so.
    init(_ path: String, isInterrupted: @escaping @Sendable () -> Bool = { false }) throws(Failure) {
        self.isInterrupted = isInterrupted
        isOurs = path != "-"
        descriptor = isOurs ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO
        guard descriptor >= 0 else { throw Failure(number: errno) }
        var status = stat()
        let isRegular = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        size = isRegular ? Int(status.st_size) : nil
    }

    deinit {
        if isOurs { close(descriptor) }
    }

    /// Reads what is there, waiting for at least a byte; says how many it read, 0 at the end, nil when interrupted.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Result<Int?, Failure> {
        while true {
            if size == nil, !waitForBytes() { return .success(nil) }
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return .success(count) }
            // Standard input can be set to answer at once by whoever shares it.
            guard errno == EINTR || errno == EAGAIN else { return .failure(Failure(number: errno)) }
        }
    }

    /// Waits until a read has an answer; false when somebody interrupted.
    ///
    /// What goes wrong here, the read tells.
    private func waitForBytes() -> Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        // A signal just before the wait would not end it, hence no wait without an end.
        while !isInterrupted() {
            let count = poll(&request, 1, Self.patience)
            if count > 0 || (count < 0 && errno != EINTR) { return true }
        }
        return false
    }
}
