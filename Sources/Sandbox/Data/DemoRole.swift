/// What a made-up customer is there to show; the numbers are rows in each hundred.
package enum DemoRole: Int, Sendable, CaseIterable {
    /// Nothing stands in its way (71, and what the others leave).
    case ready
    /// No contact e-mail (6).
    case withoutContact
    /// A contact e-mail that is none (2).
    case malformedContact
    /// An advisor, or without a relationship (3).
    case notReseller
    /// No name (1).
    case nameless
    /// A domain for a name (1).
    case namedByDomain
    /// In the earlier list only (2).
    case vanished
    /// Set aside by a manager (2).
    case ignored
    /// Its tenant has a company that Ferry did not make (5).
    case linked
    /// Its tenant has a company that Ferry made (1).
    case created
    /// An unlinked company has its domain (2).
    case matchedByDomain
    /// An unlinked company has its name in another spelling (2).
    case matchedByName
    /// Several companies could be it (1).
    case ambiguous
    /// Another tenant of the same hundred has its name (1); nothing stands in the way of either.
    case namesake

    /// How many rows of each hundred play it.
    var share: Int {
        switch self {
        case .ready: 71
        case .withoutContact: 6
        case .linked: 5
        case .notReseller: 3
        case .malformedContact, .vanished, .ignored, .matchedByDomain, .matchedByName: 2
        case .nameless, .namedByDomain, .created, .ambiguous, .namesake: 1
        }
    }

    /// The role of each of the hundred slots.
    static let slots: [DemoRole] = allCases.flatMap { Array(repeating: $0, count: $0.share) }

    /// The first slot of a role.
    static func firstSlot(of role: DemoRole) -> Int {
        slots.firstIndex(of: role) ?? 0
    }
}
