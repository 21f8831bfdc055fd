import Glibc

/// The file that a report is written into: a new one, or one with an earlier report.
struct ReportFile {
    private let path: String

    /// Every report has this near its beginning; nothing else of ours or others does.
    static let mark = "<meta name=\"generator\" content=\"Ferry overview\""

    /// How much of a file is looked at for the mark.
    private static let beginning = 4096

    /// A file by its path.
    init(_ path: String) { self.path = path }

    /// Writes a report, whole or not at all, for its owner alone; refuses to take the place of anything else.
    func write(_ text: String) throws(CommandFailure) {
        // Behind a link, the file is replaced and the link stays.
        var target = path
        if let real = realpath(path, nil) {
            target = String(cString: real)
            free(real)
        }
        try refuseOther(target)
        let draft = try PrivateDraft(target)
        do { try draft.sink.write(Array(text.utf8)) } catch {
            draft.discard()
            throw PrivateDraft.failure(path)
        }
        _ = try draft.finish(replaces: true)
    }

    private func refuseOther(_ target: String) throws(CommandFailure) {
        var state = stat()
        guard stat(target, &state) == 0 else {
            guard errno == ENOENT else { throw PrivateDraft.failure(path) }
            return
        }
        let isFile = state.st_mode & S_IFMT == S_IFREG
        // An empty one, such as `mktemp` makes, holds nothing to lose.
        if isFile, state.st_size == 0 || beginsAsReport(target) { return }
        throw CommandFailure(
            .usage, "\(path) is no report of Ferry, so it is left as it is; name another file, or remove it first.")
    }

    private func beginsAsReport(_ target: String) -> Bool {
        let descriptor = open(target, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: Self.beginning)
        let count = read(descriptor, &bytes, bytes.count)
        return count > 0 && String(decoding: bytes.prefix(count), as: UTF8.self).contains(Self.mark)
    }
}
