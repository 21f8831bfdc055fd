import Core

/// Makes requests of a list of prospects, within one transaction.
struct ProspectMerge {
    private let writer: RequestWriter

    /// A merge for what somebody imports at a moment.
    init(_ writing: Writing, by who: String, at: Timestamp) { writer = RequestWriter(writing, by: who, at: at) }

    /// How far the import is after a batch; a prospect who was asked already is left as it is.
    func merged(_ lines: [ListLine], into before: ImportProgress) throws -> ImportProgress {
        var progress = before
        for line in lines {
            switch line {
            case .prospect(let line):
                if try writer.known(for: line.prospect.contact) != nil {
                    progress.summary.unchanged += 1
                } else {
                    _ = try writer.insert(line.prospect)
                    progress.summary.added += 1
                }
            case .rejected(let line): progress.summary.reject(line)
            case .customer, .contact, .result, .subscription: break
            }
        }
        return progress
    }
}
