package import Core
import Text

/// An address as mail servers and programs take it: its domain in ASCII.
package struct RoutedAddress: Hashable, Sendable, CustomStringConvertible {
    /// What stands before the @, in quotes where its dots ask for them.
    package let local: String
    /// The domain; one in other scripts by its ASCII name.
    package let domain: String

    /// Routes an address; fails where the domain has no ASCII name, or the part before the @ can't be shown.
    package init(_ address: EmailAddress) throws(CourierFailure) {
        let parts = address.description.split(separator: "@", maxSplits: 1)
        guard parts.count == 2, !SafeText(String(parts[0])).wasChanged else {
            throw .refused("The address \(SafeText(address.description)) holds characters that can't be shown.")
        }
        guard let domain = DomainName.ascii(String(parts[1])) else {
            throw .refused("The domain of \(SafeText(address.description)) has no form that mail servers know.")
        }
        local = Self.quoted(String(parts[0]))
        self.domain = domain
    }

    /// The whole address.
    package var description: String { "\(local)@\(domain)" }

    /// Whether only a server with SMTPUTF8 can take it.
    package var needsUTF8: Bool { !local.utf8.allSatisfy { $0 < 128 } }

    /// Every other character of an `EmailAddress` may stand there without quotes.
    private static func quoted(_ local: String) -> String {
        local.hasPrefix(".") || local.hasSuffix(".") || local.contains("..") ? "\"\(local)\"" : local
    }
}
