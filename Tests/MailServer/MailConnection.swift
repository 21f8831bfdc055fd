import CTLSServer
import Glibc
import Loopback

/// The server's side of one connection, with TLS from the moment it is asked for.
final class MailConnection {
    private let socket: Int32
    private var tls: OpaquePointer?
    private var buffer: [UInt8] = []

    init(_ socket: Int32) { self.socket = socket }

    deinit { if let tls { ferry_tls_close(tls) } }

    /// Shakes hands; false when the other side does not want to.
    func protect() -> Bool {
        buffer = []
        tls = ferry_tls_accept(socket, TestCertificate.pem, TestCertificate.key)
        return tls != nil
    }

    /// The next line without its end; nil when the other side has gone.
    func line() -> [UInt8]? {
        while true {
            if let end = buffer.firstIndex(of: 10) {
                defer { buffer.removeSubrange(...end) }
                return Array(buffer[..<end].last == 13 ? buffer[..<(end - 1)] : buffer[..<end])
            }
            guard fill() else { return nil }
        }
    }

    /// Reads until the other side goes.
    func waitForEnd() { while fill() {} }

    /// Sends a line.
    func say(_ text: String) {
        let bytes = Array((text + "\r\n").utf8)
        _ = bytes.withUnsafeBytes { raw in
            if let tls { return Int(ferry_tls_write(tls, raw.baseAddress, raw.count)) }
            return send(socket, raw.baseAddress, raw.count, Int32(MSG_NOSIGNAL))
        }
    }

    private func fill() -> Bool {
        var bytes = [UInt8](repeating: 0, count: 65536)
        let count: Int
        if let tls {
            count = Int(ferry_tls_read(tls, &bytes, bytes.count))
        } else {
            count = recv(socket, &bytes, bytes.count, 0)
        }
        guard count > 0 else { return false }
        buffer += bytes.prefix(count)
        return true
    }
}
