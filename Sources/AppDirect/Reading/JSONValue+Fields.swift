import Transfer

extension JSONValue {
    /// The body of an answer; nil when it is no JSON.
    init?(of answer: ServiceAnswer) {
        guard let value = try? JSONValue(answer.body) else { return nil }
        self = value
    }

    /// A member's text, safe to store and to show; empty when there is none.
    func words(_ key: String) -> String { self[key].line ?? "" }
}
