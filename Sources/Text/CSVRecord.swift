/// One record of a CSV file.
package struct CSVRecord: Hashable, Sendable {
    /// The physical line it begins on, from 1.
    package let line: Int
    /// The fields as they stand in the file, unsanitised; none when the record could not be read.
    package let fields: [String]
    /// The first thing that was wrong with it; nil when all is well.
    package let problem: CSVProblem?

    /// Puts a record together, for tests mostly.
    package init(line: Int, fields: [String], problem: CSVProblem? = nil) {
        self.line = line
        self.fields = fields
        self.problem = problem
    }
}

/// What can be wrong with a record.
package enum CSVProblem: Hashable, Sendable {
    /// A quote was never closed; the record has no fields and reading goes on at the next line.
    ///
    /// So it is when the file ends or a mebibyte passes first, or when the quote that closes it, on a later line,
    /// has text after it.
    case openQuote
    /// A line has no end for more than a mebibyte; the record has no fields and reading goes on at the next line.
    case recordTooLong
    /// Text stood between a closing quote and the next delimiter; it was appended to the field.
    case textAfterQuote
    /// Bytes or surrogates were no characters; they became U+FFFD.
    case badEncoding
}
