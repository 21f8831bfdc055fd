package import Core
package import Text

/// The console's panes, by the number that opens them.
package enum Pane: Int, CaseIterable, Sendable {
    case overview = 1
    case pending = 2
    case companies = 3
    case invitations = 4
    case requests = 5
    case subscriptions = 6
    case settings = 7
    case jobs = 8

    /// The name on its tab.
    package var title: SafeText {
        switch self {
        case .overview: "Overview"
        case .pending: "Pending Companies"
        case .companies: "Companies"
        case .invitations: "Manage Invitations"
        case .requests: "Requests"
        case .subscriptions: "Subscriptions"
        case .settings: "Sync Settings"
        case .jobs: "Jobs & Journal"
        }
    }

    /// The name where room is short.
    package var shortTitle: SafeText {
        switch self {
        case .overview: "Overview"
        case .pending: "Pending"
        case .companies: "Companies"
        case .invitations: "Invitations"
        case .requests: "Requests"
        case .subscriptions: "Subscriptions"
        case .settings: "Settings"
        case .jobs: "Jobs"
        }
    }

    /// The list that it shows; nil where it shows something else.
    package var listing: Listing? {
        switch self {
        case .pending: .customers
        case .companies: .companies
        case .invitations: .invitations
        case .requests: .requests
        case .subscriptions: .subscriptions
        default: nil
        }
    }
}
