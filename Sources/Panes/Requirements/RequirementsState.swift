package import Core

/// What the console knows of the requirements.
package struct RequirementsState: Equatable, Sendable {
    /// What was found; nil before it was read.
    package var findings: [RequirementFinding]?
    /// When that was; nil before.
    package var readAt: Timestamp?
    /// Whether they are being looked at.
    package var isReading = false
    /// Whether the list is to be shown when it comes.
    package var isWanted = false

    /// Nothing known yet.
    package init() {}
}
