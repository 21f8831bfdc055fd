/// The key under which two spellings of a company's name are the same: folded, without punctuation and legal form.
///
/// A leading `the` goes, too. A name is never taken down to nothing: `A/S` alone becomes `a s`, and a name of
/// punctuation only keeps its folded form.
package func normalisedCompanyName(_ name: String) -> String {
    var folded: [UInt8] = []
    folded.reserveCapacity(name.utf8.count)
    foldedUTF8(name, into: &folded)
    return folded.withUnsafeBufferPointer { folded in
        // An ampersand becomes a word of its own.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: folded.count * 4 + 1) { buffer in
            let words = CompanyWords(of: folded, in: buffer)
            return words.isEmpty ? String(decoding: folded, as: UTF8.self) : words.key
        }
    }
}

/// The words of a folded name in a buffer, each but the first after a space.
private struct CompanyWords {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private var start = 0
    private var end = 0

    private static let space = UInt8(ascii: " ")

    init(of folded: UnsafeBufferPointer<UInt8>, in buffer: UnsafeMutableBufferPointer<UInt8>) {
        self.buffer = buffer
        var isInWord = false
        var place = 0
        while place < folded.count {
            let length = UTF8Bytes.length(from: folded[place])
            let bytes = place..<min(place + length, folded.count)
            place = bytes.upperBound
            guard Self.isPartOfWord(folded, at: bytes.lowerBound) else {
                isInWord = false
                if folded[bytes.lowerBound] == UInt8(ascii: "&") {
                    beginWord()
                    for letter in "and".utf8 { append(letter) }
                }
                continue
            }
            if !isInWord { beginWord() }
            for byte in folded[bytes] { append(byte) }
            isInWord = true
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

    /// Letters, digits and marks make words; so does the plus sign, which tells some names apart.
    private static func isPartOfWord(_ folded: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        let byte = folded[place]
        if byte < 0x80 {
            return byte &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "+")
        }
        return switch UTF8Bytes.scalar(in: folded, at: place).properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        case .decimalNumber, .letterNumber, .otherNumber: true
        default: false
        }
    }

    private mutating func beginWord() { if end > 0 { append(Self.space) } }

    private mutating func append(_ byte: UInt8) {
        buffer[end] = byte
        end += 1
    }

    /// Takes the longest legal form off the end, and an `and` it leaves dangling; false when there is none.
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
