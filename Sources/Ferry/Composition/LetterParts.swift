import Core
import Panes
import Text

/// Makes what letters need out of what a profile says of them.
struct LetterParts: Sendable {
    /// The profile.
    let profile: Profile
    /// Where the user's files are.
    let places: Places
    /// The configuration file, for complaints.
    let configurationFile: String

    /// What letters need; refused where the profile names no sender.
    func desk() throws(CommandFailure) -> LetterDesk {
        let (profile, places) = (profile, places)
        return LetterDesk(
            facts: LetterFacts(
                from: try sender(), marketplace: SafeText(profile.title).value,
                marketplaceURL: profile.marketplaceURL, coolDownSeconds: Int64(profile.mail.coolDownHours) * 3600,
                place: try courier().place, lettersPerSecond: profile.mail.transport.lettersPerSecond),
            courier: try courier(), templates: { try LetterFolder.templates(places, profile: profile.name) })
    }

    private func sender() throws(CommandFailure) -> Core.Mailbox {
        let key = "profiles.\(profile.name).mail.from"
        guard let from = profile.mail.from else {
            throw CommandFailure(
                .usage,
                "\(configurationFile): \(key) is missing, and a letter needs a sender; "
                    + "write, for instance, `from: \(profile.title) <marketplace@example.com>`.")
        }
        guard let mailbox = Core.Mailbox(from) else {
            throw CommandFailure(
                .usage, "\(configurationFile): \(key) is \(quoted(from)), which is no `Name <address>`.")
        }
        return mailbox
    }

    private func courier() throws(CommandFailure) -> any Courier {
        throw CommandFailure(.failed, "Letters can't leave yet.")
    }
}

extension Profile {
    /// The marketplace's address, as letters name it; empty for the embedded one.
    fileprivate var marketplaceURL: String {
        guard case .appDirect(let settings) = marketplace else { return "" }
        let text = settings.url.description
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }
}

extension MailTransport {
    /// How many letters leave a second, carefully guessed: a maildir waits for the disk, a server for the network.
    fileprivate var lettersPerSecond: Int {
        switch self {
        case .maildir: 100
        case .sendmail: 20
        case .smtp: 10
        }
    }
}
