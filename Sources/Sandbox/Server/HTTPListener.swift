import CHTTPServer
import Glibc
import Synchronization

/// Listens on loopback and hands each request to a handler, on a thread of the connection's own.
final class HTTPListener: Sendable {
    private let server: Mutex<OpaquePointer?>
    private let exchange: Exchange
    /// The port it listens on.
    let port: Int

    /// A listener on a port, or on any free one for 0; nil when the port can't be had.
    init?(port: Int, handle: @escaping @Sendable (WebRequest) -> WebAnswer) {
        let exchange = Exchange(handle)
        // The listener owns the exchange and stops the server before it goes.
        let context = Unmanaged.passUnretained(exchange).toOpaque()
        let started = ferry_http_start(
            UInt16(clamping: port),
            { context, exchange in
                guard let context, let exchange else { return }
                Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue().run(exchange)
            }, context)
        guard let started else { return nil }
        exchange.wait.withLock { $0 = UInt(bitPattern: started) }
        self.exchange = exchange
        self.port = Int(ferry_http_port(started))
        let bits = UInt(bitPattern: started)
        server = Mutex(OpaquePointer(bitPattern: bits))
    }

    /// Stops listening; returns when no request is being answered any more.
    func stop() {
        let running = server.withLock { server in
            let bits = UInt(bitPattern: server)
            server = nil
            return bits
        }
        if let running = OpaquePointer(bitPattern: running) { ferry_http_stop(running) }
    }

    deinit { stop() }
}

/// The handler as the C side calls it.
private final class Exchange: Sendable {
    /// The server's address, for waits that end when it stops.
    let wait = Mutex<UInt>(0)
    private let handle: @Sendable (WebRequest) -> WebAnswer

    init(_ handle: @escaping @Sendable (WebRequest) -> WebAnswer) { self.handle = handle }

    func run(_ exchange: OpaquePointer) {
        let answer = handle(WebRequest(exchange))
        if answer.delay > 0, let server = OpaquePointer(bitPattern: wait.withLock { $0 }) {
            _ = ferry_http_wait(server, UInt32(clamping: answer.delay))
        }
        if answer.isCut { return ferry_http_cut(exchange) }
        answer.body.withUnsafeBufferPointer { body in
            ferry_http_answer(
                exchange, UInt32(answer.status), answer.head, body.baseAddress, body.count,
                min(answer.sent ?? body.count, body.count))
        }
    }
}
