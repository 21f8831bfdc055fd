/// The cells a scalar takes on the terminal: -1 for one that can't be shown, 0, 1 or 2.
///
/// Equal to wcwidth of glibc 2.36 for every code point, because ncurses counts with that.
package func displayWidth(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x2FF: 1
    case 0: 0
    case 1...0x9F: -1
    default: WidthTable.width(of: scalar.value)
    }
}

/// The cells a text takes as it is drawn: the sum of the widths of its clusters.
package func cells(in text: String) -> Int {
    if isPrintableASCII(text) { return text.utf8.count }
    var total = 0
    for scalar in text.unicodeScalars {
        total += drawnWidth(of: scalar, isFirst: total == 0)
    }
    return total
}

/// The cells a scalar adds to a text: a leading mark stands on a dotted circle, the unshowable is one U+FFFD.
func drawnWidth(of scalar: Unicode.Scalar, isFirst: Bool) -> Int {
    let width = displayWidth(of: scalar)
    if width > 0 { return width }
    return width < 0 || isFirst || scalar.value == 0 ? 1 : 0
}
