import Core
import Glibc

/// A lock of the operating system on one byte of a file; it goes with this object, and with the process.
final class FileLock: JobLock {
    private let descriptor: Int32

    /// Takes the lock on a byte; nil while another object or process holds it.
    init?(byte: Int64, of path: String) throws(StoreFailure) {
        let descriptor = try Self.opened(path)
        // The lock belongs to the opened file, not to the process: two objects of one process exclude each other.
        var range = Self.range(byte)
        guard fcntl(descriptor, Self.setLock, &range) == 0 else {
            let code = errno
            close(descriptor)
            guard code == EAGAIN || code == EACCES else {
                throw .unreadable(file: path, why: String(cString: strerror(code)))
            }
            return nil
        }
        self.descriptor = descriptor
    }

    deinit {
        // Closing alone would leave it to a child that was forked a moment ago and has not become its program yet.
        var range = Self.range(0)
        range.l_type = Int16(F_UNLCK)
        range.l_len = 0
        _ = fcntl(descriptor, Self.setLock, &range)
        close(descriptor)
    }

    /// Whether somebody holds the lock on a byte, without taking it for a moment, which could be in another's way.
    static func isHeld(byte: Int64, of path: String) throws(StoreFailure) -> Bool {
        let descriptor = try opened(path)
        defer { close(descriptor) }
        var range = range(byte)
        guard fcntl(descriptor, getLock, &range) == 0 else {
            throw .unreadable(file: path, why: String(cString: strerror(errno)))
        }
        return range.l_type != Int16(F_UNLCK)
    }

    private static func opened(_ path: String) throws(StoreFailure) -> Int32 {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let code = errno
            if code == ENOSPC { throw .full(file: path) }
            throw .unreadable(file: path, why: String(cString: strerror(code)))
        }
        return descriptor
    }

    private static func range(_ byte: Int64) -> flock {
        flock(l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: Int(byte), l_len: 1, l_pid: 0)
    }

    /// F_OFD_GETLK and F_OFD_SETLK of Linux.
    private static let getLock: Int32 = 36
    private static let setLock: Int32 = 37
}

extension FileLock {
    /// Waits for the lock on a byte; throws `busy` after some seconds.
    static func waiting(byte: Int64, of path: String, seconds: Int = 5) throws(StoreFailure) -> FileLock {
        for _ in 0..<(seconds * 200) {
            if let lock = try FileLock(byte: byte, of: path) { return lock }
            usleep(5000)
        }
        throw .busy(file: path)
    }
}
