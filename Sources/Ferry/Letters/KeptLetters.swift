import Foundation

/// The folder of edited letters that could not be read, for whoever wrote them to go on with.
struct KeptLetters: Sendable {
    /// The folder, which is made when it is needed.
    let folder: String

    /// A path for a letter that no other has, such as reset-your-password-2.txt.
    func place(for name: String) -> String {
        let stem = name.hasSuffix(".txt") ? String(name.dropLast(4)) : name
        var (path, number) = ("\(folder)/\(stem).txt", 2)
        while FileManager.default.fileExists(atPath: path) {
            path = "\(folder)/\(stem)-\(number).txt"
            number += 1
        }
        return path
    }

    /// Writes a letter to a place, in place of what it was before; gives the place.
    func keep(_ text: String, as path: String) throws(CommandFailure) -> String {
        try write(Data(text.utf8), to: path)
        return path
    }

    /// Copies a file that is about to go; gives its new place.
    func keep(copyOf file: String, named name: String) throws(CommandFailure) -> String {
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw CommandFailure(.failed, "The edited letter is gone.")
        }
        let path = place(for: name)
        try write(bytes, to: path)
        return path
    }

    /// Removes a letter that was kept and is needed no more.
    func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

    private func write(_ bytes: Data, to path: String) throws(CommandFailure) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try bytes.write(to: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        } catch {
            throw CommandFailure(.failed, "The edited letter can't be kept in \(path).")
        }
    }
}
