import Core

/// The parts of an error's body, by the shapes that are known.
///
/// Partner Center: `{code, description, data[]}` and `{code, message, description, errorName, …}`; its gateway:
/// `{statusCode, message}`; token endpoints: `{error, error_description, error_codes[]}`; Graph:
/// `{error: {code, message, innerError}}`; AppDirect: `{code, message}`, the same in a list, and the same with `status`,
/// `moreInfo` and `details[]`.
struct ProblemShape {
    /// The code.
    var code: String?
    /// What is said.
    var words: String?
    /// What is said beside that.
    var details: [String] = []
    /// Entra's numbers.
    var numbers: [Int] = []
    /// The service's own id of the request or operation.
    var correlation: String?

    /// Reads a JSON body.
    init(_ body: JSONValue) {
        let body = body.isList ? body.items.first ?? body : body
        let error = body["error"]
        if error.isObject {
            readFlat(error)
            let inner = error["innerError"]
            correlation = inner["client-request-id"].text ?? inner["request-id"].text
        } else if let name = error.text {
            code = name
            // Behind the first line come ids and a time, which have fields of their own.
            words = body["error_description"].text?.split(whereSeparator: \.isNewline).first.map(String.init)
            numbers = body["error_codes"].items.compactMap(\.integer)
            correlation = body["correlation_id"].text
        } else {
            readFlat(body)
        }
        if words == nil { words = body.text }
    }

    private mutating func readFlat(_ body: JSONValue) {
        code = Self.filled(body["code"]) ?? Self.filled(body["errorName"])
        let said = ["description", "message", "errorMessageExtended"].lazy.compactMap { Self.filled(body[$0]) }
        words = said.first.map(HTMLText.unescaped)
        details = (body["data"].items + body["details"].items).compactMap { item in
            Self.filled(item) ?? Self.filled(item["message"]) ?? Self.filled(item["description"])
        }.map(HTMLText.unescaped)
        correlation = Self.filled(body["correlationId"])
    }

    /// Takes a body that is no JSON as it is; of an HTML page only its title.
    init(raw: [UInt8]) {
        let text = String(decoding: raw.prefix(8000), as: UTF8.self)
        guard text.trimmingBlanks.first == "<" else {
            words = text
            return
        }
        let lower = text.lowercased()
        guard lower.count == text.count, let start = lower.firstRange(of: "<title>"),
            let end = lower.firstRange(of: "</title>"),
            start.upperBound <= end.lowerBound
        else {
            words = "a web page came instead of an answer"
            return
        }
        let from = lower.distance(from: lower.startIndex, to: start.upperBound)
        let to = lower.distance(from: lower.startIndex, to: end.lowerBound)
        words = HTMLText.unescaped(String(text.dropFirst(from).prefix(to - from)))
    }

    private static func filled(_ value: JSONValue) -> String? {
        value.text.flatMap { $0.trimmingBlanks.isEmpty ? nil : $0 }
    }
}
