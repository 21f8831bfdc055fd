extension Fault {
    /// Reads what the control endpoint was sent; nil when it names no kind that there is.
    init?(_ value: JSONValue) {
        guard let kind = Self.kind(value) else { return nil }
        self.init(
            kind, path: value["path"]?.text ?? "*", method: value["method"]?.text?.uppercased(),
            after: value["after"]?.number ?? 0, count: value["count"]?.number,
            probability: value["probability"]?.fraction ?? 1,
            seed: UInt64(clamping: value["seed"]?.number ?? 1))
    }

    private static func kind(_ value: JSONValue) -> Kind? {
        let milliseconds = value["milliseconds"]?.number ?? 1000
        let name = value["kind"]?.text ?? value["kind"]?.number.map { String($0) } ?? ""
        switch name {
        case "429": return .tooMany(retryAfter: value["retryAfter"]?.number)
        case "cut-before": return .cutBefore
        case "cut-after": return .cutAfter
        case "late": return .late(milliseconds: milliseconds)
        case "truncated": return .truncated
        case "malformed": return .malformed
        case "expired-token": return .expiredToken
        case "slow": return .slow(milliseconds: milliseconds)
        case "full-bucket": return .fullBucket
        default:
            guard let status = Int(name), (500...599).contains(status) else { return nil }
            return .status(status)
        }
    }

    /// Writes its fields.
    func write(to json: inout JSONWriter) {
        json.field("kind", name)
        json.field("path", path)
        json.field("method", method)
        json.field("after", after)
        json.field("count", number: count)
        json.field("probability", String(probability))
    }
}
