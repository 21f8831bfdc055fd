import Core
import Text

/// Why a secret can't be had; never holds any of it, nor what a command printed.
enum SecretProblem: Error, Equatable, CustomStringConvertible {
    /// The environment variable is not set.
    case unset(String)
    /// There is no such file.
    case missing(String)
    /// Others than its owner may read the file.
    case readableByOthers(String)
    /// The file is another user's.
    case foreign(String)
    /// The file is there and can't be read.
    case unreadable(String, why: String)
    /// The file can't be written.
    case unwritable(String, why: String)
    /// The command can't be started.
    case notStarted(SecretSource, why: String)
    /// The command ended with a status other than 0.
    case failed(SecretSource, status: Int32)
    /// The command took too long.
    case slow(SecretSource, seconds: Int)
    /// Nothing came.
    case empty(SecretSource)
    /// More came than any secret has.
    case tooLong(SecretSource)
    /// It is not one line of UTF-8.
    case notOneLine(SecretSource)

    /// What is wrong and what to do about it: a sentence.
    var description: String {
        switch self {
        case .unset(let name): "The environment variable \(safe(name)) is not set; set it and try again."
        case .missing(let file): "There is no file \(safe(file))."
        case .readableByOthers(let file):
            "The file \(safe(file)) holds a secret and others may read it; run `chmod 600` on it."
        case .foreign(let file): "The file \(safe(file)) holds a secret and belongs to another user."
        case .unreadable(let file, let why): "The file \(safe(file)) can't be read: \(safe(why))."
        case .unwritable(let file, let why): "The file \(safe(file)) can't be written: \(safe(why))."
        case .notStarted(let source, let why): "\(named(source)) can't be started: \(safe(why))."
        case .failed(let source, let status):
            "\(named(source)) ended with status \(status); run it by hand to see why."
        case .slow(let source, let seconds): "\(named(source)) gave nothing for \(seconds) seconds."
        case .empty(let source): "\(named(source)) holds nothing."
        case .tooLong(let source): "\(named(source)) holds more than a secret can be long."
        case .notOneLine(let source): "\(named(source)) holds something that is not one line of text."
        }
    }

    /// The same for whoever needs it to reach a service: nothing can be done there until a person has mended it.
    var failure: ServiceFailure { .signInNeeded(description) }

    private func safe(_ text: String) -> String { SafeText(text).value }
    private func named(_ source: SecretSource) -> String { "The secret \(safe(source.description))" }
}
