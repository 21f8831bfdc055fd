import Glibc

/// What the kernel tells of a process.
struct ProcessNumbers {
    /// Resident memory in kB, mapped files included.
    let resident: Int
    /// Resident memory in kB that is no file's.
    let anonymous: Int
    /// How often it gave the processor up, which counts its wake-ups.
    let switches: Int

    /// Reads the numbers of all threads of a process; zeros when it is gone.
    init(of process: pid_t) {
        let status = Self.fields("/proc/\(process)/status")
        resident = status["VmRSS"] ?? 0
        anonymous = status["RssAnon"] ?? 0
        switches = Self.threads(of: process).reduce(0) {
            $0 + (Self.fields("/proc/\(process)/task/\($1)/status")["voluntary_ctxt_switches"] ?? 0)
        }
    }

    private static func threads(of process: pid_t) -> [String] {
        guard let folder = opendir("/proc/\(process)/task") else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if Int(name) != nil { names.append(name) }
        }
        return names
    }

    private static func fields(_ path: String) -> [String: Int] {
        guard let file = fopen(path, "r") else { return [:] }
        defer { fclose(file) }
        var fields: [String: Int] = [:]
        var line = [CChar](repeating: 0, count: 512)
        while fgets(&line, Int32(line.count), file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            let parts = text.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let number = parts[1].split(whereSeparator: { " \t\n".contains($0) }).first.flatMap { Int($0) }
            fields[String(parts[0])] = number
        }
        return fields
    }
}
