import Core
import Text

/// One row for a CSV file: the keys of its JSON as the heading; a dot joins those of values that belong together.
struct CSVFields: RowValues {
    /// The keys.
    private(set) var keys: [String] = []
    /// The values.
    private(set) var values: [String] = []
    private var prefix = ""
    private var isBlank = false

    mutating func add(_ key: StaticString, _ text: String?) {
        keys.append("\(prefix)\(key)")
        values.append(isBlank ? "" : text ?? "")
    }

    mutating func add(_ key: StaticString, _ number: Int) { add(key, String(number)) }
    mutating func add(_ key: StaticString, _ number: Int?) { add(key, number.map { String($0) }) }
    mutating func add(_ key: StaticString, _ value: Bool) { add(key, value ? "true" : "false") }
    mutating func add(_ key: StaticString, _ value: Bool?, unknown word: StaticString) {
        add(key, value.map { $0 ? "true" : "false" } ?? "\(word)")
    }
    mutating func add(_ key: StaticString, _ moment: Timestamp?) { add(key, moment?.description) }
    mutating func add(_ key: StaticString, texts: [String]) { add(key, texts.joined(separator: " ")) }

    mutating func add(_ key: StaticString, isThere: Bool, values fill: (inout CSVFields) -> Void) {
        let (outer, wasBlank) = (prefix, isBlank)
        prefix += "\(key)."
        isBlank = isBlank || !isThere
        fill(&self)
        (prefix, isBlank) = (outer, wasBlank)
    }
}

/// Rows of a CSV file below their heading, which is written once.
struct CSVRows {
    private var hasHeading = false

    /// Writes a row, after the heading if it is the first.
    mutating func write(to writer: inout LineWriter, _ fill: (inout CSVFields) -> Void) throws(OutputFailure) {
        let fields = try begun(&writer, fill)
        try writer.text(CSVWriter.line(fields.values))
    }

    /// Writes the heading alone where there was no row; any row tells it.
    mutating func end(_ writer: inout LineWriter, like fill: (inout CSVFields) -> Void) throws(OutputFailure) {
        if !hasHeading { _ = try begun(&writer, fill) }
    }

    private mutating func begun(
        _ writer: inout LineWriter, _ fill: (inout CSVFields) -> Void
    ) throws(OutputFailure) -> CSVFields {
        var fields = CSVFields()
        fill(&fields)
        if !hasHeading { try writer.text(CSVWriter.line(fields.keys)) }
        hasHeading = true
        return fields
    }
}
