import Foundation
import Glibc

/// Whether a file system of this type, by the kernel's name of it, may lie on another machine: there SQLite's locks
/// can't be trusted.
package func isNetworkFileSystem(_ type: String) -> Bool {
    let known: Set<String> = [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "coda", "9p", "ceph", "lustre", "gfs2", "ocfs2", "gpfs",
        "davfs", "glusterfs", "pvfs2", "beegfs",
    ]
    // What FUSE serves may come from anywhere (sshfs, rclone, …), but for those that only change local folders.
    let local: Set<String> = ["fuse.fuse-overlayfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs", "fuse.bindfs"]
    return known.contains(type) || (type == "fuse" || type.hasPrefix("fuse.")) && !local.contains(type)
}

/// The kernel's name of the type of the file system that holds a folder; nil when it can't be told.
func fileSystemType(of folder: String) -> String? {
    guard let real = realpath(folder, nil) else { return nil }
    defer { free(real) }
    guard let mounts = try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8) else { return nil }
    return fileSystemType(of: String(cString: real), mounts: mounts)
}

/// The type of the mount that holds a real path, by the text of `mountinfo`; of two on one folder the later counts.
package func fileSystemType(of path: String, mounts: String) -> String? {
    var best: (length: Int, type: String)?
    for line in mounts.split(separator: "\n") {
        let fields = line.split(separator: " ", omittingEmptySubsequences: false)
        guard fields.count > 6, let dash = fields.lastIndex(of: "-"), dash + 1 < fields.count else { continue }
        let point = unescaped(fields[4])
        guard point == "/" || path == point || path.hasPrefix(point + "/") else { continue }
        if point.utf8.count >= best?.length ?? 0 { best = (point.utf8.count, String(fields[dash + 1])) }
    }
    return best?.type
}

/// The kernel writes blanks and the like as a backslash with three octal digits.
private func unescaped(_ field: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = field.utf8[...]
    while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "\\"), rest.count >= 3,
            let code = UInt8(String(Substring(rest.prefix(3))), radix: 8)
        {
            bytes.append(code)
            rest.removeFirst(3)
        } else {
            bytes.append(byte)
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}
