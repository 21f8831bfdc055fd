import Core
import Glibc
import Text

/// An error number of the system, and what was being done.
struct SystemFailure: Error {
    /// The error number.
    let number: Int32
    /// What failed, such as "can't be written".
    let what: String

    /// The last error of the calling thread.
    init(_ what: String) { self.init(number: errno, what) }

    /// A given error.
    init(number: Int32, _ what: String) {
        self.number = number
        self.what = what
    }

    /// The failure of a letter that did not leave.
    func failure(of subject: String) -> CourierFailure {
        let words = SafeText("\(subject) \(what): \(String(cString: strerror(number))).").value
        return switch number {
        case ENOSPC, EDQUOT, ENFILE, EMFILE, ENOMEM, EAGAIN, EIO: .later(words)
        default: .unusable(words)
        }
    }
}
