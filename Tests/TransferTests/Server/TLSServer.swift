import CHTTPServer
import Foundation
import Glibc
import Loopback
import Synchronization

/// A server on loopback that speaks TLS and answers everything with 200, with a certificate for 127.0.0.1 alone.
final class TLSServer: Sendable {
    /// The port on which it listens.
    let port: Int
    private let daemon: Mutex<OpaquePointer?>
    private let count = Counter()

    private final class Counter: Sendable {
        let requests = Atomic(0)
    }

    /// A server.
    init() throws {
        let (listener, port) = try listeningSocket()
        self.port = port
        let context = Unmanaged.passUnretained(count).toOpaque()
        let daemon = TestCertificate.pem.withCString { certificate in
            TestCertificate.key.withCString { key in
                withVaList([
                    MHD_OPTION.LISTEN_SOCKET.rawValue, listener, MHD_OPTION.HTTPS_MEM_CERT.rawValue, certificate,
                    MHD_OPTION.HTTPS_MEM_KEY.rawValue, key, MHD_OPTION.END.rawValue,
                ]) { options in
                    MHD_start_daemon_va(
                        // Not select(), which can't watch the high descriptors of a process with many tests.
                        MHD_USE_POLL_INTERNAL_THREAD.rawValue | MHD_USE_TLS.rawValue, 0, nil, nil, Self.answer,
                        context,
                        options)
                }
            }
        }
        guard let daemon else { throw POSIXError(.EADDRNOTAVAIL) }
        self.daemon = Mutex(daemon)
    }

    deinit { daemon.withLock { MHD_stop_daemon($0) } }

    /// How many requests were read.
    var requests: Int { count.requests.load(ordering: .acquiring) }

    private static let answer: MHD_AccessHandlerCallback = { context, connection, _, _, _, _, _, _ in
        if let context {
            Unmanaged<Counter>.fromOpaque(context).takeUnretainedValue().requests.add(1, ordering: .releasing)
        }
        let response = MHD_create_response_from_buffer(0, nil, .RESPMEM_PERSISTENT)
        defer { MHD_destroy_response(response) }
        return MHD_queue_response(connection, 200, response)
    }
}
