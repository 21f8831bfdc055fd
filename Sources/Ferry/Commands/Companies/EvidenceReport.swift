import Core
import Panes
import Text

/// What was compared of a company, in words or as JSON.
struct EvidenceReport {
    /// The evidence, by level and field.
    let evidence: [Evidence]

    /// What all of it says of the tenant.
    var sentence: String { Wording.sentence(for: evidence) }

    /// A line for each field.
    var lines: [String] {
        evidence.map { evidence in
            let sides = "\(side(evidence.marketplace)) | \(side(evidence.microsoft))"
            return "\(evidence.level.rawValue) \(Wording.phrase(for: evidence.field)): "
                + "\(Wording.phrase(for: evidence.verdict)), \(sides) "
                + "(\(SafeText(evidence.source).value), \(evidence.readAt))"
        }
    }

    /// Adds what it says of the tenant, and each field.
    func fill(_ object: inout JSONObject) {
        object.add("tenantLevel", tenantLevel(of: evidence)?.rawValue)
        object.add("summary", sentence)
        object.add("evidence", objects: evidence) { evidence, object in
            object.add("level", evidence.level.rawValue)
            object.add("levelName", "\(evidence.level)")
            object.add("field", evidence.field.rawValue)
            object.add("marketplace", filled: evidence.marketplace)
            object.add("microsoft", filled: evidence.microsoft)
            object.add("verdict", evidence.verdict.rawValue)
            object.add("source", evidence.source)
            object.add("readAt", evidence.readAt)
        }
    }

    private func side(_ text: String) -> String { text.isEmpty ? "-" : SafeText(text).value }
}
