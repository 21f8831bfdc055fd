package import Core
import Foundation
import Glibc

/// Hears of commits to a store, other processes' ones too: its descriptor becomes readable.
///
/// A commit appends to the write-ahead log, so that is what is watched, with the database itself.
package final class StoreWatch: Sendable {
    /// Readable after a commit; for poll and its like.
    package let fileDescriptor: Int32
    private let names: Set<String>

    /// Watches a store by the path of its file, which need not exist yet; its folder must.
    package init(path: String) throws(StoreFailure) {
        let file = URL(fileURLWithPath: path)
        names = [file.lastPathComponent, file.lastPathComponent + "-wal"]
        let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else { throw .failed(why: "inotify: " + String(cString: strerror(errno))) }
        let events = UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO)
        guard inotify_add_watch(descriptor, file.deletingLastPathComponent().path, events) >= 0 else {
            let why = String(cString: strerror(errno))
            close(descriptor)
            throw .unreadable(file: path, why: why)
        }
        fileDescriptor = descriptor
    }

    deinit { close(fileDescriptor) }

    /// Takes what was heard; whether anything of this store changed.
    ///
    /// Never waits.
    package func drain() -> Bool {
        var changed = false
        withUnsafeTemporaryAllocation(byteCount: 16384, alignment: 8) { buffer in
            while true {
                let count = read(fileDescriptor, buffer.baseAddress, buffer.count)
                guard count > 0 else { return }
                if isAboutStore(UnsafeRawBufferPointer(rebasing: buffer[..<count])) { changed = true }
            }
        }
        return changed
    }

    private func isAboutStore(_ events: UnsafeRawBufferPointer) -> Bool {
        let header = MemoryLayout<inotify_event>.size
        var at = 0
        var found = false
        while at + header <= events.count {
            let event = events.loadUnaligned(fromByteOffset: at, as: inotify_event.self)
            let name = events[(at + header)..<min(events.count, at + header + Int(event.len))].prefix { $0 != 0 }
            // Events were lost when the queue ran over: anything may have changed.
            let overflowed = event.mask & UInt32(IN_Q_OVERFLOW) != 0
            found = found || overflowed || names.contains(String(decoding: name, as: UTF8.self))
            at += header + Int(event.len)
        }
        return found
    }
}
