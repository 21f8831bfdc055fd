/// When the sign-in at Microsoft lapses, unless it is used before.
package struct SignInExpiry: Equatable, Sendable {
    /// The moment.
    package var at: Timestamp

    /// So many days before the end it is time to sign in again.
    private static let warningDays: Int64 = 14

    /// An expiry.
    package init(at: Timestamp) { self.at = at }

    /// Whether somebody should sign in again by now.
    package func isNear(at now: Timestamp) -> Bool { (at.seconds - now.seconds) / 86_400 < Self.warningDays }
}
