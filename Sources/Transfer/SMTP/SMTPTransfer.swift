import CCurl

/// One letter or probe on its way: gives its bytes to libcurl and listens to the talk.
final class SMTPTransfer {
    /// The talk so far.
    private(set) var talk = SMTPTalk()
    private let message: [UInt8]
    private var given = 0
    private let isStopped: () -> Bool
    /// Whether there is a letter.
    let hasLetter: Bool

    /// A transfer of a message, or of nothing; it ends early once it is stopped.
    init(_ message: [UInt8]?, isStopped: @escaping () -> Bool) {
        self.message = message ?? []
        hasLetter = message != nil
        self.isStopped = isStopped
    }

    /// What came of it, by libcurl's code.
    func report(of code: CURLcode, _ words: String) -> SMTPReport {
        SMTPReport(end: code.end, stage: talk.stage, reply: talk.reply, words: code == CURLE_OK ? "" : words)
    }

    /// Lets libcurl call this, which must stay alive while the transfer runs; false when it takes an option not.
    func setCallbacks(on handle: UnsafeMutableRawPointer) -> Bool {
        let context = Unmanaged.passUnretained(self).toOpaque()
        let give: ferry_bytes_callback = { bytes, size, count, context in
            guard let bytes, let transfer = SMTPTransfer.of(context) else { return 0 }
            return transfer.give(UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
        }
        let ignore: ferry_bytes_callback = { _, size, count, _ in size * count }
        let overhear: ferry_talk_callback = { handle, kind, bytes, count, context in
            guard let bytes, let transfer = SMTPTransfer.of(context) else { return 0 }
            let line = UnsafeRawBufferPointer(start: bytes, count: count)
            if kind == CURLINFO_HEADER_OUT {
                transfer.talk.said(line)
                if transfer.talk.hasEnded, let handle {
                    _ = ferry_curl_set_number(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, FarewellPatience.seconds)
                }
            }
            if kind == CURLINFO_HEADER_IN { transfer.talk.heard(line) }
            return 0
        }
        // Once the letter has left, waiting for the reply is all that can keep its outcome from being unknown.
        let isStopped: ferry_progress_callback = { context, _, _, _, _ in
            guard let transfer = SMTPTransfer.of(context), transfer.talk.stage != .letter else { return 0 }
            return transfer.isStopped() ? 1 : 0
        }
        return ferry_curl_set_bytes_callback(handle, CURLOPT_READFUNCTION, give) == CURLE_OK
            && ferry_curl_set_pointer(handle, CURLOPT_READDATA, context) == CURLE_OK
            && ferry_curl_set_bytes_callback(handle, CURLOPT_WRITEFUNCTION, ignore) == CURLE_OK
            && ferry_curl_set_talk_callback(handle, overhear, context) == CURLE_OK
            && ferry_curl_set_progress_callback(handle, isStopped, context) == CURLE_OK
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> SMTPTransfer? {
        context.map { Unmanaged<SMTPTransfer>.fromOpaque($0).takeUnretainedValue() }
    }

    private func give(_ room: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(room.count, message.count - given)
        room.copyBytes(from: message[given..<given + count])
        given += count
        if given == message.count { talk.gaveLetter() }
        return count
    }
}

extension CURLcode {
    /// What the code says of the talk.
    fileprivate var end: SMTPReport.End {
        switch self {
        case CURLE_OK: .done
        case CURLE_LOGIN_DENIED, CURLE_AUTH_ERROR: .loginRefused
        case CURLE_OPERATION_TIMEDOUT: .late
        case CURLE_ABORTED_BY_CALLBACK: .stopped
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CIPHER,
            CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_USE_SSL_FAILED, CURLE_SSL_ENGINE_INITFAILED:
            .insecure
        case CURLE_WEIRD_SERVER_REPLY, CURLE_REMOTE_ACCESS_DENIED, CURLE_QUOTE_ERROR: .refused
        case CURLE_FAILED_INIT, CURLE_OUT_OF_MEMORY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT,
            CURLE_BAD_FUNCTION_ARGUMENT, CURLE_NOT_BUILT_IN, CURLE_UNKNOWN_OPTION:
            .broken
        default: .cut
        }
    }
}
