import Glibc
import Synchronization
import Transfer

/// Names for files of a maildir that no other delivery takes: time, process and turn, and machine.
enum MaildirName {
    private static let turns = Atomic(0)

    /// A new name.
    static func next() -> String {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let turn = turns.add(1, ordering: .relaxed).newValue
        // A slash would lead elsewhere and a colon begins the marks of a mail program; the rules say how to write them.
        let host = MachineName.short.replacing("/", with: "\\057").replacing(":", with: "\\072")
        return "\(now.tv_sec).M\(now.tv_nsec / 1000)P\(getpid())Q\(turn).\(host)"
    }
}
