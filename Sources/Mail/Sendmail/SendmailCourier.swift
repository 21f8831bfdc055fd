package import Core
import Glibc
import Text
import Transfer

/// Hands letters to a program with sendmail's interface.
package actor SendmailCourier: Courier {
    package nonisolated let place: String
    private let command: String
    private let environment: [String: String]
    private let patience: Duration
    private let queue = OwnQueue()

    /// A courier by a command line, such as `/usr/sbin/sendmail -i`, in an environment; no shell reads it.
    package init(command: String, environment: [String: String], patience: Duration = .seconds(120)) {
        place = SafeText("the command \(command)").value
        self.command = command
        self.environment = environment
        self.patience = patience
    }

    package nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    package func deliver(_ letter: Letter) throws(CourierFailure) -> String {
        let message = try Message(letter)
        var words = try self.words()
        // Without it, a line with a dot alone would end the letter.
        if !words.contains("-i") && !words.contains("-oi") { words.append("-i") }
        words += ["-f", message.sender.description, "--", message.recipient.description]
        guard !Task.isCancelled else { throw .cancelled }
        let run = ProgramRun(
            words, environment: environment, input: message.bytes(.lf), hears: .complaints, limit: 4096,
            endsAtLimit: false, patience: patience)
        let (said, end): ([UInt8], ProgramRun.End)
        do throws(ProgramRun.NotStarted) { (said, end) = try run.run() } catch {
            throw .unusable(SafeText("\(words[0]) can't be started: \(error.words).").value)
        }
        if let failure = SendmailEnd(end, said: said, by: words[0]).failure { throw failure }
        return SafeText("taken by \(words[0])").value
    }

    package func check() throws(CourierFailure) -> String {
        SafeText("\(try words()[0]) can be run.").value
    }

    package func finish() {}

    /// The words of the command, its program by its path.
    private func words() throws(CourierFailure) -> [String] {
        guard var words = CommandWords.split(command) else {
            throw .unusable(SafeText("A quote in \(place) is not closed.").value)
        }
        if let word = words.dropFirst().first(where: Self.readsRecipients) {
            throw .unusable(
                SafeText(
                    "\(place) holds \(word): it would take recipients from the letter, or take some away. Leave it out."
                )
                .value)
        }
        guard let program = words.first, !program.isEmpty else {
            throw .unusable("The command that takes letters is empty.")
        }
        let candidates =
            program.contains("/")
            ? [program] : (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map { "\($0)/\(program)" }
        guard let path = candidates.first(where: Self.isProgram) else {
            throw .unusable(SafeText("There is no program \(program) that can be run.").value)
        }
        words[0] = path
        return words
    }

    /// Whether a word has sendmail read the recipients from the letter's head, alone or among other letters.
    private static func readsRecipients(_ word: String) -> Bool {
        ["-t", "-ti", "-it"].contains(word) || word == "--read-recipients"
    }

    private static func isProgram(_ path: String) -> Bool {
        var information = stat()
        return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }
}
