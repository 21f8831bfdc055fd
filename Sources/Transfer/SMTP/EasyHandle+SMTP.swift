import CCurl
import Core

extension EasyHandle {
    /// Sets everything for a talk with a mail server but for the envelope; false when libcurl takes an option not.
    func prepare(for server: SMTPServer, machine: String, user: SMTPUser?, transfer: SMTPTransfer) -> Bool {
        set(CURLOPT_URL, server.url(from: machine)) && setProtection(server) && setLimits(server.limits)
            && setUser(user) && setPurpose(transfer) && transfer.setCallbacks(on: pointer) && keepWords()
    }

    private func setProtection(_ server: SMTPServer) -> Bool {
        let demand = server.protection == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
        let isSet =
            set(CURLOPT_PROTOCOLS_STR, server.protection == .tls ? "smtps" : "smtp")
            && set(CURLOPT_USE_SSL, Int(demand.rawValue))
            && set(CURLOPT_SSL_VERIFYPEER, 1) && set(CURLOPT_SSL_VERIFYHOST, 2)
            && set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)) && set(CURLOPT_NOSIGNAL, 1)
            && ferry_curl_close_on_exec(pointer) == CURLE_OK
        guard isSet else { return false }
        // Through a proxy, what is not protected would leave this machine.
        if server.protection == .none && !set(CURLOPT_NOPROXY, "*") { return false }
        if let certificates = server.certificates { return set(CURLOPT_CAINFO, certificates) }
        return true
    }

    private func setLimits(_ limits: SMTPLimits) -> Bool {
        // Servers close what rests for long; a new connection costs less than a letter that finds out.
        set(CURLOPT_MAXCONNECTS, 1) && set(CURLOPT_MAXAGE_CONN, 60) && set(CURLOPT_TCP_NODELAY, 1)
            && set(CURLOPT_CONNECTTIMEOUT_MS, limits.connect) && set(CURLOPT_TIMEOUT_MS, limits.whole)
            && set(CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, (limits.reply + 999) / 1000))
    }

    private func setUser(_ user: SMTPUser?) -> Bool {
        guard let user else { return true }
        return set(CURLOPT_USERNAME, user.name) && set(CURLOPT_PASSWORD, user.password.revealed)
    }

    /// Without the letter's size: libcurl counts doubled dots as part of it and might end too early.
    private func setPurpose(_ transfer: SMTPTransfer) -> Bool {
        transfer.hasLetter ? set(CURLOPT_UPLOAD, 1) : set(CURLOPT_NOBODY, 1) && set(CURLOPT_CUSTOMREQUEST, "NOOP")
    }
}
