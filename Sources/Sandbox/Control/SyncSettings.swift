/// The marketplace's settings for its own synchronisation.
package struct SyncSettings: Equatable, Sendable {
    /// Whether it synchronises companies.
    package var isEnabled: Bool
    /// Whether it creates them by itself.
    package var createsAutomatically: Bool
    /// Whether it invites administrators.
    package var invitesAdministrators: Bool

    /// Settings.
    package init(isEnabled: Bool = true, createsAutomatically: Bool = false, invitesAdministrators: Bool = false) {
        self.isEnabled = isEnabled
        self.createsAutomatically = createsAutomatically
        self.invitesAdministrators = invitesAdministrators
    }
}
