/// Recognises the rest of an answer whose Escape came so much earlier that it was taken for the key.
enum LateAnswer {
    /// How long after that Escape the rest may come, in milliseconds.
    static let patience = 500

    /// Whether bytes that came in one piece look like such a rest, and not like something typed.
    static func begins(_ bytes: some Collection<UInt8>) -> Bool {
        let start = Array(bytes.prefix(3))
        guard start.count == 3 else { return false }
        let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(start[1])
        switch Unicode.Scalar(start[0]) {
        case "]": return isDigit
        case "[": return (UInt8(ascii: "<")...UInt8(ascii: "?")).contains(start[1])
        case "P": return isDigit && (start[2] == UInt8(ascii: "$") || start[2] == UInt8(ascii: "+"))
        default: return false
        }
    }
}
