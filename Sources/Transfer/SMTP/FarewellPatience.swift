import Dispatch
import Glibc
import Synchronization

/// Ends the wait for a server's last word: libcurl alone would wait for two minutes.
final class FarewellPatience: Sendable {
    private let socket: Mutex<Int32>

    /// Gives the server on a socket five seconds.
    init(socket: Int32) {
        // A descriptor of its own, for libcurl closes the other one and its number may be taken anew.
        self.socket = Mutex(fcntl(socket, F_DUPFD_CLOEXEC, 0))
        DispatchQueue.global().asyncAfter(deadline: .now() + 5) { [weak self] in self?.hangUp() }
    }

    /// It has answered, or need not any more.
    func end() {
        socket.withLock { socket in
            if socket >= 0 { close(socket) }
            socket = -1
        }
    }

    private func hangUp() { socket.withLock { if $0 >= 0 { shutdown($0, Int32(SHUT_RDWR)) } } }
}
