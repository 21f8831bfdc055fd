package import Core
import Foundation

/// A mail server, and how it is reached.
package struct SMTPServer: Equatable, Sendable, CustomStringConvertible {
    /// What protects the connection.
    package enum Protection: Sendable {
        /// TLS from the first byte.
        case tls
        /// TLS by STARTTLS, which must succeed before anything else is said.
        case startTLS
        /// Nothing: for servers on this machine alone.
        case none
    }

    /// The host's name or number; an IPv6 number without brackets.
    package var host: String
    /// The port.
    package var port: Int
    /// What protects the connection.
    package var protection: Protection
    /// A file of certificates to trust instead of the system's; nil for the system's.
    package var certificates: String?
    /// How long it may take.
    package var limits: SMTPLimits

    /// A server; the port is the usual one of its protection unless told.
    package init(
        host: String, port: Int? = nil, protection: Protection, certificates: String? = nil,
        limits: SMTPLimits = SMTPLimits()
    ) {
        self.host = host
        self.port = port ?? protection.usualPort
        self.protection = protection
        self.certificates = certificates
        self.limits = limits
    }

    /// Host and port, for sentences.
    package var description: String { "\(urlHost):\(port)" }

    /// The URL for libcurl, which takes the path for our own name.
    func url(from machine: String) -> String {
        let scheme = protection == .tls ? "smtps" : "smtp"
        return "\(scheme)://\(urlHost):\(port)/\(PercentEncoding.encoded(machine))"
    }

    private var urlHost: String { host.contains(":") ? "[\(host)]" : host }
}

extension SMTPServer.Protection {
    fileprivate var usualPort: Int {
        switch self {
        case .tls: 465
        case .startTLS: 587
        case .none: 25
        }
    }
}

/// How long a mail server may take, in milliseconds.
package struct SMTPLimits: Equatable, Sendable {
    /// Until a connection stands, TLS included.
    package var connect: Int
    /// For one reply.
    package var reply: Int
    /// For a whole letter; long, for one that is given up after it left may have been taken.
    package var whole: Int

    /// Limits.
    package init(connect: Int = 15_000, reply: Int = 120_000, whole: Int = 300_000) {
        self.connect = connect
        self.reply = reply
        self.whole = whole
    }
}

/// Who signs in to a mail server.
package struct SMTPUser: Sendable {
    /// The name.
    package var name: String
    /// The password.
    package var password: Secret

    /// A user.
    package init(name: String, password: Secret) {
        self.name = name
        self.password = password
    }

    /// The password as a server might repeat it: as it is, and as AUTH sends it.
    package var spellings: [String] {
        let text = password.revealed
        return [text] + [text, "\0\(name)\0\(text)"].map { Data($0.utf8).base64EncodedString() }
    }
}
