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
    /// Reads the profile's secrets.
    let secrets: SecretReader
    /// Gets a line for each letter that goes to a mail server.
    let log: @Sendable (String) -> Void

    /// What letters need; refused where the profile names no sender.
    func desk() throws(CommandFailure) -> LetterDesk {
        let (profile, places) = (profile, places)
        let courier = profile.mail.transport.courier(secrets, log: log)
        return LetterDesk(
            facts: LetterFacts(
                from: try sender(), marketplace: SafeText(profile.title).value,
                marketplaceURL: profile.marketplaceURL, coolDownSeconds: Int64(profile.mail.coolDownHours) * 3600,
                place: courier.place, lettersPerSecond: profile.mail.transport.lettersPerSecond),
            courier: courier, templates: { try LetterFolder.templates(places, profile: profile.name) })
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
}

extension Profile {
    /// The marketplace's address, as letters name it; empty for the embedded one.
    fileprivate var marketplaceURL: String {
        guard case .appDirect(let settings) = marketplace else { return "" }
        let text = settings.url.description
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }
}
