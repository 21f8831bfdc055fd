import Glibc

/// Text files that a command writes by name.
enum TextFile {
    /// Writes a whole file, in place of an older one.
    static func write(_ text: String, to file: String) throws(CommandFailure) {
        guard let handle = fopen(file, "w") else {
            throw CommandFailure(.failed, "\(file) can't be written: \(String(cString: strerror(errno))).")
        }
        let isWritten = fputs(text, handle) >= 0
        guard fclose(handle) == 0, isWritten else { throw CommandFailure(.failed, "\(file) can't be written whole.") }
    }
}
