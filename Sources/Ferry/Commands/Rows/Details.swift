import Text

/// Labelled lines of one thing: labels in a column, empty values left out.
struct Details {
    private var lines: [(label: String, value: String)] = []

    /// Adds a line unless the value is empty.
    mutating func add(_ label: String, _ value: String) {
        if !value.isEmpty { lines.append((label, SafeText(value).value)) }
    }

    /// Writes the lines.
    func write(to writer: inout LineWriter) throws(OutputFailure) {
        let width = lines.map(\.label.count).max() ?? 0
        for line in lines { try writer.line("\(padded(line.label + ":", to: width + 1))  \(line.value)") }
    }
}
