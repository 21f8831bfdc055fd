import Foundation
import Glibc

/// What came back over the wire.
struct Answer {
    /// The HTTP status.
    var status: Int
    /// The headers, by their names in lower case.
    var headers: [String: String]
    /// The body.
    var body: [UInt8]
    /// Whether the connection closed before the body was whole.
    var isCutShort = false

    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }

    /// The body's JSON, behind a byte-order mark where there is one; nil when it is none.
    var json: Any? {
        let plain = body.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(body.dropFirst(3)) : body
        return try? JSONSerialization.jsonObject(with: Data(plain), options: .fragmentsAllowed)
    }

    /// The body's JSON object; empty when it is none.
    var object: [String: Any] { json as? [String: Any] ?? [:] }

    /// A list within the object.
    func list(_ key: String) -> [[String: Any]] { object[key] as? [[String: Any]] ?? [] }
}

/// A client of HTTP/1.1 on loopback that keeps its connection; made for tests, so it trusts what it reads.
final class Client {
    private let port: Int
    private var socket: Int32 = -1
    private var buffered: [UInt8] = []
    /// Sent with every request.
    var headers: [String: String] = [:]

    /// A client of a port.
    init(port: Int) { self.port = port }

    deinit { if socket >= 0 { close(socket) } }

    /// The answer to a request; nil when the connection closed without one.
    func send(
        _ method: String, _ path: String, headers extra: [String: String] = [:], body: String? = nil
    ) -> Answer? {
        if socket < 0 { connectNow() }
        var text = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        for (name, value) in headers.merging(extra, uniquingKeysWith: { $1 }) { text += "\(name): \(value)\r\n" }
        if let body { text += "Content-Length: \(body.utf8.count)\r\n" }
        text += "\r\n" + (body ?? "")
        write(Array(text.utf8))
        return read(isHead: method == "HEAD")
    }

    /// The answer to a GET; nil when the connection closed without one.
    func get(_ path: String, headers: [String: String] = [:]) -> Answer? { send("GET", path, headers: headers) }

    /// The answer to a POST of JSON; nil when the connection closed without one.
    func post(_ path: String, _ json: String) -> Answer? {
        send("POST", path, headers: ["Content-Type": "application/json"], body: json)
    }

    /// The answer to a POST of a form; nil when the connection closed without one.
    func post(_ path: String, form: [String: String], headers: [String: String] = [:]) -> Answer? {
        let body = form.map { "\(encoded($0.key))=\(encoded($0.value))" }.joined(separator: "&")
        let type = ["Content-Type": "application/x-www-form-urlencoded"]
        return send("POST", path, headers: headers.merging(type, uniquingKeysWith: { $1 }), body: body)
    }

    private func connectNow() {
        buffered = []
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        _ = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    private func hangUp() {
        close(socket)
        socket = -1
    }

    private func write(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// Reads more; false at the end.
    private func fill() -> Bool {
        var piece = [UInt8](repeating: 0, count: 65536)
        let count = recv(socket, &piece, piece.count, 0)
        guard count > 0 else { return false }
        buffered += piece.prefix(count)
        return true
    }

    private func read(isHead: Bool) -> Answer? {
        let end = Array("\r\n\r\n".utf8)
        var found = buffered.firstRange(of: end)
        while found == nil {
            guard fill() else {
                hangUp()
                return nil
            }
            found = buffered.firstRange(of: end)
        }
        guard let found else { return nil }
        let lines = String(decoding: buffered[..<found.lowerBound], as: UTF8.self).split(separator: "\r\n")
        var answer = Answer(status: Int(lines[0].split(separator: " ")[1]) ?? 0, headers: [:], body: [])
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            answer.headers[parts[0].lowercased()] = parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
        }
        buffered.removeSubrange(..<found.upperBound)
        let length = isHead ? 0 : Int(answer.headers["content-length"] ?? "") ?? 0
        while buffered.count < length {
            guard fill() else {
                answer.isCutShort = true
                break
            }
        }
        answer.body = Array(buffered.prefix(length))
        buffered.removeFirst(min(length, buffered.count))
        if answer.isCutShort || answer.headers["connection"]?.lowercased() == "close" { hangUp() }
        return answer
    }
}

/// A text as it may stand in a path or a form.
func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
}
