import Foundation
import Glibc
import Loopback
import Synchronization

/// A request as the scripted server read it.
struct ReceivedRequest: Sendable {
    /// The number of the connection, counted from 0.
    var connection: Int
    /// The first line, such as `GET /v1/customers HTTP/1.1`.
    var line: String
    /// The other lines of the head, as they came.
    var head: [String]
    /// The body.
    var body: [UInt8]

    /// The value of a header; nil when it was not sent.
    subscript(_ name: String) -> String? {
        let line = head.first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
        return line.map { String($0.drop { $0 != ":" }.dropFirst()).trimmingCharacters(in: .whitespaces) }
    }
}

/// What the scripted server does once it has read a request.
enum Reply: Sendable {
    /// Sends bytes and keeps the connection.
    case send([UInt8])
    /// Sends bytes and closes the connection.
    case sendAndCut([UInt8])
    /// Sends bytes and then nothing more until the other side gives up.
    case sendAndHang([UInt8])
    /// Closes the connection with a reset.
    case reset

    /// An answer with its length.
    static func answer(_ status: Int, _ headers: [String] = [], _ body: String = "{}") -> Reply {
        answer(status, headers, bytes: Array(body.utf8))
    }

    /// An answer with its length.
    static func answer(_ status: Int, _ headers: [String] = [], bytes: [UInt8]) -> Reply {
        .send(head(status, headers + ["Content-Length: \(bytes.count)"]) + bytes)
    }

    /// The bytes of an answer's head.
    static func head(_ status: Int, _ headers: [String]) -> [UInt8] {
        Array((["HTTP/1.1 \(status) Words"] + headers + ["", ""]).joined(separator: "\r\n").utf8)
    }
}

/// A server on loopback that reads requests over plain sockets and does with each what a script says.
final class ScriptedServer: Sendable {
    /// The port on which it listens.
    let port: Int
    private let listener: Int32
    private let log: Log

    private final class Log: Sendable {
        let state = Mutex((requests: [ReceivedRequest](), sockets: [Int32](), connections: 0, isOver: false))

        func note(_ request: ReceivedRequest) { state.withLock { $0.requests.append(request) } }
    }

    /// A server; `greets` says of each connection whether anything is read from it, or whether it is cut at once.
    init(
        greets: @escaping @Sendable (Int) -> Bool = { _ in true },
        script: @escaping @Sendable (ReceivedRequest) -> Reply
    ) throws {
        log = Log()
        (listener, port) = try listeningSocket()
        let listener = listener
        let log = log
        Thread.detachNewThread { Self.accept(listener, log, greets, script) }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        let sockets = log.state.withLock { state in
            state.isOver = true
            return state.sockets
        }
        for socket in sockets { shutdown(socket, Int32(SHUT_RDWR)) }
    }

    /// The URL of a path.
    func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

    /// What was read so far, in order.
    var requests: [ReceivedRequest] { log.state.withLock { $0.requests } }

    /// How many connections came.
    var connections: Int { log.state.withLock { $0.connections } }

    private static func accept(
        _ listener: Int32, _ log: Log, _ greets: @escaping @Sendable (Int) -> Bool,
        _ script: @escaping @Sendable (ReceivedRequest) -> Reply
    ) {
        while true {
            let socket = Glibc.accept(listener, nil, nil)
            guard socket >= 0 else { break }
            var yes: Int32 = 1
            setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
            let (number, isOver) = log.state.withLock { state in
                state.sockets.append(socket)
                state.connections += 1
                return (state.connections - 1, state.isOver)
            }
            Thread.detachNewThread {
                if greets(number) && !isOver { Connection(socket, number).serve(log.note, script) }
                log.state.withLock { $0.sockets.removeAll { $0 == socket } }
                close(socket)
            }
        }
        close(listener)
    }
}

/// One connection of the scripted server.
private struct Connection {
    private let socket: Int32
    private let number: Int
    private var buffer: [UInt8] = []

    init(_ socket: Int32, _ number: Int) {
        self.socket = socket
        self.number = number
    }

    func serve(_ note: (ReceivedRequest) -> Void, _ script: (ReceivedRequest) -> Reply) {
        var reader = self
        while let request = reader.next() {
            note(request)
            switch script(request) {
            case .send(let bytes): send(bytes)
            case .sendAndCut(let bytes): return send(bytes)
            case .sendAndHang(let bytes):
                send(bytes)
                while reader.fill() {}
                return
            case .reset:
                var now = linger(l_onoff: 1, l_linger: 0)
                setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
                return
            }
        }
    }

    private mutating func next() -> ReceivedRequest? {
        var end = buffer.firstRange(of: Array("\r\n\r\n".utf8))
        while end == nil {
            // TLS begins with a byte that no request begins with.
            guard fill(), buffer.first != 0x16 else { return nil }
            end = buffer.firstRange(of: Array("\r\n\r\n".utf8))
        }
        guard let end else { return nil }
        let lines = String(decoding: buffer[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        var request = ReceivedRequest(connection: number, line: lines[0], head: Array(lines.dropFirst()), body: [])
        let length = request["Content-Length"].flatMap { Int($0) } ?? 0
        buffer.removeSubrange(..<end.upperBound)
        while buffer.count < length { guard fill() else { return nil } }
        request.body = Array(buffer.prefix(length))
        buffer.removeFirst(length)
        return request
    }

    private mutating func fill() -> Bool {
        var bytes = [UInt8](repeating: 0, count: 65536)
        let count = recv(socket, &bytes, bytes.count, 0)
        guard count > 0 else { return false }
        buffer += bytes.prefix(count)
        return true
    }

    private func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
