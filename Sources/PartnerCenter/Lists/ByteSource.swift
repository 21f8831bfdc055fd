import Glibc

/// An open file or pipe, read in chunks; closed when it goes, unless it is standard input.
final class ByteSource: Sendable {
    /// How many bytes the file has; nil for a pipe or terminal.
    let size: Int?
    private let descriptor: Int32
    private let isOurs: Bool

    /// Why a file can't be read: the system's number.
    struct Failure: Error {
        /// The system's error number.
        let number: Int32

        /// The system's words for it.
        var why: String { strerror(number).map { String(cString: $0) } ?? "error \(number)" }
    }

    /// Opens a path; `-` is standard input.
    init(_ path: String) throws(Failure) {
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

    /// Reads what is there, waiting for at least a byte; says how many it read, 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, Failure> {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return .success(count) }
            switch errno {
            case EINTR: continue
            case EAGAIN: waitForBytes()
            default: return .failure(Failure(number: errno))
            }
        }
    }

    /// Standard input can be set to answer at once by whoever shares it; what goes wrong here, the next read tells.
    private func waitForBytes() {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&request, 1, -1)
    }
}
