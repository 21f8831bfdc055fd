import Core
import Screen
import Text

extension Frame {
    /// Draws the requirements in short: how many hold, and those that failed with what to do; says how many lines it took.
    mutating func drawRequirements(_ state: AppState, in area: Rect) -> Int {
        guard let findings = state.requirements.findings, area.rows > 1 else { return 0 }
        put("Requirements", row: area.top, column: area.left, Style(.title, on: .page, .bold), within: area)
        var row = area.top + 1
        let failed = findings.filter { $0.verdict == .failed }
        let summary = SafeText(Wording.summary(of: findings))
        row += paragraph(summary, in: area.below(row), Style(failed.isEmpty ? .muted : .text))
        for finding in failed where row < area.bottom {
            put("✗", row: row, column: area.left, Style(.error), within: area)
            let room = Rect(row: row, column: area.left + 2, columns: area.columns - 2, rows: area.bottom - row)
            let remedy = finding.remedy.isEmpty ? "" : ": \(finding.remedy)"
            row += max(
                1, paragraph(SafeText("\(Wording.title(of: finding.requirement))\(remedy)"), in: room, Style(.text)))
        }
        return row - area.top
    }
}

extension Rect {
    /// What is left of it from a row on.
    fileprivate func below(_ row: Int) -> Rect {
        Rect(row: row, column: left, columns: columns, rows: max(0, bottom - row))
    }
}

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
