import ArgumentParser
import Screen

/// A picture of the console instead of the console.
struct PictureOptions: ParsableArguments {
    @Option(
        name: .customLong("screenshot"),
        help: ArgumentHelp("Write an SVG picture of the console to this file and leave.", valueName: "file"))
    var file: String?

    @Option(help: ArgumentHelp("The picture's size in cells.", valueName: "COLUMNSxROWS"))
    var size = "100x30"

    @Option(help: ArgumentHelp("Keys to press before the picture is taken, separated by blanks.", valueName: "keys"))
    var keys = ""

    /// The size in cells; nil when it can't be read.
    var cells: Size? {
        let parts = size.lowercased().split(separator: "x").map { Int($0) }
        guard parts.count == 2, let columns = parts[0], let rows = parts[1], (1...500).contains(columns),
            (1...200).contains(rows)
        else { return nil }
        return Size(columns: columns, rows: rows)
    }

    func validate() throws {
        guard cells != nil else { throw ValidationError("--size takes columns x rows, such as 100x30.") }
        for word in keys.split(separator: " ") where KeyPress(name: String(word)) == nil {
            throw ValidationError("--keys: \(word) is not a key.")
        }
    }
}
