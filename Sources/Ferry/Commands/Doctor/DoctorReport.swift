import Core
import Panes
import Text

/// What must hold and whether it does, in words or as JSON.
struct DoctorReport {
    /// The requirements that concern the profile.
    let standings: [RequirementStanding]
    /// What is known of synchronisations; nil where there is nothing to synchronise with.
    let memory: SyncMemory?

    /// Done only when all that is required holds.
    var status: ExitStatus {
        let missing = standings.filter { $0.finding.requirement.isRequired && !$0.isMet }
        if missing.isEmpty { return .done }
        let isRefused = missing.contains { standing in
            standing.finding.refusesSignIn
                || standing.finding.requirement == .signIn && standing.finding.verdict == .failed
        }
        return isRefused ? .signInRefused : .failed
    }

    /// Writes a line for each requirement with what to do about it, and how it stands with synchronising.
    func write(to writer: inout LineWriter, isPlain: Bool) throws(OutputFailure) {
        let width = standings.map { Wording.title(of: $0.finding.requirement).count }.max() ?? 0
        for standing in standings {
            let title = padded(Wording.title(of: standing.finding.requirement), to: width)
            let verdict = StandingWords.verdict(of: standing)
            let evidence = SafeText(StandingWords.evidence(for: standing)).value
            let glyph = isPlain ? "" : verdict.glyph + " "
            try writer.line("\(glyph)\(padded(verdict.word, to: 8))  \(title)  \(evidence)")
            if !standing.isMet, !standing.finding.remedy.isEmpty {
                try writer.line("    \(SafeText(standing.finding.remedy).value)")
            }
        }
        if let memory { try write(memory, to: &writer) }
        try writer.line("")
        try writer.line(summary)
    }

    /// Writes one object for each requirement and one for synchronising.
    func writeJSON(to writer: inout LineWriter) throws(OutputFailure) {
        for standing in standings {
            try writer.object { object in
                object.add("requirement", standing.finding.requirement.rawValue)
                object.add("verdict", StandingWords.verdict(of: standing).word)
                object.add("required", standing.finding.requirement.isRequired)
                object.add("evidence", filled: standing.finding.evidence)
                object.add("remedy", filled: standing.isMet ? "" : standing.finding.remedy)
                object.add("attestedBy", standing.attestation?.by)
                object.add("attestedAt", standing.attestation?.at)
            }
        }
        guard let memory else { return }
        try writer.object { object in
            object.add("lastSync", object: memory.last.map { last in { SyncWords.fill(last, &$0) } })
            object.add("sources", objects: sources(memory)) { SyncWords.fill($0, &$1) }
        }
    }

    private func write(_ memory: SyncMemory, to writer: inout LineWriter) throws(OutputFailure) {
        try writer.line("")
        try writer.line(SyncWords.sentence(for: memory))
        for progress in sources(memory) { try writer.line("  \(SyncWords.line(for: progress))") }
    }

    private func sources(_ memory: SyncMemory) -> [SyncProgress] {
        SyncSource.allCases.compactMap { memory.sources[$0] }
    }

    private var summary: String {
        let missing = standings.count { $0.finding.requirement.isRequired && !$0.isMet }
        let others = standings.count { !$0.finding.requirement.isRequired && !$0.isMet }
        let rest = others == 0 ? "" : " \(Wording.counted(others, "other")) should be looked at."
        if missing == 0 { return "All that is required holds.\(rest)" }
        let ones = Wording.counted(missing, "required one is", "required ones are")
        return "\(ones) not known to hold.\(rest)"
    }
}
