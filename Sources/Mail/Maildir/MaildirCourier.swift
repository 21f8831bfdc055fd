package import Core
import Glibc
import Text

/// Puts letters into a maildir, for a mail program or another machine to send.
package actor MaildirCourier: Courier {
    package nonisolated let place: String
    private let folder: MaildirFolder
    private let queue = OwnQueue()

    /// A courier into the maildir of an absolute path; it is made with the first letter.
    package init(path: String) {
        place = SafeText("the maildir \(path)").value
        folder = MaildirFolder(path: path)
    }

    package nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    package func deliver(_ letter: Letter) throws(CourierFailure) -> String {
        let message = try Message(letter)
        guard !Task.isCancelled else { throw .cancelled }
        return try folder.add(message.bytes(.lf))
    }

    package func check() throws(CourierFailure) -> String {
        try folder.prepare()
        return SafeText("Letters can be written into \(place).").value
    }

    package func finish() {}
}
