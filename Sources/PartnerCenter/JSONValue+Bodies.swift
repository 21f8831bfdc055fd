import Core
import Transfer

extension JSONValue {
    /// The object of an answer's body; throws when it is none, naming what was expected.
    static func object(_ body: [UInt8], _ expected: String) throws(ServiceFailure) -> JSONValue {
        let value: JSONValue
        do throws(JSONProblem) { value = try JSONValue(body) } catch {
            throw .unreadable("\(expected) came as something that is no JSON")
        }
        guard value.isObject else { throw .unreadable("\(expected) came in a form that is not known") }
        return value
    }

    /// The text, fit to be stored and shown; empty when there is none.
    var cell: String { line ?? "" }
}
