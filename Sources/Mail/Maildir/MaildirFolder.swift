import Core
import Glibc
import Text

/// A maildir: `tmp` for what is being written, `new` for what nobody has seen, `cur` for what a program has.
struct MaildirFolder {
    /// Its path.
    let path: String

    /// Makes what is missing of it, for its owner alone; fails where a letter could not be written.
    func prepare() throws(CourierFailure) {
        do throws(SystemFailure) {
            for name in ["tmp", "new", "cur"] { try makeFolder("\(path)/\(name)") }
            for name in ["tmp", "new"] where access("\(path)/\(name)", W_OK | X_OK) != 0 {
                throw SystemFailure("can't be written")
            }
        } catch { throw error.failure(of: subject) }
    }

    /// Adds a message and says by which name: it is whole and on the disk, or it is not there.
    func add(_ message: [UInt8]) throws(CourierFailure) -> String {
        try prepare()
        let name = MaildirName.next()
        let (written, waiting) = ("\(path)/tmp/\(name)", "\(path)/new/\(name)")
        do throws(SystemFailure) {
            defer { unlink(written) }
            try write(message, to: written)
            try move(written, to: waiting)
        } catch { throw error.failure(of: subject) }
        do throws(SystemFailure) { try flushFolder("\(path)/new") } catch {
            throw .outcomeUnknown(
                SafeText("\(name) lies in \(path), and whether it outlasts a power cut is not known.").value)
        }
        return name
    }

    private var subject: String { "The maildir \(path)" }

    private func makeFolder(_ path: String) throws(SystemFailure) {
        var information = stat()
        if stat(path, &information) == 0 {
            guard information.st_mode & S_IFMT == S_IFDIR else { throw SystemFailure(number: ENOTDIR, "is no maildir") }
            return
        }
        guard errno == ENOENT else { throw SystemFailure("can't be opened") }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try makeFolder(String(path[..<slash])) }
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw SystemFailure("can't be made") }
    }

    private func write(_ bytes: [UInt8], to path: String) throws(SystemFailure) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw SystemFailure("can't be written") }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard count >= 0 || errno == EINTR else { throw SystemFailure("can't be written") }
            rest = rest.dropFirst(max(0, count))
        }
        guard fsync(file) == 0 else { throw SystemFailure("can't be written") }
    }

    /// By a link, which never replaces a file; where the file system has none, by another name.
    private func move(_ path: String, to target: String) throws(SystemFailure) {
        if link(path, target) == 0 { return }
        guard [EPERM, ENOTSUP, ENOSYS, EMLINK].contains(errno), rename(path, target) == 0 else {
            throw SystemFailure("can't be written")
        }
    }

    private func flushFolder(_ path: String) throws(SystemFailure) {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw SystemFailure("can't be opened") }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw SystemFailure("can't be written") }
    }
}
