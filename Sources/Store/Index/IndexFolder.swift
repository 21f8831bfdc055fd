import Glibc

/// Where an index is built: beside its file, or in memory where the folder can't be written.
struct IndexFolder: Sendable {
    /// The path of the index.
    let path: String
    /// Whether nothing is written to the folder.
    let isInMemory: Bool

    private static let suffix = "building"

    /// A file that has no name (any more), for what only this build needs.
    func scratch() -> OpenFile? {
        if isInMemory { return OpenFile.inMemory() }
        let name = newName()
        guard let file = OpenFile(creating: name) else { return nil }
        unlink(name)
        return file
    }

    /// A file to build the index in, and its name; locked, so that nobody takes it for a left-over.
    func target(_ use: (borrowing OpenFile, String?) -> Bool) -> Bool {
        if isInMemory {
            guard let file = OpenFile.inMemory() else { return false }
            return use(file, nil)
        }
        let name = newName()
        guard let file = OpenFile(creating: name), file.lock() else { return false }
        if use(file, name) { return true }
        unlink(name)
        return false
    }

    /// Lets the built file take the place of the index.
    ///
    /// It may fail: the built index can be used all the same.
    func publish(_ name: String) {
        if rename(name, path) != 0 { unlink(name) }
    }

    /// Removes what builds left behind whose process died.
    ///
    /// A file that is being built is locked by its builder.
    func sweep() {
        guard !isInMemory, let folder = opendir(folderPath) else { return }
        defer { closedir(folder) }
        let prefix = fileName + "."
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name.hasPrefix(prefix), name.hasSuffix("." + Self.suffix) else { continue }
            let leftover = folderPath + "/" + name
            if let file = OpenFile(reading: leftover), file.lock() { unlink(leftover) }
        }
    }

    private func newName() -> String {
        "\(path).\(getpid())-\(UInt64.random(in: 0...UInt64.max)).\(Self.suffix)"
    }

    private var fileName: String { String(path.split(separator: "/").last ?? "") }

    private var folderPath: String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
