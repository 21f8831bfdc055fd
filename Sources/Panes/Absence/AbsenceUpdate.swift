import Core
import Text

extension AppState {
    /// Asks why a customer is not here, by its tenant id or its domain; nil when the text is neither.
    mutating func inquire(_ text: String) -> [Effect]? {
        guard let subject = AbsenceInquiry.Subject(text) else { return nil }
        toast = Toast("Going through the causes…")
        return [.inquire(subject)]
    }

    /// Shows why a customer is not here.
    mutating func take(_ answer: AbsenceInquiry.Answer) {
        toast = nil
        show(.message(title: "Why is it not here?", lines: absenceLines(answer)))
    }
}

extension AbsenceInquiry.Subject {
    /// Reads a tenant id, or a domain; nil when the text is neither.
    fileprivate init?(_ text: String) {
        if let tenant = TenantID(text) {
            self = .tenant(tenant)
            return
        }
        guard nameIsDomain(text) else { return nil }
        self = .domain(text.lowercased())
    }
}

/// The answer, then every cause with its verdict and evidence.
func absenceLines(_ answer: AbsenceInquiry.Answer) -> [SafeText] {
    let name = answer.knowledge.customer?.name ?? ""
    let tenant = answer.tenant.map { "tenant \($0)" } ?? "nobody knows its tenant"
    var lines = [
        SafeText(name.isEmpty ? tenant : "\(name), \(tenant)"), SafeText(Wording.sentence(for: answer)), "",
    ]
    for finding in answer.knowledge.findings {
        lines.append(SafeText("\(finding.verdict.glyph) \(Wording.sentence(for: finding))"))
    }
    return lines + ["", "● is a cause, – is none, ? could not be told"]
}

extension AbsenceFinding.Verdict {
    /// A sign that tells the verdicts apart without colour.
    fileprivate var glyph: String {
        switch self {
        case .holds: "●"
        case .excluded: "–"
        case .unknown: "?"
        }
    }
}
