package import Core
import Foundation
import Glibc
import Text

extension SQLiteStore: BackgroundStore {
    package func beginBackground(by who: String, at: Timestamp) throws(StoreFailure) -> BackgroundTurn {
        let path = file.background
        guard let lock = try FileLock(byte: 0, of: path) else {
            // What the holder wrote is for people; the lock itself is the system's.
            let note = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            let words = note.split(separator: "\n")
            return .held(
                by: words.count >= 2 ? SafeText(String(words[1])).value : "another process",
                since: words.first.flatMap { Timestamp(String($0)) })
        }
        do {
            // Written into the file itself: one that took its place would not bear the lock.
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            try handle.truncate(atOffset: 0)
            try handle.write(contentsOf: Data("\(at)\n\(SafeText(who).value) (process \(getpid()))\n".utf8))
            try handle.close()
        } catch {
            throw .unreadable(file: path, why: "it can't be written")
        }
        return .begun(lock)
    }
}
