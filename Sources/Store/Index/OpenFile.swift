import CStore
import Glibc

/// An open file; closed at the end of its life.
struct OpenFile: ~Copyable {
    let descriptor: Int32

    /// Opens a file for reading; nil when it can't be.
    init?(reading path: String) {
        self.init(Glibc.open(path, O_RDONLY | O_CLOEXEC))
    }

    /// Makes a new file that only its owner can read; nil when there is one already or the folder can't be written.
    init?(creating path: String) {
        self.init(Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600))
    }

    /// A file without a name, in memory.
    static func inMemory() -> OpenFile? { OpenFile(ferry_memory_file()) }

    private init?(_ descriptor: Int32) {
        self.descriptor = descriptor
        if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    /// The length in bytes of a plain file; nil for anything else.
    var length: Int? {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    /// Whether nobody else holds the file's lock; this one does from now on.
    func lock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

    /// Gives the file its length and all its blocks, so that a full disk shows here and not as a signal in mapped
    /// memory.
    ///
    /// Says whether it could.
    func reserve(_ length: Int) -> Bool { posix_fallocate(descriptor, 0, off_t(length)) == 0 }

    /// Waits until what was written to it, mapped or not, is on the disk.
    ///
    /// Says whether it could.
    func flush() -> Bool { fdatasync(descriptor) == 0 }

    /// Appends bytes and says whether they were written.
    func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }
}
