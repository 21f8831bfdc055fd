/// What stands between `ESC [` and the letter that ends a sequence.
struct SequenceParameters {
    /// The private mark at the beginning: one of `<`, `=`, `>`, `?`; nil for none.
    let marker: UInt8?
    /// The numbers; a missing one is 1, as it is for keys.
    let numbers: [Int]
    /// Whether nothing but numbers and semicolons stands there.
    let isPlain: Bool

    /// Takes the bytes apart.
    init(_ bytes: [UInt8]) {
        var rest = bytes[...]
        if let first = rest.first, (0x3c...0x3f).contains(first) {
            marker = first
            rest = rest.dropFirst()
        } else {
            marker = nil
        }
        isPlain = rest.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x3b }
        numbers =
            rest.isEmpty
            ? [] : rest.split(separator: 0x3b, omittingEmptySubsequences: false).map(SequenceParameters.number)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int {
        guard !digits.isEmpty, digits.count <= 6 else { return 1 }
        return Int(String(decoding: digits, as: UTF8.self)) ?? 1
    }
}
