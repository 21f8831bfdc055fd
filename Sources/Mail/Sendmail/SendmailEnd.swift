import Core
import Text
import Transfer

/// How a program with sendmail's interface ended, and what that means (`sysexits.h`).
struct SendmailEnd {
    /// Why it did not take the letter, or may have; nil when it took it.
    let failure: CourierFailure?

    /// Reads an end and what was said before it.
    init(_ end: ProgramRun.End, said: [UInt8], by program: String) {
        let words = SafeText(String(decoding: said.suffix(400), as: UTF8.self)).value.trimmingBlanks
        let cause = words.isEmpty ? "it says nothing more" : words
        let sentence = { (what: String) in SafeText("\(program) \(what): \(cause)").value }
        failure =
            switch end {
            case .status(0): nil
            case .status(let status): Self.failure(of: status, sentence("ended with status \(status)"))
            case .signal(let number): .outcomeUnknown(sentence("was ended by signal \(number)"))
            case .slow, .tooLong: .outcomeUnknown(sentence("did not end in time"))
            case .unheard: .outcomeUnknown(sentence("ended, and nobody knows how"))
            }
    }

    private static func failure(of status: Int32, _ words: String) -> CourierFailure {
        switch status {
        // No such user, no such host.
        case 67, 68: .bounced(words)
        // Wrong usage, missing files, no permission, wrong configuration; no such program, as a shell tells it.
        case 64, 66, 71, 72, 73, 77, 78, 126, 127: .unusable(words)
        case 75: .later(words)
        // Programs that talk to a server themselves end so when a connection broke, wherever they were.
        case 74, 76: .outcomeUnknown(words)
        // A shell tells of a signal like this.
        case 129...159: .outcomeUnknown(words)
        // Bad data, no service, an error of its own: it says that it did not take the letter.
        case 65, 69, 70: .refused(words)
        // What programs end with for everything, a connection that broke among it.
        default: .outcomeUnknown(words)
        }
    }
}
