/// Why a template can't be used, and where.
package struct LetterProblem: Error, Equatable, Sendable {
    /// What is wrong.
    package enum Cause: Equatable, Sendable {
        /// The first line does not begin with `Subject:`, or nothing follows it there.
        case noSubject
        /// The line under the subject is not blank.
        case noBlankLine
        /// Nothing is below the blank line.
        case noBody
        /// A brace is not closed on its line.
        case openBrace
        case unknownVariable(String)
        /// What the customer must be given is not in it.
        case lacks(LetterVariable)
        /// The file's name says no purpose.
        case unknownName
        /// An HTML part without the text file of the same name.
        case noText
    }

    /// What is wrong.
    package var cause: Cause
    /// The file.
    package var file: String
    /// The line, from 1; 0 where the whole file is meant.
    package var line: Int

    /// A problem at a place.
    package init(_ cause: Cause, file: String, line: Int = 0) {
        self.cause = cause
        self.file = file
        self.line = line
    }
}
