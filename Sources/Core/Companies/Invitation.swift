/// What a company's user knows of how to get in.
package enum InvitationState: UInt8, CaseIterable, Sendable {
    case neverTold, perhapsTold, told, reminderDue, activated

    /// The word for lists and scripts.
    package var word: String {
        switch self {
        case .neverTold: "never-told"
        case .perhapsTold: "perhaps-told"
        case .told: "told"
        case .reminderDue: "reminder-due"
        case .activated: "activated"
        }
    }
}
