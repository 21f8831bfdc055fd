import Glibc

/// Reads small text files that people write.
enum FileText {
    private static let largest = 1 << 20

    /// The text of a file in UTF-8; nil when there is no such file.
    static func read(_ path: String, shownAs name: String? = nil) throws(ConfigurationFailure) -> String? {
        let name = name ?? path
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .unreadable(name, reason: String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        let bytes = try bytes(of: descriptor, name)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .invalid([notUTF8(bytes, name)])
        }
        return text
    }

    private static func bytes(of descriptor: Int32, _ name: String) throws(ConfigurationFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            var failure: Int32 = 0
            let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                if got < 0 { failure = errno }
                count = max(0, got)
            }
            if failure == EINTR { continue }
            guard failure == 0 else { throw .unreadable(name, reason: String(cString: strerror(failure))) }
            guard !piece.isEmpty else { return bytes }
            bytes += piece
            guard bytes.count <= largest else { throw .unreadable(name, reason: "it is larger than 1 MB") }
        }
    }

    private static func notUTF8(_ bytes: [UInt8], _ name: String) -> ConfigurationProblem {
        let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
        let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
        return ConfigurationProblem(
            file: name, line: bad + 1, column: 1, keyPath: "", message: "this line isn't UTF-8 text")
    }
}
