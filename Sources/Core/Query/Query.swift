/// What a search field or `--where` asks: terms that must all hold.
package struct Query: Equatable, Hashable, Sendable {
    /// The terms, in the order in which they were written.
    package var terms: [Term]

    /// A query of terms; none means every row.
    package init(terms: [Term] = []) { self.terms = terms }

    /// One condition.
    package struct Term: Equatable, Hashable, Sendable {
        /// Whether the row must fail the test.
        package var negated: Bool
        /// The test.
        package var test: Test

        /// A term.
        package init(_ test: Test, negated: Bool = false) {
            self.test = test
            self.negated = negated
        }
    }

    /// What a row must satisfy.
    ///
    /// Texts are folded, positions are those of the list's layout.
    package enum Test: Equatable, Hashable, Sendable {
        /// One of the searched columns holds the text.
        case anywhere(String)
        /// A text column holds the text; an empty text: the column is not empty.
        case text(column: Int, String)
        /// The row's state is one of these.
        case states(Set<UInt8>)
        /// A number column lies in the range; rows with 0, for "none", never do.
        case number(column: Int, ClosedRange<Int64>)
    }
}

/// Why a query can't be understood, and where.
package struct QueryProblem: Error, Equatable, Sendable {
    /// What is wrong.
    package enum Cause: Equatable, Sendable {
        case openQuote
        case emptyValue(field: String)
        case unknownField(String, known: [String])
        case unknownState(String, known: [String])
        case notAnAge(String)
        case notANumber(String)
    }

    /// What is wrong.
    package var cause: Cause
    /// Where the word begins, counted in characters from 0.
    package var position: Int

    /// A problem at a place.
    package init(_ cause: Cause, at position: Int) {
        self.cause = cause
        self.position = position
    }
}
