/// What an import did, in numbers.
package struct ImportSummary: Equatable, Sendable {
    /// The file's name.
    package var file: String
    /// What the file was.
    package var kind: ListFileKind
    /// Whether it was taken for a complete list, so that customers it lacks were marked.
    package var isComplete = false
    /// Rows that were new.
    package var added = 0
    /// Rows that changed something.
    package var updated = 0
    /// Rows that were known already, and further rows of a tenant in the same file.
    package var unchanged = 0
    /// Rows that could not be used.
    package var rejected = 0
    /// Customers that a complete list no longer holds, marked by this import.
    package var vanished = 0
    /// Whether customers that a complete list lacks were not marked, for a refused row may be about any of them.
    package var isUnmarked = false
    /// The first refused rows, at most `keptRejections`.
    package var rejections: [RejectedLine] = []

    /// Fields that could not be used in rows that were.
    package var leftOut = 0
    /// The first of these fields, at most `keptRejections`.
    package var leftOutFields: [LeftOutField] = []

    /// How many refused rows are kept in full.
    package static let keptRejections = 1000

    /// Nothing done yet.
    package init(file: String, kind: ListFileKind) {
        self.file = file
        self.kind = kind
    }

    /// Notes a refused row.
    package mutating func reject(_ line: RejectedLine) {
        rejected += 1
        if rejections.count < Self.keptRejections { rejections.append(line) }
    }

    /// Notes a field that was left out.
    package mutating func leaveOut(_ field: LeftOutField) {
        leftOut += 1
        if leftOutFields.count < Self.keptRejections { leftOutFields.append(field) }
    }
}
