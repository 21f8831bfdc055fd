import CCurl

/// libcurl in this process, loaded when it is first needed.
enum CurlLibrary {
    /// Why there is none, in words for who waits for an answer.
    enum Failure: String, Error {
        case missing =
            "libcurl is not installed; get the package libcurl3-gnutls or libcurl4 (libcurl on Fedora and Arch)"
        case broken = "libcurl could not be made ready"
    }

    /// Loads it, once however often it is called.
    static func start() throws(Failure) {
        switch ferry_curl_start() {
        case FERRY_CURL_READY: break
        case FERRY_CURL_MISSING: throw .missing
        default: throw .broken
        }
    }
}
