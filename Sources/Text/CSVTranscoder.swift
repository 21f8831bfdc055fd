/// Turns the bytes of a file into UTF-8 without a byte-order mark, whatever the chunks.
///
/// What is no character in UTF-16 becomes a byte that is none in UTF-8 either, so one place alone repairs and reports.
struct CSVTranscoder: Sendable {
    /// The encodings a byte-order mark can tell.
    private enum Encoding {
        case utf8, utf16LittleEndian, utf16BigEndian
    }

    private static let invalid: UInt8 = 0xFF
    private static let longestMark = 3

    private var encoding: Encoding?
    /// The first bytes of the file, until they tell the encoding.
    private var beginning: [UInt8] = []
    private var halfUnit: UInt8?
    private var highSurrogate: UInt16?

    /// Appends the UTF-8 of the chunk; may hold a few bytes back.
    mutating func append(_ chunk: UnsafeRawBufferPointer, to output: inout [UInt8]) {
        if let encoding { return decode(chunk, as: encoding, to: &output) }
        beginning.append(contentsOf: chunk)
        if beginning.count >= Self.longestMark { begin(&output) }
    }

    /// Appends what was held back.
    mutating func finish(_ output: inout [UInt8]) {
        if encoding == nil { begin(&output) }
        if halfUnit != nil || highSurrogate != nil { output.append(Self.invalid) }
        halfUnit = nil
        highSurrogate = nil
    }

    private mutating func begin(_ output: inout [UInt8]) {
        let (found, markLength) = Self.encoding(of: beginning)
        let rest = beginning.dropFirst(markLength)
        encoding = found
        beginning = []
        rest.withUnsafeBytes { decode($0, as: found, to: &output) }
    }

    private static func encoding(of beginning: [UInt8]) -> (Encoding, markLength: Int) {
        if beginning.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if beginning.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if beginning.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return (.utf8, 0)
    }

    private mutating func decode(_ chunk: UnsafeRawBufferPointer, as encoding: Encoding, to output: inout [UInt8]) {
        guard encoding != .utf8 else { return output.append(contentsOf: chunk) }
        for byte in chunk {
            guard let first = halfUnit else {
                halfUnit = byte
                continue
            }
            halfUnit = nil
            let (low, high) = encoding == .utf16LittleEndian ? (first, byte) : (byte, first)
            push(UInt16(high) << 8 | UInt16(low), to: &output)
        }
    }

    private mutating func push(_ unit: UInt16, to output: inout [UInt8]) {
        if unit < 0x80, highSurrogate == nil { return output.append(UInt8(unit)) }
        if let high = highSurrogate {
            highSurrogate = nil
            if UTF16.isTrailSurrogate(unit) {
                return append(UTF16.decode(UTF16.EncodedScalar([high, unit])), to: &output)
            }
            output.append(Self.invalid)
        }
        if UTF16.isLeadSurrogate(unit) {
            highSurrogate = unit
        } else if let scalar = Unicode.Scalar(unit) {
            append(scalar, to: &output)
        } else {
            output.append(Self.invalid)
        }
    }

    private func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
}
