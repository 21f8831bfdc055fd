import CCurl
import Glibc

/// Wakes the thread that waits for it, from any other.
final class Bell: Sendable {
    /// What that thread polls: readable once it was rung.
    let descriptor: Int32

    /// A bell; its descriptor is -1 when the system has none left, and then it wakes nobody.
    init() { descriptor = ferry_curl_bell() }

    deinit { close(descriptor) }

    /// Wakes the thread.
    func ring() {
        var one: UInt64 = 1
        _ = write(descriptor, &one, 8)
    }

    /// Makes it ready to be rung again.
    func silence() {
        var count: UInt64 = 0
        _ = read(descriptor, &count, 8)
    }
}
