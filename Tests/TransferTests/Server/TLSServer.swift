import CHTTPServer
import Foundation
import Glibc
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
        let daemon = certificate.withCString { certificate in
            key.withCString { key in
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

/// A self-signed certificate, made up for these tests.
let certificate = """
    -----BEGIN CERTIFICATE-----
    MIIBoDCCAUagAwIBAgIUSCe2MtnemHu5wcmSdTRIdfxvTBYwCgYIKoZIzj0EAwIw
    HDEaMBgGA1UEAwwRbWFkZS11cCBmb3IgdGVzdHMwIBcNMjYxMTI3MDUxNzI5WhgP
    MjEyNjExMDMwNTE3MjlaMBwxGjAYBgNVBAMMEW1hZGUtdXAgZm9yIHRlc3RzMFkw
    EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEpYnEYcjpLlILx3eFsmRQ2MMXqjFiyKsF
    Noykn81v80hOrenu6c6fxJTLV64GyfY7YHfj8gYUqMhnB8jcgeLTH6NkMGIwHQYD
    VR0OBBYEFEgITeBGCiLfkvoSbQ1ZD7/0X78KMB8GA1UdIwQYMBaAFEgITeBGCiLf
    kvoSbQ1ZD7/0X78KMA8GA1UdEwEB/wQFMAMBAf8wDwYDVR0RBAgwBocEfwAAATAK
    BggqhkjOPQQDAgNIADBFAiEA+Znlupq8rK+RwvuLAUy6C/Q83NobBA2I2a6K++OX
    q7oCIGUT6rzZWmi+VFYloL6B7zzJRn6xRQ69ddKq5Bzo/2Qw
    -----END CERTIFICATE-----
    """

/// The key of that certificate, which protects nothing.
private let key = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgrafI3fdfsY9Vn5U3
    86UwgkFrCMXZN229xm2tkHdZ4kWhRANCAASlicRhyOkuUgvHd4WyZFDYwxeqMWLI
    qwU2jKSfzW/zSE6t6e7pzp/ElMtXrgbJ9jtgd+PyBhSoyGcHyNyB4tMf
    -----END PRIVATE KEY-----
    """
