import Core
import Glibc

/// A file that holds one secret, for its owner alone.
struct SecretFile: Sendable {
    /// Its path.
    let path: String

    /// The file at a path.
    init(_ path: String) { self.path = path }

    /// The secret, and when the file was last written; refused when others may read it.
    func read() throws(SecretProblem) -> (secret: Secret, written: Timestamp) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else {
            throw errno == ENOENT ? .missing(path) : .unreadable(path, why: reason(errno))
        }
        defer { close(descriptor) }
        var state = stat()
        guard fstat(descriptor, &state) == 0 else { throw .unreadable(path, why: reason(errno)) }
        guard state.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path, why: "it is not a file") }
        guard state.st_uid == geteuid() || state.st_uid == 0 else { throw .foreign(path) }
        guard state.st_mode & 0o077 == 0 else { throw .readableByOthers(path) }
        let secret = try SecretReader.secret(try bytes(descriptor), of: .file(path))
        return (secret, Timestamp(seconds: Int64(state.st_mtim.tv_sec)))
    }

    /// Puts a secret into the file, whole or not at all; `unless` looks at what it holds and may call it off.
    ///
    /// Two processes take turns by a lock on the folder.
    func write(_ secret: Secret, unless: (Secret?) -> Bool = { _ in false }) throws(SecretProblem) {
        let target = try prepared()
        let folder = open(target.folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw unwritable() }
        defer { close(folder) }
        while flock(folder, LOCK_EX) != 0 { guard errno == EINTR else { throw unwritable() } }
        if unless(try? SecretFile(target.path).read().secret) { return }
        let draft = "\(target.path).\(UInt64.random(in: 0 ... .max))"
        do throws(SecretProblem) {
            try fill(draft, secret)
            guard rename(draft, target.path) == 0 else { throw unwritable() }
        } catch {
            unlink(draft)
            throw error
        }
        fsync(folder)
    }

    /// The path behind any link, in a folder that is there.
    private func prepared() throws(SecretProblem) -> (path: String, folder: String) {
        var target = path
        if let real = realpath(path, nil) {
            target = String(cString: real)
            free(real)
        }
        let folder = target.lastIndex(of: "/").map { String(target[..<$0]) } ?? "."
        var made = ""
        for part in folder.split(separator: "/") {
            made += "/\(part)"
            if mkdir(made, 0o700) != 0, errno != EEXIST, errno != EROFS, errno != EACCES { throw unwritable() }
        }
        return (target, folder.isEmpty ? "/" : folder)
    }

    private func fill(_ draft: String, _ secret: Secret) throws(SecretProblem) {
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw unwritable() }
        defer { close(descriptor) }
        var rest = Array((secret.revealed + "\n").utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { throw unwritable() }
        }
        guard fsync(descriptor) == 0 else { throw unwritable() }
    }

    private func bytes(_ descriptor: Int32) throws(SecretProblem) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: SecretReader.limit + 1)
        var length = 0
        while length < buffer.count {
            let count = buffer.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress?.advanced(by: length), $0.count - length)
            }
            if count == 0 { break }
            if count > 0 { length += count } else if errno != EINTR { throw .unreadable(path, why: reason(errno)) }
        }
        return Array(buffer[..<length])
    }

    private func unwritable() -> SecretProblem { .unwritable(path, why: reason(errno)) }
    private func reason(_ number: Int32) -> String { String(cString: strerror(number)) }
}
