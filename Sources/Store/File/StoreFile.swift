import Core
import Foundation
import Glibc

/// The store's file and its neighbours, for their owner's eyes only.
struct StoreFile {
    /// The database, without symbolic links: all processes must mean the same neighbours.
    let path: String

    /// The files of a store.
    init(path: String) { self.path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path }

    /// SQLite's write-ahead log.
    var log: String { path + "-wal" }
    /// The file whose bytes are the jobs' locks.
    var locks: String { path + ".locks" }
    /// The file that is locked by whoever does background work, with a word on who that is.
    var background: String { path + ".run" }
    /// The search index of a list.
    func index(_ listing: Listing) -> String { "\(path)-\(listing.rawValue).index" }

    /// Whether the file is a database that does not bear Ferry's mark, read from its first bytes.
    ///
    /// A file that is too short for a header, or none at all, is foreign to nobody.
    var isForeign: Bool {
        guard let handle = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? handle.close() }
        guard let head = try? handle.read(upToCount: 100), head.count == 100 else { return false }
        let mark = head[68..<72].reduce(Int64(0)) { $0 << 8 | Int64($1) }
        return mark != StoreSchema.applicationID
    }

    /// Makes folder and file when they are missing, and refuses places where locks can't be trusted.
    func prepare() throws(StoreFailure) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        try makeFolder(folder)
        if let type = fileSystemType(of: folder), isNetworkFileSystem(type) { throw .networkFileSystem(file: path) }
        try makeFile()
    }

    private func makeFolder(_ folder: String) throws(StoreFailure) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .unreadable(file: path, why: "its folder can't be made")
        }
    }

    /// SQLite would make the file readable as the umask says, and gives `-wal` and `-shm` the rights of this one.
    ///
    /// A file that exists is never opened here: closing it would take this process's SQLite locks on it away.
    private func makeFile() throws(StoreFailure) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor >= 0 {
            close(descriptor)
            return
        }
        guard errno == EEXIST else { throw failure(errno) }
        var status = stat()
        guard stat(path, &status) == 0 else { throw failure(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(file: path, why: "it is not a file") }
        // Other rights may be had by a later opening; here nobody can write, locks neither.
        if access(path, W_OK) != 0, errno == EROFS { throw failure(EROFS) }
        if status.st_mode & 0o077 != 0 {
            for file in [path, log, path + "-shm"] { chmod(file, 0o600) }
        }
    }

    /// The length of the write-ahead log in bytes.
    var logSize: Int64 {
        var status = stat()
        return stat(log, &status) == 0 ? Int64(status.st_size) : 0
    }

    private func failure(_ code: Int32) -> StoreFailure {
        switch code {
        case ENOSPC: .full(file: path)
        case EROFS: .readOnlyFileSystem(file: path)
        default: .unreadable(file: path, why: String(cString: strerror(code)))
        }
    }
}
