import Foundation
import Glibc

/// A folder of files for its owner alone that appears with all of them, or not at all.
///
/// The files lie in a draft beside it until the last is on disk. A folder that is there is replaced as a whole, and
/// only when it holds nothing but files of these names.
struct WholeFolder {
    private let path: String
    private let draft: String

    /// A folder that is to hold files of some names; refused where that would cost somebody else's files.
    init(_ path: String, names: [String], replaces: Bool) throws(CommandFailure) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
        draft = "\(path).\(UInt64.random(in: 0 ... .max))"
        try Self.check(path, names, replaces: replaces)
        guard mkdir(draft, 0o700) == 0 else { throw PrivateDraft.failure(path) }
    }

    /// Opens one of the files.
    func file(_ name: String) throws(CommandFailure) -> File {
        let descriptor = open("\(draft)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw PrivateDraft.failure("\(path)/\(name)") }
        return File(path: "\(path)/\(name)", descriptor: descriptor)
    }

    /// Takes a file out again.
    func remove(_ name: String) throws(CommandFailure) {
        guard unlink("\(draft)/\(name)") == 0 else { throw PrivateDraft.failure("\(path)/\(name)") }
    }

    /// A file of the folder while it is written.
    struct File {
        private let path: String
        private let handle: Handle
        /// Takes its text.
        var writer: LineWriter

        fileprivate init(path: String, descriptor: Int32) {
            self.path = path
            handle = Handle(descriptor)
            writer = LineWriter(StandardStreams.sink(descriptor))
        }

        /// Brings what was written to the disk.
        mutating func finish() throws {
            try writer.flush()
            guard fsync(handle.descriptor) == 0 else { throw PrivateDraft.failure(path) }
        }
    }

    /// An open file, closed when it goes.
    private final class Handle: Sendable {
        let descriptor: Int32

        init(_ descriptor: Int32) { self.descriptor = descriptor }

        deinit { close(descriptor) }
    }

    /// Puts the folder into its place.
    ///
    /// Should the program die between the two steps of a replacement, the old folder is whole beside it.
    func finish() throws(CommandFailure) {
        if rename(draft, path) == 0 { return }
        guard errno == EEXIST || errno == ENOTEMPTY else { throw PrivateDraft.failure(path) }
        let old = "\(draft).old"
        guard rename(path, old) == 0 else { throw PrivateDraft.failure(path) }
        guard rename(draft, path) == 0 else {
            let failure = PrivateDraft.failure(path)
            rename(old, path)
            throw failure
        }
        // What is left of the old one does no harm.
        try? FileManager.default.removeItem(atPath: old)
    }

    /// Throws the draft away.
    func discard() { try? FileManager.default.removeItem(atPath: draft) }

    private static func check(_ path: String, _ names: [String], replaces: Bool) throws(CommandFailure) {
        var state = stat()
        guard stat(path, &state) == 0 else { return }
        let shown = safeLines(path)
        guard state.st_mode & S_IFMT == S_IFDIR else {
            throw CommandFailure(.usage, "\(shown) is a file; name a folder.")
        }
        let files: [String]
        do { files = try FileManager.default.contentsOfDirectory(atPath: path) } catch {
            throw CommandFailure(.failed, "\(shown) can't be read: \(error.localizedDescription).")
        }
        if let other = files.first(where: { !names.contains($0) }) {
            throw CommandFailure(
                .usage, "\(shown) holds other files, such as \(safeLines(other)); name a new or an empty folder.")
        }
        if !files.isEmpty, !replaces {
            throw CommandFailure(
                .usage, "\(shown) holds data sets already; name another folder, or replace them with --replace.")
        }
    }
}
