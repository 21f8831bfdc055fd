import CCurl
import Glibc

/// Talks with one mail server, over a connection that is kept from letter to letter.
///
/// Every call blocks.
package final class SMTPSession {
    private let server: SMTPServer
    private lazy var machine = MachineName.full
    private var handle: EasyHandle?
    private var abilities: [String]?
    private var lastUse = ContinuousClock.now

    /// A session; nothing is connected yet.
    package init(_ server: SMTPServer) { self.server = server }

    /// Whether the server takes addresses in other scripts, as far as it has been heard.
    package var offersUTF8: Bool? { abilities?.contains("SMTPUTF8") }

    /// Sends a letter.
    ///
    /// A kept connection that the server has closed in the meantime is replaced by a new one, once, as long as the
    /// letter itself has not left.
    package func send(
        _ envelope: SMTPEnvelope, as user: SMTPUser?, isStopped: @escaping () -> Bool
    ) -> SMTPReport {
        carry(envelope, user, isStopped)
    }

    /// Connects, signs in and sends nothing.
    package func probe(as user: SMTPUser?, isStopped: @escaping () -> Bool) -> SMTPReport {
        let report = carry(nil, user, isStopped)
        return report.end == .done && lacksLogin(of: user) ? Self.loginMissing : report
    }

    /// Takes leave of the server, if it is connected.
    package func end() {
        // Nothing else may hold the handle: as the last reference goes, libcurl says QUIT and waits.
        guard let socket = handle.map({ ferry_curl_socket($0.pointer) }) else { return }
        ferry_curl_block_signals()
        let patience = FarewellPatience(socket: socket)
        handle = nil
        abilities = nil
        patience.end()
    }

    private func carry(
        _ envelope: SMTPEnvelope?, _ user: SMTPUser?, _ isStopped: @escaping () -> Bool
    ) -> SMTPReport {
        if envelope != nil, let refusal = refusal(of: user, isStopped) { return refusal }
        let first = attempt(envelope, user, isStopped)
        guard first.wasKept, first.report.wasGone else { return first.report }
        if envelope != nil, let refusal = refusal(of: user, isStopped) { return refusal }
        return attempt(envelope, user, isStopped).report
    }

    /// Why a letter of a user can't be sent over this connection; a new one is asked first, for libcurl would send the
    /// letter without a sign-in where none is offered.
    private func refusal(of user: SMTPUser?, _ isStopped: @escaping () -> Bool) -> SMTPReport? {
        guard user != nil else { return nil }
        // What rested for long is replaced by libcurl itself, unseen, by a connection that may offer something else.
        if lastUse.duration(to: .now) > .seconds(30) { abilities = nil }
        if abilities != nil { return lacksLogin(of: user) ? Self.loginMissing : nil }
        let report = probe(as: user, isStopped: isStopped)
        return report.end == .done ? nil : report
    }

    private func lacksLogin(of user: SMTPUser?) -> Bool {
        let offers = abilities ?? []
        return user != nil && !offers.contains { $0 == "AUTH" || $0.hasPrefix("AUTH ") || $0.hasPrefix("AUTH=") }
    }

    private static let loginMissing = SMTPReport(
        end: .loginMissing, stage: .hello, reply: nil, words: "no AUTH in its answer to EHLO")

    private func attempt(
        _ envelope: SMTPEnvelope?, _ user: SMTPUser?, _ isStopped: @escaping () -> Bool
    ) -> (report: SMTPReport, wasKept: Bool) {
        let broken = { SMTPReport(end: .broken, stage: .greeting, reply: nil, words: $0) }
        ferry_curl_block_signals()
        do throws(CurlLibrary.Failure) { try CurlLibrary.start() } catch { return (broken(error.rawValue), false) }
        guard let handle = handle ?? EasyHandle() else { return (broken("libcurl failed"), false) }
        self.handle = handle
        handle.clear()
        let transfer = SMTPTransfer(envelope?.message, isStopped: isStopped)
        var isReady = handle.prepare(for: server, machine: machine, user: user, transfer: transfer)
        var recipient: UnsafeMutablePointer<curl_slist>?
        defer { ferry_curl_free_recipient(recipient) }
        if let envelope {
            recipient = ferry_curl_set_recipient(handle.pointer, envelope.recipient)
            isReady = isReady && recipient != nil && handle.set(CURLOPT_MAIL_FROM, envelope.sender)
        }
        guard isReady else { return (broken("libcurl refused the letter"), false) }
        let code = ferry_curl_perform(handle.pointer)
        lastUse = .now
        var connections = 0
        _ = ferry_curl_get_number(handle.pointer, CURLINFO_NUM_CONNECTS, &connections)
        if let heard = transfer.talk.abilities { abilities = heard }
        let words = handle.lastWords.isEmpty ? String(cString: ferry_curl_words(code)) : handle.lastWords
        if code != CURLE_OK { hangUp(handle) }
        return (transfer.report(of: code, words), connections == 0)
    }

    /// Leaves a connection without a word: libcurl may keep it, and a reply that comes late would be taken for the next.
    private func hangUp(_ handle: EasyHandle) {
        let socket = ferry_curl_socket(handle.pointer)
        if socket >= 0 { shutdown(socket, Int32(SHUT_RDWR)) }
        self.handle = nil
        abilities = nil
    }
}

extension SMTPReport {
    /// Whether the server had closed the connection before it was used again.
    fileprivate var wasGone: Bool { !mayHaveLeft && (reply?.code == 421 || (end == .cut && reply == nil)) }
}
