/// On which side of its cells a text stands.
package enum TextAlignment: Hashable, Sendable {
    case leading, centre, trailing
}

/// The text cut to at most so many cells; the ellipsis ends it only when something was cut.
///
/// A wide character is never split, so the result may be a cell short. An ellipsis wider than the room is left out.
package func truncated(_ text: String, to limit: Int, ellipsis: String = "…") -> String {
    if cells(in: text) <= limit { return text }
    let mark = cells(in: ellipsis) <= limit ? ellipsis : ""
    return prefix(of: text, cells: limit - cells(in: mark)) + mark
}

/// The text in exactly so many cells: filled up with spaces, or truncated when it is too long.
package func padded(_ text: String, to width: Int, alignment: TextAlignment = .leading) -> String {
    let fitting = truncated(text, to: width)
    let gap = max(0, width - cells(in: fitting))
    if gap == 0 { return fitting }
    let before =
        switch alignment {
        case .leading: 0
        case .centre: gap / 2
        case .trailing: gap
        }
    return String(repeating: " ", count: before) + fitting + String(repeating: " ", count: gap - before)
}

/// The longest beginning of the text that fits, with all the marks of its last letter.
private func prefix(of text: String, cells room: Int) -> String {
    if isPrintableASCII(text) { return String(decoding: text.utf8.prefix(max(0, room)), as: UTF8.self) }
    var used = 0
    var fitting = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        let width = drawnWidth(of: scalar, isFirst: fitting.isEmpty)
        if used + width > room { break }
        used += width
        fitting.append(scalar)
    }
    return String(fitting)
}
