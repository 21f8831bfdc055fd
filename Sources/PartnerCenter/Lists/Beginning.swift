/// What the first bytes of a file tell before anything is read of it.
enum Beginning {
    /// The marks of archives and spreadsheets: zip (also xlsx), the older Office files, gzip and PDF.
    private static let foreign: [[UInt8]] = [
        [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06], [0xD0, 0xCF, 0x11, 0xE0], [0x1F, 0x8B],
        [0x25, 0x50, 0x44, 0x46, 0x2D],
    ]
    private static let utf16Marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF]]
    private static let utf32Marks: [[UInt8]] = [[0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF]]

    /// How many bytes are needed to tell.
    static let length = 5

    /// Whether the bytes begin a text in UTF-8, or in UTF-16 with its mark.
    static func isText(_ bytes: UnsafeRawBufferPointer) -> Bool {
        if (foreign + utf32Marks).contains(where: bytes.starts) { return false }
        return utf16Marks.contains(where: bytes.starts) || !bytes.contains(0)
    }
}
