import Core
import Text

extension AppState {
    /// Has the requirements looked at, unless that is under way.
    mutating func readRequirements() -> [Effect] {
        guard !requirements.isReading else { return [] }
        requirements.isReading = true
        return [.readRequirements]
    }

    /// Shows what is known of the requirements, or has them looked at first.
    mutating func openRequirements() -> [Effect] {
        if requirements.findings != nil {
            show(.message(title: "Requirements", lines: requirementLines(self)))
            return []
        }
        requirements.isWanted = true
        toast = Toast("Looking at the requirements…")
        return readRequirements()
    }

    /// Requirements were looked at.
    mutating func take(_ findings: [RequirementFinding]) {
        requirements.findings = findings
        requirements.readAt = now
        requirements.isReading = false
        guard requirements.isWanted else { return }
        requirements.isWanted = false
        toast = nil
        show(.message(title: "Requirements", lines: requirementLines(self)))
    }

    /// Puts a dialog on top, or below those that have the keys: what was asked for earlier takes none away.
    mutating func show(_ overlay: Overlay) { overlays.insert(overlay, at: 0) }
}
