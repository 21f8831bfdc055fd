/// The form of a text that search and sorting compare: no accents, no case, `ß` as `ss`, `ø` as `o`.
///
/// Marks of Latin, Greek, Cyrillic, Hebrew and Arabic go; the voice marks of kana and the vowel signs of Indic stay.
package func folded(_ text: String) -> String {
    if let ascii = text.utf8.withContiguousStorageIfAvailable({ foldedASCII($0, of: text) }), let ascii {
        return ascii
    }
    var bytes: [UInt8] = []
    foldedUTF8(text, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
}

/// Appends the UTF-8 of the folded text, for one growing buffer over many rows.
package func foldedUTF8(_ text: String, into bytes: inout [UInt8]) {
    let start = bytes.count
    var text = text
    if text.withUTF8({ Folding.appendAlone($0, to: &bytes) }) { return }
    bytes.removeSubrange(start...)
    Folding.appendApart(text, to: &bytes)
}

/// The lower-case form of pure ASCII, the same string when it has no capitals; nil for anything else.
private func foldedASCII(_ source: UnsafeBufferPointer<UInt8>, of text: String) -> String? {
    var seen: UInt8 = 0
    var hasCapitals = false
    for byte in source {
        seen |= byte
        hasCapitals = hasCapitals || byte &- 0x41 < 26
    }
    guard seen < 0x80 else { return nil }
    guard hasCapitals else { return text }
    return String(unsafeUninitializedCapacity: source.count) { target in
        for index in source.indices { target[index] = Folding.lowercase(source[index]) }
        return source.count
    }
}

/// The rules of folding beyond ASCII.
enum Folding {
    /// The byte in lower case when it is an ASCII capital.
    static func lowercase(_ byte: UInt8) -> UInt8 {
        byte &- 0x41 < 26 ? byte | 0x20 : byte
    }

    /// Appends the folded text when each of its scalars folds by itself; false, with some appended, when one doesn't.
    static func appendAlone(_ source: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) -> Bool {
        var place = 0
        // Of the marks since the last letter that were kept: they are in order while it only grows.
        var keptClass = 0
        while place < source.count {
            let byte = source[place]
            guard byte >= 0x80 else {
                bytes.append(lowercase(byte))
                place += 1
                keptClass = 0
                continue
            }
            let scalar = UTF8Bytes.scalar(in: source, at: place)
            guard foldsAlone(scalar) else { return false }
            place += UTF8Bytes.length(from: byte)
            if isStrippedMark(scalar) { continue }
            let itsClass = ScriptFolding.keptClass(scalar)
            guard itsClass == 0 || itsClass >= keptClass else { return false }
            keptClass = itsClass
            appendFolded(scalar, to: &bytes)
        }
        return true
    }

    /// Appends the folded text, whatever its script.
    static func appendApart(_ text: String, to bytes: inout [UInt8]) {
        var apart: [UInt8] = []
        for scalar in NormalForm.decomposed(text).unicodeScalars where !isStrippedMark(scalar) {
            appendFolded(scalar, to: &apart)
        }
        // What was taken apart and kept (Hangul, voiced kana) is put together again, to equal the short way.
        bytes.append(contentsOf: NormalForm.composed(String(decoding: apart, as: UTF8.self)).utf8)
    }

    /// Whether the scalar folds without decomposition and can take no mark from its neighbour.
    private static func foldsAlone(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x180 || (NormalForm.isStable(scalar) && scalar.value >= 0x2010) || ScriptFolding.knows(scalar)
    }

    private static func appendFolded(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        switch scalar.value {
        case 0..<0x80: bytes.append(lowercase(UInt8(scalar.value)))
        case 0xA0, 0x3000: bytes.append(0x20)
        case LatinFoldTable.range: appendLatin(scalar, to: &bytes)
        case 0xFF01...0xFF5E: bytes.append(lowercase(UInt8(scalar.value - 0xFEE0)))
        case 0x386...0x3CE: append(ScriptFolding.greek(scalar), to: &bytes)
        case 0xB5: append("\u{3BC}", to: &bytes)
        case 0x1E9E: bytes.append(contentsOf: [0x73, 0x73])
        default: appendLowercased(scalar, to: &bytes)
        }
    }

    private static func appendLatin(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        let letters = LatinFoldTable.letters(for: scalar.value)
        guard letters > 0 else { return append(scalar, to: &bytes) }
        bytes.append(UInt8(truncatingIfNeeded: letters))
        if letters > 0xFF { bytes.append(UInt8(letters >> 8)) }
    }

    private static func appendLowercased(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        if let caseless = ScriptFolding.caseless(scalar) {
            append(caseless, to: &bytes)
        } else if scalar.properties.changesWhenLowercased {
            bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        } else {
            append(scalar, to: &bytes)
        }
    }

    private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    /// The marks that search looks past.
    private static func isStrippedMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x300...0x36F, 0x483...0x489, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: true
        case 0x591...0x5BD, 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7: true
        case 0x610...0x61A, 0x64B...0x65F, 0x670: true
        default: false
        }
    }
}
