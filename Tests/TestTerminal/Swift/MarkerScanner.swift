/// Finds the marks by which a program says that it has nothing left to do, however its output is cut.
struct MarkerScanner {
    /// The greatest count of inputs that the program has said to be done with; nil before the first mark.
    private(set) var latest: Int?
    /// How many marks came.
    private(set) var marks = 0

    private static let start = Array("\u{1b}]5379;".utf8)
    private var matched = 0
    private var number = 0

    /// Takes the program's next byte.
    mutating func take(_ byte: UInt8) {
        if matched < MarkerScanner.start.count {
            matched = byte == MarkerScanner.start[matched] ? matched + 1 : (byte == 0x1b ? 1 : 0)
            number = 0
        } else if (0x30...0x39).contains(byte) {
            number = number * 10 + Int(byte - 0x30)
        } else {
            latest = number
            marks += 1
            matched = byte == 0x1b ? 1 : 0
        }
    }
}
