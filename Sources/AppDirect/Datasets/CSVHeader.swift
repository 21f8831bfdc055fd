import Foundation
import Text

/// The first record of a file, read without the rest of it.
enum CSVHeader {
    /// How many bytes it takes at most.
    private static let longest = 65_536

    /// Its fields with the bytes that were read; nil fields where there is none.
    static func read(_ file: FileHandle) throws -> (titles: [String]?, bytes: Data) {
        let bytes = try file.read(upToCount: longest) ?? Data()
        var reader = CSVReader()
        bytes.withUnsafeBytes { reader.feed($0) }
        reader.finish()
        return (reader.next()?.fields, bytes)
    }
}
