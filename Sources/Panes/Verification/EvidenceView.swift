import Core
import Screen
import Text

/// The evidence in four levels: each field as the marketplace and as Microsoft show it, and what comparing came to.
func evidenceLines(_ fields: [Evidence], offset: Int64) -> [DetailLine] {
    var lines = [DetailLine(label: "Evidence", text: SafeText(Wording.sentence(for: fields)))]
    guard !fields.isEmpty else { return lines }
    lines.append(DetailLine(label: "", text: "marketplace | Microsoft", ink: .muted))
    for level in EvidenceLevel.allCases {
        let found = fields.filter { $0.level == level }
        let read = found.map(\.readAt).max().map { "read \($0.minute(offset: offset))" } ?? "not read"
        lines.append(
            DetailLine(
                label: SafeText("Level \(level.rawValue)"), text: SafeText("\(Wording.phrase(for: level)), \(read)"),
                ink: .muted))
        lines += found.map(fieldLine)
    }
    return lines
}

/// A level that could not be read says why instead of showing two empty sides.
private func fieldLine(_ evidence: Evidence) -> DetailLine {
    let isEmpty = evidence.marketplace.isEmpty && evidence.microsoft.isEmpty
    let sides =
        isEmpty
        ? evidence.source
        : "\(evidence.marketplace.isEmpty ? "–" : evidence.marketplace) | \(evidence.microsoft.isEmpty ? "–" : evidence.microsoft)"
    return DetailLine(
        label: SafeText(" \(Wording.phrase(for: evidence.field))"),
        text: SafeText("\(evidence.verdict.glyph) \(Wording.phrase(for: evidence.verdict)): \(sides)"),
        ink: evidence.verdict.ink)
}

extension EvidenceVerdict {
    /// A sign that tells the verdicts apart without colour.
    fileprivate var glyph: String {
        switch self {
        case .agree: "✓"
        case .differ: "✗"
        case .unknown: "?"
        }
    }

    /// The ink of the verdict.
    fileprivate var ink: Ink {
        switch self {
        case .agree: .ok
        case .differ: .error
        case .unknown: .muted
        }
    }
}
