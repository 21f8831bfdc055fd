import Core
import Text

/// Every requirement with what was found, what that rests on and what to do.
func requirementLines(_ state: AppState) -> [SafeText] {
    guard let findings = state.requirements.findings else { return ["Nothing is known of the requirements yet."] }
    let at = state.requirements.readAt.map { ", looked at \($0.minute(offset: state.profile.offset))" } ?? ""
    var lines = [SafeText("\(Wording.summary(of: findings))\(at)"), ""]
    for finding in findings {
        let isOptional = finding.requirement.isRequired ? "" : " (not required)"
        lines.append(SafeText("\(finding.verdict.glyph) \(Wording.line(for: finding))\(isOptional)"))
        if !finding.remedy.isEmpty, finding.verdict != .passed { lines.append(SafeText("  → \(finding.remedy)")) }
    }
    return lines
}

extension RequirementFinding.Verdict {
    /// A sign that tells the verdicts apart without colour.
    var glyph: String {
        switch self {
        case .passed: "✓"
        case .failed: "✗"
        case .unknown: "?"
        }
    }
}
