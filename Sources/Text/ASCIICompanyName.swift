/// The key of a name that is ASCII, made in one pass over its bytes: lists of a million rows hold few others.
enum ASCIICompanyName {
    /// The key; nil when the name has other letters or no word.
    static func key(of name: UnsafeBufferPointer<UInt8>) -> String? {
        guard name.allSatisfy({ $0 < 0x80 }) else { return nil }
        // An ampersand becomes a word of its own.
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: name.count * 4 + 1) { buffer in
            let words = Words(buffer, of: name)
            return words.isEmpty ? nil : words.key
        }
    }
}

/// The words of a name, each but the first after a space.
private struct Words {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private var start = 0
    private var end = 0

    private static let space = UInt8(ascii: " ")

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>, of name: UnsafeBufferPointer<UInt8>) {
        self.buffer = buffer
        var isInWord = false
        for byte in name {
            let letter = Folding.lowercase(byte)
            if Self.isPartOfWord(letter) {
                if !isInWord { beginWord() }
                append(letter)
                isInWord = true
                continue
            }
            isInWord = false
            guard byte == UInt8(ascii: "&") else { continue }
            beginWord()
            for letter in "and".utf8 { append(letter) }
        }
    }

    var isEmpty: Bool { end == 0 }

    /// The words without a leading `the` and legal forms.
    var key: String {
        var words = self
        if words.isPrefixed(by: "the ") { words.start = 4 }
        while words.removeLegalSuffix() {}
        return words.text(from: words.start)
    }

    private static func isPartOfWord(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "+")
    }

    private mutating func beginWord() { if end > 0 { append(Self.space) } }

    private mutating func append(_ byte: UInt8) {
        buffer[end] = byte
        end += 1
    }

    private mutating func removeLegalSuffix() -> Bool {
        guard let last = wordStart(before: end), LegalSuffixes.endsOne(text(from: last)) else { return false }
        var longest: Int?
        var place: Int? = last
        for _ in 0..<LegalSuffixes.longest {
            guard let start = place else { break }
            if LegalSuffixes.contains(text(from: start)) { longest = start }
            place = wordStart(before: start - 1)
        }
        guard let longest else { return false }
        end = longest - 1
        if isSuffixed(by: " and") { end -= 4 }
        return true
    }

    /// Where the word that ends at a place begins; nil for the first word, which stays whatever it is.
    private func wordStart(before end: Int) -> Int? {
        var place = end
        while place > start {
            if buffer[place - 1] == Self.space { return place }
            place -= 1
        }
        return nil
    }

    private func isPrefixed(by text: StaticString) -> Bool {
        end - start > text.utf8CodeUnitCount && matches(text, at: start)
    }

    private func isSuffixed(by text: StaticString) -> Bool {
        end - start > text.utf8CodeUnitCount && matches(text, at: end - text.utf8CodeUnitCount)
    }

    private func matches(_ text: StaticString, at place: Int) -> Bool {
        text.withUTF8Buffer { $0.indices.allSatisfy { buffer[place + $0] == text.utf8Start[$0] } }
    }

    private func text(from place: Int) -> String { String(decoding: buffer[place..<end], as: UTF8.self) }
}
