import CCurl

/// One transfer of libcurl, used again and again.
final class EasyHandle {
    /// libcurl's own handle.
    let pointer: UnsafeMutableRawPointer
    private var headers: UnsafeMutablePointer<curl_slist>?
    private let words = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

    /// A handle; nil without memory.
    init?() {
        guard let pointer = ferry_curl_easy_init() else { return nil }
        self.pointer = pointer
    }

    deinit {
        ferry_curl_list_free(headers)
        ferry_curl_easy_cleanup(pointer)
        words.deallocate()
    }

    /// What libcurl says of the last failure; empty when it says no more than its code.
    var lastWords: String { String(cString: words) }

    /// Forgets the last request, not the connections.
    func clear() {
        ferry_curl_easy_reset(pointer)
        ferry_curl_list_free(headers)
        headers = nil
    }

    /// Sets everything for a transfer, which must stay alive while it runs; false when libcurl takes an option not.
    func prepare(for transfer: Transfer, certificates: String?) -> Bool {
        let request = transfer.ticket.request
        return setProtection(transfer.ticket.address, certificates: certificates) && setLimits(request)
            && set(CURLOPT_URL, request.url) && setMethod(request) && setHeaders(request.headers)
            && setCallbacks(to: transfer) && keepWords()
    }

    /// Lets libcurl write down what it says of the next failure.
    func keepWords() -> Bool {
        words.pointee = 0
        return ferry_curl_set_pointer(pointer, CURLOPT_ERRORBUFFER, words) == CURLE_OK
    }

    private func setProtection(_ address: WebAddress, certificates: String?) -> Bool {
        let isSet =
            set(CURLOPT_PROTOCOLS_STR, address.isSecure ? "https" : "http") && set(CURLOPT_FOLLOWLOCATION, 0)
            && set(CURLOPT_SSL_VERIFYPEER, 1) && set(CURLOPT_SSL_VERIFYHOST, 2)
            && set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)) && set(CURLOPT_NOSIGNAL, 1)
            && set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1)) && set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
            && ferry_curl_close_on_exec(pointer) == CURLE_OK
        guard isSet else { return false }
        // Through a proxy, plain http would leave this machine.
        if !address.isSecure && !set(CURLOPT_NOPROXY, "*") { return false }
        if let certificates { return set(CURLOPT_CAINFO, certificates) }
        return true
    }

    private func setLimits(_ request: WireRequest) -> Bool {
        // A kept connection that rested for long may be closed by the other side while a request is on its way into
        // it; for one that must not be sent twice, that would leave its outcome unknown.
        set(CURLOPT_MAXAGE_CONN, request.isRepeatable ? 60 : 20) && set(CURLOPT_TCP_NODELAY, 1)
            && set(CURLOPT_TCP_KEEPALIVE, 1) && set(CURLOPT_CONNECTTIMEOUT_MS, request.limits.connect)
            && set(CURLOPT_TIMEOUT_MS, request.limits.whole) && set(CURLOPT_ACCEPT_ENCODING, "gzip, deflate")
    }

    private func setMethod(_ request: WireRequest) -> Bool {
        switch request.method {
        case .get where request.body == nil: return set(CURLOPT_HTTPGET, 1)
        case .head: return set(CURLOPT_NOBODY, 1)
        case .delete where request.body == nil: return set(CURLOPT_CUSTOMREQUEST, "DELETE")
        default:
            let body = request.body ?? []
            let isSet = body.withUnsafeBytes {
                ferry_curl_set_body(pointer, $0.baseAddress ?? UnsafeRawPointer(pointer), $0.count)
            }
            return isSet == CURLE_OK && set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        }
    }

    private func setHeaders(_ list: [HTTPHeader]) -> Bool {
        // Without these two, libcurl asks before it sends a long body, and calls every body a form.
        var lines = ["Expect:"]
        if !list.contains(where: { $0.name.lowercased() == "content-type" }) { lines.append("Content-Type:") }
        lines += list.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        for line in lines {
            guard let longer = ferry_curl_list_append(headers, line) else { return false }
            headers = longer
        }
        return ferry_curl_set_list(pointer, CURLOPT_HTTPHEADER, headers) == CURLE_OK
    }

    private func setCallbacks(to transfer: Transfer) -> Bool {
        let context = Unmanaged.passUnretained(transfer).toOpaque()
        let body: ferry_bytes_callback = { bytes, size, count, context in
            guard let bytes, let transfer = Transfer.of(context) else { return 0 }
            return transfer.receive(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
        }
        let head: ferry_bytes_callback = { bytes, size, count, context in
            guard let bytes, let transfer = Transfer.of(context) else { return 0 }
            return transfer.receiveHead(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
        }
        let departure: ferry_departure_callback = { context, _, _, _, _ in
            Transfer.of(context)?.mayLeave() == true ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
        }
        return ferry_curl_set_bytes_callback(pointer, CURLOPT_WRITEFUNCTION, body) == CURLE_OK
            && ferry_curl_set_pointer(pointer, CURLOPT_WRITEDATA, context) == CURLE_OK
            && ferry_curl_set_bytes_callback(pointer, CURLOPT_HEADERFUNCTION, head) == CURLE_OK
            && ferry_curl_set_pointer(pointer, CURLOPT_HEADERDATA, context) == CURLE_OK
            && ferry_curl_set_departure_callback(pointer, departure, context) == CURLE_OK
    }

    /// Sets a number; false when libcurl takes it not.
    func set(_ option: CURLoption, _ number: Int) -> Bool {
        ferry_curl_set_number(pointer, option, number) == CURLE_OK
    }

    /// Sets a text; false when libcurl takes it not.
    func set(_ option: CURLoption, _ text: String) -> Bool {
        ferry_curl_set_text(pointer, option, text) == CURLE_OK
    }
}
