import Screen

/// What the sequences of the terminals in use mean: xterm and its kin, rxvt, putty, screen, and the Linux console.
enum KeyTable {
    /// The key of a control byte.
    static func control(_ byte: UInt8) -> KeyPress {
        switch byte {
        case 0x08, 0x7f: KeyPress(.backspace)
        case 0x09: KeyPress(.tab)
        case 0x0d: KeyPress(.enter)
        case 0x1b: KeyPress(.escape)
        case 0x00: KeyPress(.character(" "), .control)
        case 0x01...0x1a: KeyPress(.character(Unicode.Scalar(byte + 0x60)), .control)
        default: KeyPress(.character(Unicode.Scalar(byte + 0x40)), .control)
        }
    }

    /// The key of `ESC O x`; terminals of old put modifiers before the letter.
    static func singleShift(_ final: UInt8, modifiers: Int) -> KeyPress? {
        if let key = cursor(final) ?? function(final) { return KeyPress(key, self.modifiers(modifiers)) }
        switch Unicode.Scalar(final) {
        case "M": return KeyPress(.enter)
        case "I": return KeyPress(.tab)
        case "X": return KeyPress(.character("="))
        case "a"..."d": return rxvtCursor(final).map { KeyPress($0, .control) }
        case "j"..."y": return KeyPress(.character(Unicode.Scalar(final - 0x40)))
        default: return nil
        }
    }

    /// The key of `ESC [ numbers x`.
    static func sequence(_ final: UInt8, _ numbers: [Int]) -> KeyPress? {
        let first = numbers.first ?? 1
        let held = modifiers(numbers.count > 1 ? numbers[1] : 1)
        switch Unicode.Scalar(final) {
        case "A"..."H": return cursor(final).map { KeyPress($0, held) }
        case "P", "Q", "S": return function(final).map { KeyPress($0, held) }
        // The same letter reports where the cursor stands; only a first number 1 with modifiers is the key.
        case "R": return numbers.count == 2 && first == 1 ? KeyPress(.function(3), held) : nil
        case "Z": return KeyPress(.tab, .shift)
        case "a"..."d": return numbers.isEmpty ? rxvtCursor(final).map { KeyPress($0, .shift) } : nil
        case "~": return tilde(first).map { KeyPress($0, held) }
        case "$": return tilde(first).map { KeyPress($0, .shift) }
        case "^": return tilde(first).map { KeyPress($0, .control) }
        case "@": return tilde(first).map { KeyPress($0, [.control, .shift]) }
        default: return nil
        }
    }

    /// The key of `ESC [ [ x`, as the Linux console sends F1 to F5.
    static func linuxFunction(_ final: UInt8) -> KeyPress? {
        guard (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(final) else { return nil }
        return KeyPress(.function(Int(final) - 0x40))
    }

    /// Whether a `$` ends a sequence with these parameters, as rxvt sends keys with Shift.
    static func isShiftedByDollar(_ parameters: [UInt8]) -> Bool {
        guard let number = Int(String(decoding: parameters, as: UTF8.self)) else { return false }
        return tilde(number) != nil
    }

    /// The modifiers that xterm's number stands for; 1 is none.
    static func modifiers(_ number: Int) -> Modifiers {
        guard (2...16).contains(number) else { return [] }
        let bits = UInt8(number - 1)
        return Modifiers(rawValue: bits & 7).union(bits & 8 == 0 ? [] : .alt)
    }

    private static func cursor(_ final: UInt8) -> Key? {
        switch Unicode.Scalar(final) {
        case "A": .up
        case "B": .down
        case "C": .right
        case "D": .left
        case "F": .end
        case "H": .home
        default: nil
        }
    }

    private static func rxvtCursor(_ final: UInt8) -> Key? { cursor(final - 0x20) }

    private static func function(_ final: UInt8) -> Key? {
        (UInt8(ascii: "P")...UInt8(ascii: "S")).contains(final) ? .function(Int(final) - 0x4f) : nil
    }

    private static func tilde(_ number: Int) -> Key? {
        switch number {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23...26: .function(number - 12)
        case 28, 29: .function(number - 13)
        case 31...34: .function(number - 14)
        default: nil
        }
    }
}
