import Glibc

/// A file for its owner alone that appears whole under its name, or not at all.
struct PrivateDraft {
    /// The file as it is meant to be called.
    let path: String
    private let draft: String
    private let descriptor: Int32

    /// Opens a draft beside the place where the file is to be.
    init(_ path: String) throws(CommandFailure) {
        self.path = path
        draft = "\(path).\(UInt64.random(in: 0 ... .max))"
        descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(path) }
    }

    /// Where its text goes.
    var sink: OutputSink { StandardStreams.sink(descriptor) }

    /// Gives the draft its name; false when a file of that name is there and may not be replaced.
    func finish(replaces: Bool) throws(CommandFailure) -> Bool {
        guard fsync(descriptor) == 0 else { throw abandoned() }
        if replaces {
            guard rename(draft, path) == 0 else { throw abandoned() }
            close(descriptor)
            return true
        }
        // A link never replaces what is there, not even what came a moment ago.
        let isLinked = link(draft, path) == 0
        if !isLinked, errno != EEXIST { throw abandoned() }
        discard()
        return isLinked
    }

    /// Throws the draft away.
    func discard() {
        close(descriptor)
        unlink(draft)
    }

    private func abandoned() -> CommandFailure {
        let failure = Self.failure(path)
        discard()
        return failure
    }

    /// Why a path can't be written, by the system's last error.
    static func failure(_ path: String) -> CommandFailure {
        CommandFailure(.failed, "\(safeLines(path)) can't be written: \(String(cString: strerror(errno))).")
    }
}
