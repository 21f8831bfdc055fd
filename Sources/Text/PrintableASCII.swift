/// Whether the text is made of U+0020...U+007E only: safe, one cell a byte and normalised as it stands.
func isPrintableASCII(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable(isPrintableASCII) ?? text.utf8.allSatisfy { $0 &- 0x20 <= 0x5E }
}

/// Looks at every byte without leaving early, so that the compiler can use vector instructions.
private func isPrintableASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var outside: UInt8 = 0
    for byte in bytes { outside |= byte &- 0x20 > 0x5E ? 1 : 0 }
    return outside == 0
}
