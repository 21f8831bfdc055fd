import Core
import Glibc
import Synchronization
import Text

/// The log file: a line for each thing that happened, with its moment.
///
/// Nothing secret is ever given to it.
final class Log: Sendable {
    private let file: String
    private let now: @Sendable () -> Timestamp
    private let turn = Mutex(())

    /// A log that appends to a file, readable by its owner alone; refuses a file that can't be written.
    init(_ file: String, now: @escaping @Sendable () -> Timestamp) throws(CommandFailure) {
        self.file = file
        self.now = now
        guard append("") else {
            throw CommandFailure(.usage, "The log \(file) can't be written: \(String(cString: strerror(errno))).")
        }
    }

    /// Adds a line.
    func note(_ text: String) {
        turn.withLock { _ in _ = append("\(now()) [\(getpid())] \(SafeText(text).value)\n") }
    }

    private func append(_ text: String) -> Bool {
        let descriptor = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        return write(descriptor, bytes, bytes.count) == bytes.count
    }
}
