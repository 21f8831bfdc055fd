import Foundation
import Glibc
import Loopback
import Synchronization

/// A letter as the server took it.
package struct TakenLetter: Equatable, Sendable {
    /// The number of its connection, counted from 0.
    package var connection: Int
    /// What stood in MAIL and RCPT.
    package var sender: String
    package var recipient: String
    /// The message, its lines ended by CR and LF, without doubled dots.
    package var message: [UInt8]
}

/// What the server is about to answer.
package struct Moment: Sendable {
    /// The number of the connection, counted from 0.
    package var connection: Int
    /// How many letters were taken on it.
    package var letters: Int
    /// The line that came; "greeting" before any, "letter" at a letter's end.
    package var line: String
}

/// What the server does instead of saying yes.
package enum Deed: Sendable {
    /// Says something, and goes on.
    case say(String)
    /// Says something, and closes the connection.
    case sayAndCut(String)
    /// Closes the connection.
    case cut
    /// Says nothing until the other side gives up.
    case hang
}

/// A mail server on loopback that takes every letter, but where a script says otherwise.
package final class MailServer: Sendable {
    /// What protects its connections.
    package enum Protection: Sendable {
        case none, tls, startTLS
    }

    /// The port on which it listens.
    package let port: Int
    private let listener: Int32
    private let log = Log()

    private final class Log: Sendable {
        let state = Mutex((letters: [TakenLetter](), lines: [String](), sockets: [Int32](), connections: 0))

        func note(_ line: String) { state.withLock { $0.lines.append(line) } }
        func take(_ letter: TakenLetter) { state.withLock { $0.letters.append(letter) } }
    }

    /// A server; users sign in by PLAIN with one password, where one is given.
    package init(
        _ protection: Protection = .none, abilities: [String] = ["8BITMIME", "SMTPUTF8"], password: String? = nil,
        script: @escaping @Sendable (Moment) -> Deed? = { _ in nil }
    ) throws {
        (listener, port) = try listeningSocket()
        let (listener, log) = (listener, log)
        let abilities = abilities + (password == nil ? [] : ["AUTH PLAIN"])
        Thread.detachNewThread {
            while true {
                let socket = accept(listener, nil, nil)
                guard socket >= 0 else { break }
                var yes: Int32 = 1
                setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
                let number = log.state.withLock { state in
                    state.sockets.append(socket)
                    state.connections += 1
                    return state.connections - 1
                }
                Thread.detachNewThread {
                    let talk = Talk(
                        connection: MailConnection(socket), number: number, protection: protection,
                        abilities: abilities, password: password, script: script)
                    talk.run(log.note, log.take)
                    shutdown(socket, Int32(SHUT_RDWR))
                    log.state.withLock { $0.sockets.removeAll { $0 == socket } }
                    close(socket)
                }
            }
            close(listener)
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        log.state.withLock { for socket in $0.sockets { shutdown(socket, Int32(SHUT_RDWR)) } }
    }

    /// What was taken so far, in order.
    package var letters: [TakenLetter] { log.state.withLock { $0.letters } }

    /// Every line that came but those of letters.
    package var lines: [String] { log.state.withLock { $0.lines } }

    /// How many connections came.
    package var connections: Int { log.state.withLock { $0.connections } }
}

/// One talk of the server.
private final class Talk {
    let connection: MailConnection
    let number: Int
    let protection: MailServer.Protection
    let abilities: [String]
    let password: String?
    let script: @Sendable (Moment) -> Deed?
    private var isProtected = false
    private var letters = 0

    init(
        connection: MailConnection, number: Int, protection: MailServer.Protection, abilities: [String],
        password: String?, script: @escaping @Sendable (Moment) -> Deed?
    ) {
        self.connection = connection
        self.number = number
        self.protection = protection
        self.abilities = abilities
        self.password = password
        self.script = script
    }

    func run(_ note: (String) -> Void, _ take: (TakenLetter) -> Void) {
        if protection == .tls {
            guard connection.protect() else { return }
        }
        guard answer("greeting", "220 mail.example.com ready") else { return }
        var letter = TakenLetter(connection: number, sender: "", recipient: "", message: [])
        while let bytes = connection.line() {
            let line = String(decoding: bytes, as: UTF8.self)
            note(line)
            switch line.split(separator: " ").first.map({ $0.uppercased() }) {
            case "EHLO": guard answer(line, hello) else { return }
            case "STARTTLS":
                guard answer(line, "220 go on"), connection.protect() else { return }
                isProtected = true
            case "AUTH": guard answer(line, signIn(line)) else { return }
            case "MAIL":
                letter.sender = line
                guard answer(line, "250 2.1.0 Ok") else { return }
            case "RCPT":
                letter.recipient = line
                guard answer(line, "250 2.1.5 Ok") else { return }
            case "DATA":
                guard answer(line, "354 go on") else { return }
                guard let message = message() else { return }
                letter.message = message
                letters += 1
                take(letter)
                guard answer("letter", "250 2.0.0 Ok: queued as N\(letters)") else { return }
            case "QUIT":
                _ = answer(line, "221 2.0.0 Bye")
                return
            case "NOOP", "RSET": guard answer(line, "250 2.0.0 Ok") else { return }
            default: guard answer(line, "500 5.5.2 What?") else { return }
            }
        }
    }

    /// Does what the script says, else says yes; false when the talk is over.
    private func answer(_ line: String, _ usual: String) -> Bool {
        switch script(Moment(connection: number, letters: letters, line: line)) {
        case nil: connection.say(usual)
        case .say(let text): connection.say(text)
        case .sayAndCut(let text):
            connection.say(text)
            return false
        case .cut: return false
        case .hang:
            connection.waitForEnd()
            return false
        }
        return true
    }

    private var hello: String {
        let all = ["mail.example.com"] + abilities + (protection == .startTLS && !isProtected ? ["STARTTLS"] : [])
        return all.enumerated().map { "250\($0.offset == all.count - 1 ? " " : "-")\($0.element)" }
            .joined(separator: "\r\n")
    }

    private func signIn(_ line: String) -> String {
        var answer = line.split(separator: " ").dropFirst(2).first.map(String.init)
        if answer == nil {
            connection.say("334 ")
            answer = connection.line().map { String(decoding: $0, as: UTF8.self) }
        }
        let expected = Data("\0ada\0\(password ?? "")".utf8).base64EncodedString()
        return answer == expected ? "235 2.7.0 Welcome" : "535 5.7.8 Wrong: \(answer ?? "")"
    }

    private func message() -> [UInt8]? {
        var bytes: [UInt8] = []
        while let line = connection.line() {
            if line == [UInt8(ascii: ".")] { return bytes }
            bytes += line.first == UInt8(ascii: ".") ? line.dropFirst() : line[...]
            bytes += [13, 10]
        }
        return nil
    }
}
