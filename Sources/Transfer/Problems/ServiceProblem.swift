import Core
import Text

/// What a service says is wrong, out of any of the shapes in which the services say it.
///
/// All texts are fit to be shown and bounded.
package struct ServiceProblem: Equatable, Sendable {
    /// The HTTP status.
    package let status: Int
    /// The service's code, such as `2000` or `COMPANY_INACTIVE`; nil when it gives none.
    package let code: String?
    /// What it says; empty when it says nothing.
    package let words: String
    /// What it says beside that, such as the properties that are wrong.
    package let details: [String]
    /// All of Entra's AADSTS numbers.
    package let numbers: [Int]
    /// What the service's support asks for: the operation's id, else the request's; nil when neither is known.
    package let correlation: String?

    /// Reads what an answer says; `correlation` is what was sent with the request.
    package init(_ answer: ServiceAnswer, correlation sent: String? = nil) {
        let shape = (try? JSONValue(answer.body)).map(ProblemShape.init) ?? ProblemShape(raw: answer.body)
        status = answer.status
        code = shape.code.map { Self.bounded($0, to: 80) }
        words = Self.bounded(shape.words ?? "", to: 500)
        details = shape.details.prefix(8).map { Self.bounded($0, to: 300) }.filter { !$0.isEmpty }
        numbers = shape.numbers
        let told = sent ?? answer[header: "MS-CorrelationId"] ?? shape.correlation
        let request = answer[header: "MS-RequestId"] ?? answer[header: "request-id"]
        correlation = (told ?? request).map { Self.bounded($0, to: 80) }
    }

    /// All of it in one line, such as `Partner Center answered 400, code 2000: … [correlation …]`.
    package func sentence(by service: String) -> String {
        let code = code.map { ", code \($0)" } ?? ""
        let said = ([words] + details).filter { !$0.isEmpty }.joined(separator: "; ")
        let tail = correlation.map { " [correlation \($0)]" } ?? ""
        return "\(service) answered \(status)\(code)\(said.isEmpty ? "" : ": " + said)\(tail)"
    }

    private static func bounded(_ text: String, to length: Int) -> String {
        // A character may be of any number of scalars; the sanitiser leaves three at most.
        let clean = SafeText(String(text.unicodeScalars.prefix(length * 3))).value.trimmingBlanks
        return clean.count > length ? clean.prefix(length - 1) + "…" : clean
    }
}
