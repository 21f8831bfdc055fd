import Core
import Panes

/// How requirements stand, in words.
enum StandingWords {
    /// How a requirement stands, as a glyph and a word.
    static func verdict(of standing: RequirementStanding) -> (glyph: String, word: String) {
        if standing.attestation != nil { return ("✓", "attested") }
        let word = Wording.word(for: standing.finding.verdict)
        switch standing.finding.verdict {
        case .passed: return ("✓", word)
        case .failed: return ("✗", word)
        case .unknown: return ("?", word)
        }
    }

    /// What it rests on.
    static func evidence(for standing: RequirementStanding) -> String {
        guard let word = standing.attestation else { return standing.finding.evidence }
        return "by \(word.by) at \(word.at)"
    }
}
