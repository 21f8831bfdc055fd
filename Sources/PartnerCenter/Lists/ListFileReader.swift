package import Core

/// Opens the lists that managers export, and tells by the header which list one is.
package enum ListFileReader {
    /// How many bytes are read at once.
    private static let chunk = 256 << 10

    /// Opens a file, or standard input for `-`; the name is for messages and the journal, by default the path's last part.
    ///
    /// Once `isInterrupted` says so, no pipe is waited for any more: the list then ends early, and the caller must ask too.
    package static func open(
        _ path: String, name: String? = nil, isInterrupted: @escaping @Sendable () -> Bool = { false }
    ) throws(ListFileFailure) -> ListFile {
        try open(path, name: name, chunk: chunk, isInterrupted: isInterrupted)
    }

    /// Opens a file to be read in chunks of another size.
    static func open(
        _ path: String, name: String?, chunk: Int, isInterrupted: @escaping @Sendable () -> Bool = { false }
    ) throws(ListFileFailure) -> ListFile {
        let name = name ?? usualName(of: path)
        let source = ListSource(try bytes(path, name: name, isInterrupted), name: name, chunk: chunk)
        let kind = try source.begin()
        return ListFile(
            kind: kind, name: name,
            next: { count throws(ListFileFailure) in try source.next(count) },
            progress: { source.progress })
    }

    private static func bytes(
        _ path: String, name: String, _ isInterrupted: @escaping @Sendable () -> Bool
    ) throws(ListFileFailure) -> ByteSource {
        do throws(ByteSource.Failure) {
            return try ByteSource(path, isInterrupted: isInterrupted)
        } catch {
            throw .unreadable(name: name, why: error.why)
        }
    }

    private static func usualName(of path: String) -> String {
        if path == "-" { return "standard input" }
        return path.split(separator: "/").last.map(String.init) ?? path
    }
}
