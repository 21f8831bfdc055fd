/// What a service says that a subscription does at the moment.
///
/// The services' lists are open: words they add later are kept as they are.
package enum SubscriptionStatus: Hashable, Sendable {
    case active, expired, suspended, disabled, deleted, pending, none
    case other(String)

    /// Reads Partner Center's or Graph's word, or a person's: active, Enabled, Warning, Disabled and so on.
    package init(_ text: String) {
        switch text.lowercased().filter({ $0 != "_" && $0 != "-" && !$0.isWhitespace }) {
        case "", "none", "unknown": self = .none
        case "active", "enabled": self = .active
        // Graph's word for the days after the end in which everything still works.
        case "expired", "warning", "ingraceperiod": self = .expired
        case "suspended": self = .suspended
        case "disabled": self = .disabled
        case "deleted", "deprovisioned", "cancelled", "canceled": self = .deleted
        case "pending", "provisioning": self = .pending
        default: self = .other(text)
        }
    }

    /// The word for lists, the store and scripts.
    package var word: String {
        switch self {
        case .active: "active"
        case .expired: "expired"
        case .suspended: "suspended"
        case .disabled: "disabled"
        case .deleted: "deleted"
        case .pending: "pending"
        case .none: "unknown"
        case .other(let word): word
        }
    }
}
