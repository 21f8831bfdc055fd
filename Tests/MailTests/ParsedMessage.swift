import Foundation
import Testing
import Transfer

/// A message as Python's `email` reads it: a parser that knows nothing of ours.
struct ParsedMessage: Decodable {
    struct Address: Decodable, Equatable {
        var name: String
        var address: String
    }

    struct Part: Decodable, Equatable {
        var type: String
        var charset: String
        var text: String
    }

    /// The field's names in order, and the fields.
    var names: [String]
    var fields: [String: String]
    var from: [Address]
    var to: [Address]
    /// Seconds since 1970.
    var date: Int
    var parts: [Part]
    /// What the parser complains of, in the head and in the body.
    var defects: [String]

    /// Reads messages, all at once since Python takes its time to start.
    static func read(_ messages: [[UInt8]]) throws -> [ParsedMessage] {
        let input = try JSONEncoder().encode(messages.map { Data($0) })
        let (said, end) = try ProgramRun(
            ["/usr/bin/env", "python3", "-c", script], environment: ProcessInfo.processInfo.environment,
            input: Array(input), hears: .output, limit: 256 << 20, endsAtLimit: true, patience: .seconds(60)
        ).run()
        try #require(end == .status(0))
        return try JSONDecoder().decode([ParsedMessage].self, from: Data(said))
    }

    /// Reads one message.
    static func read(_ message: [UInt8]) throws -> ParsedMessage { try #require(try read([message]).first) }

    private static let script = """
        import base64, email, email.header, email.utils, json, sys
        from email.policy import default

        # The new parser of names puts blanks between encoded words, against RFC 2047; the old one does not.
        def addresses(message, field):
            old = email.utils.getaddresses([email.message_from_string(message)[field]])
            names = [str(email.header.make_header(email.header.decode_header(name))) for name, _ in old]
            new = email.message_from_string(message, policy=default)[field].addresses
            return [{"name": name, "address": a.addr_spec} for name, a in zip(names, new, strict=True)]

        def read(text):
            source = base64.b64decode(text).decode()
            message = email.message_from_string(source, policy=default)
            parts = [part for part in message.walk() if not part.is_multipart()]
            complaints = [d for part in message.walk() for d in part.defects]
            complaints += [d for part in message.walk() for field in part.values() for d in field.defects]
            return {
                "names": message.keys(), "fields": {name: str(value) for name, value in message.items()},
                "from": addresses(source, "From"), "to": addresses(source, "To"),
                "date": int(message["Date"].datetime.timestamp()),
                "parts": [{"type": part.get_content_type(), "charset": part.get_content_charset(),
                           "text": part.get_content().replace("\\r\\n", "\\n")} for part in parts],
                "defects": [repr(d) for d in complaints],
            }

        sys.stdout.write(json.dumps([read(text) for text in json.load(sys.stdin)]))
        """
}
