import Dispatch
import Glibc
import Synchronization

/// Ends the wait for the last word of a server that is not needed any more: libcurl alone would wait for two minutes.
final class FarewellPatience: Sendable {
    private let socket: Mutex<Int32>

    /// How many seconds a server gets.
    static let seconds = 2

    /// Gives the server on a socket its seconds.
    init(socket: Int32) {
        // A descriptor of its own, for libcurl closes the other one and its number may be taken anew.
        self.socket = Mutex(fcntl(socket, F_DUPFD_CLOEXEC, 0))
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(Self.seconds)) { [weak self] in self?.hangUp() }
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
