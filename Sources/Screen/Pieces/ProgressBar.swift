import Text

extension Frame {
    /// Draws a bar that is filled from the left, in eighths of a cell; a part is between 0 and 1.
    ///
    /// What is not filled stays as it is unless `left` says how it looks.
    package mutating func bar(
        _ part: Double, row: Int, column: Int, cells width: Int, done: Style, left: Style? = nil,
        within limit: Rect? = nil
    ) {
        guard width > 0 else { return }
        let eighths = Int((max(0, min(1, part)) * Double(width * 8)).rounded())
        let whole = eighths / 8
        put(SafeText(String(repeating: "█", count: whole)), row: row, column: column, done, within: limit)
        guard whole < width else { return }
        let partial: [SafeText] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        let used = put(partial[eighths % 8], row: row, column: column + whole, done, within: limit)
        guard let left else { return }
        put(
            SafeText(String(repeating: "░", count: width - whole - used)), row: row, column: column + whole + used,
            left, within: limit)
    }
}
