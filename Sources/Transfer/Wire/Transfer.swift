import CCurl

/// One request under way, with as much of its answer as has come in.
final class Transfer {
    /// What is sent.
    let ticket: Ticket
    /// Who waits for the answer.
    let continuation: CheckedContinuation<WireResult, Never>
    /// What libcurl knows of it.
    let handle: EasyHandle
    private var status = 0
    private var headers: [HTTPHeader] = []
    private var headBytes = 0
    private var body: [UInt8] = []
    private var isTooLarge = false
    private var departures = 0
    private var lastMove: ContinuousClock.Instant?

    /// A transfer.
    init(_ ticket: Ticket, _ continuation: CheckedContinuation<WireResult, Never>, on handle: EasyHandle) {
        self.ticket = ticket
        self.continuation = continuation
        self.handle = handle
    }

    /// The transfer behind the context of a callback.
    static func of(_ context: UnsafeMutableRawPointer?) -> Transfer? {
        context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Notes that a connection stands; false when the request must not be sent, since it may have left already.
    ///
    /// libcurl sends a request again by itself where a kept connection ended without a byte of an answer, also one that
    /// the service may have read and carried out.
    func mayLeave() -> Bool {
        defer { departures += 1 }
        lastMove = .now
        if departures > 0 && !ticket.request.isRepeatable && bytesSent > 0 { return false }
        return true
    }

    /// Takes bytes of the body; false when they are too many.
    func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
        lastMove = .now
        guard body.count + bytes.count <= ticket.request.limits.body else {
            isTooLarge = true
            return false
        }
        body.append(contentsOf: bytes)
        return true
    }

    /// Takes a line of the head; false when the head is too long.
    func receiveHead(_ line: UnsafeRawBufferPointer) -> Bool {
        lastMove = .now
        headBytes += line.count
        guard headBytes <= 256 << 10 else {
            isTooLarge = true
            return false
        }
        if line.starts(with: "HTTP/".utf8) {
            // After "100 Continue" the real head follows.
            headers = []
            body = []
        } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
            let name = String(decoding: UnsafeRawBufferPointer(rebasing: line[..<colon]), as: UTF8.self)
            headers.append(HTTPHeader(name, Self.trimmed(UnsafeRawBufferPointer(rebasing: line[(colon + 1)...]))))
        }
        return true
    }

    private static func trimmed(_ bytes: UnsafeRawBufferPointer) -> String {
        let isBlank = { (byte: UInt8) in byte == 32 || (9...13).contains(byte) }
        guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[first...last]), as: UTF8.self)
    }

    /// When it has been silent for too long; nil while its connection is being made.
    var idleDeadline: ContinuousClock.Instant? {
        lastMove.map { $0 + .milliseconds(ticket.request.limits.idle) }
    }

    /// The failure of having been silent for too long.
    var idle: WireFailure {
        WireFailure(.late, mayHaveLeft: true, "nothing came for \(ticket.request.limits.idle) milliseconds")
    }

    /// The failure of having been called off.
    var cancelled: WireFailure {
        departures == 0 ? .notSent : WireFailure(.cancelled, mayHaveLeft: true, "stopped while the answer was awaited")
    }

    /// What it ended with, by libcurl's code.
    func result(of code: CURLcode) -> WireResult {
        if code == CURLE_OK {
            var number = 0
            _ = ferry_curl_get_number(handle.pointer, CURLINFO_RESPONSE_CODE, &number)
            guard number > 0 else { return .failure(WireFailure(.garbled, mayHaveLeft: true, "no HTTP came back")) }
            return .success(ServiceAnswer(status: number, headers: headers, body: body))
        }
        if isTooLarge {
            let words = "the answer is larger than \(ticket.request.limits.body) bytes"
            return .failure(WireFailure(.tooLarge, mayHaveLeft: true, words))
        }
        let cause = code.cause(departed: departures > 0)
        let words = handle.lastWords.isEmpty ? String(cString: ferry_curl_words(code)) : handle.lastWords
        return .failure(WireFailure(cause, mayHaveLeft: departures > 0, words))
    }

    private var bytesSent: Int {
        var count = 0
        _ = ferry_curl_get_number(handle.pointer, CURLINFO_REQUEST_SIZE, &count)
        return count
    }
}

extension CURLcode {
    /// What the code says went wrong.
    fileprivate func cause(departed: Bool) -> WireFailure.Cause {
        switch self {
        // An answer that begins without a status line comes as an unknown protocol.
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: departed ? .garbled : .unsendable
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .unresolved
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CIPHER,
            CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CERTPROBLEM:
            .insecure
        case CURLE_OPERATION_TIMEDOUT: departed ? .late : .unconnected
        case CURLE_BAD_CONTENT_ENCODING, CURLE_WEIRD_SERVER_REPLY: .garbled
        default: departed ? .cut : .unconnected
        }
    }
}
