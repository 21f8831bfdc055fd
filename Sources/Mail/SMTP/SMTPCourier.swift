package import Core
import Text
package import Transfer

/// Hands letters to a mail server, all over one connection.
package actor SMTPCourier: Courier {
    /// Who signs in to the server.
    package struct Login: Sendable {
        /// The user's name.
        package var user: String
        /// Reads the password; asked once, and again when it was refused.
        package var password: @Sendable () async throws(ServiceFailure) -> Secret

        /// A login.
        package init(user: String, password: @escaping @Sendable () async throws(ServiceFailure) -> Secret) {
            self.user = user
            self.password = password
        }
    }

    package nonisolated let place: String
    private let server: SMTPServer
    private let login: Login?
    private let log: RequestLog?
    private let surroundings: TransferSurroundings
    private let session: SMTPSession
    private let queue = OwnQueue()
    private var user: SMTPUser?

    /// A courier to a server; without a login, nobody signs in.
    ///
    /// Nothing is connected and no password read before the first letter.
    package init(
        _ server: SMTPServer, login: Login? = nil, log: RequestLog? = nil,
        surroundings: TransferSurroundings = .live
    ) {
        place = SafeText("the mail server \(server)").value
        self.server = server
        self.login = login
        self.log = log
        self.surroundings = surroundings
        session = SMTPSession(server)
    }

    package nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    package func deliver(_ letter: Letter) async throws(CourierFailure) -> String {
        let message = try Message(letter)
        let user = try await signedIn()
        if message.needsUTF8 { try demandUTF8(user, for: message) }
        guard !Task.isCancelled else { throw .cancelled }
        let envelope = SMTPEnvelope(
            sender: message.sender.description, recipient: message.recipient.description, message: message.bytes(.crlf))
        let start = surroundings.elapsed()
        let report = session.send(envelope, as: user) { Task.isCancelled }
        log?.note(letter: letter.id, to: server, report, took: surroundings.elapsed() - start)
        return try verdict(on: report)
    }

    package func check() async throws(CourierFailure) -> String {
        let user = try await signedIn()
        guard !Task.isCancelled else { throw .cancelled }
        _ = try verdict(on: session.probe(as: user) { Task.isCancelled })
        let protection = server.protection == .none ? "without TLS" : "over TLS"
        let name = user.map { " as \($0.name)" } ?? ""
        return SafeText("The mail server \(server) lets in \(protection)\(name).").value
    }

    package func finish() {
        session.end()
        user = nil
    }

    /// The server's words on what it took.
    private func verdict(on report: SMTPReport) throws(CourierFailure) -> String {
        let verdict = SMTPVerdict(report, of: server, secrets: user.map { $0.spellings } ?? [])
        if verdict.isLoginRefused { user = nil }
        return try verdict.result.get()
    }

    private func signedIn() async throws(CourierFailure) -> SMTPUser? {
        guard let login else { return nil }
        if let user { return user }
        do throws(ServiceFailure) { user = SMTPUser(name: login.user, password: try await login.password()) } catch {
            throw CourierFailure(error)
        }
        return user
    }

    /// Asks the server first, for libcurl would send the address all the same.
    private func demandUTF8(_ user: SMTPUser?, for message: Message) throws(CourierFailure) {
        if session.offersUTF8 == nil { _ = try verdict(on: session.probe(as: user) { Task.isCancelled }) }
        guard session.offersUTF8 != true else { return }
        let address = message.recipient.needsUTF8 ? message.recipient : message.sender
        throw .refused(
            SafeText("The mail server \(server) takes no letters outside ASCII before the @ of \(address).").value)
    }
}

extension CourierFailure {
    /// The failure of a password that can't be had.
    fileprivate init(_ failure: ServiceFailure) {
        switch failure {
        case .cancelled: self = .cancelled
        case .refused(let words), .notFound(let words), .notAllowed(let words), .unreachable(let words),
            .outcomeUnknown(let words), .unreadable(let words), .signInNeeded(let words):
            self = .unusable(words)
        case .busy(let seconds): self = .later("The password can be had in \(seconds) seconds.")
        }
    }
}
