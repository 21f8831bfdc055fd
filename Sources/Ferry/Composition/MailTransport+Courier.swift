import Core
import Mail
import Transfer

extension MailTransport {
    /// The way letters leave; nothing is connected and no password read before the first one.
    ///
    /// `log` gets a line for each letter that goes to a mail server.
    func courier(_ secrets: SecretReader, log: (@Sendable (String) -> Void)? = nil) -> any Courier {
        switch self {
        case .maildir(let path): MaildirCourier(path: path)
        case .sendmail(let command): SendmailCourier(command: command, environment: secrets.environment)
        case .smtp(let settings):
            SMTPCourier(
                settings.server,
                login: settings.login.map { SMTPCourier.Login(user: $0.user, password: secrets.reading($0.password)) },
                log: log.map { RequestLog($0) })
        }
    }

    /// How many letters leave a second, carefully guessed: a maildir waits for the disk, a server for the network.
    var lettersPerSecond: Int {
        switch self {
        case .maildir: 100
        case .sendmail: 20
        case .smtp: 10
        }
    }

    /// What to look at when letters can't leave.
    var remedy: String {
        switch self {
        case .maildir: "Name another folder as `path` below `mail`."
        case .sendmail: "Install it, or name another `command` below `mail`."
        case .smtp: "Look at `url`, `user` and `password` below `mail`."
        }
    }
}

extension SMTPSettings {
    /// The server with what protects the way to it.
    fileprivate var server: SMTPServer {
        SMTPServer(
            host: url.host, port: url.port,
            protection: url.scheme == "smtps" ? .tls : requiresStartTLS ? .startTLS : .none)
    }
}
