import Transfer

/// A command whose output is a secret.
struct SecretCommand: Sendable {
    /// The line for the shell.
    let line: String
    /// Where it was named, for complaints.
    let source: SecretSource
    /// The environment it runs in.
    let environment: [String: String]
    /// For how many seconds it may run.
    var patience = SecretReader.patience

    /// Runs it and gives what it printed; blocks until it ends.
    ///
    /// What it complains of may hold the secret, and goes nowhere.
    func output() throws(SecretProblem) -> [UInt8] {
        let run = ProgramRun(
            ["/bin/sh", "-c", line], environment: environment, hears: .output, limit: SecretReader.limit,
            endsAtLimit: true, patience: .seconds(patience))
        let (said, end): ([UInt8], ProgramRun.End)
        do throws(ProgramRun.NotStarted) { (said, end) = try run.run() } catch {
            throw .notStarted(source, why: error.words)
        }
        switch end {
        // Where somebody else has heard how it ended, what it printed is what counts.
        case .status(0), .unheard: return said
        case .status(let status): throw .failed(source, status: status)
        // As a shell tells it.
        case .signal(let number): throw .failed(source, status: 128 + number)
        case .slow: throw .slow(source, seconds: patience)
        case .tooLong: throw .tooLong(source)
        }
    }
}
