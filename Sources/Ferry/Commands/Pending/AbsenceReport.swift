import Core
import Panes
import Text

/// Why a customer is not in the store, cause by cause, in words or as JSON.
struct AbsenceReport {
    /// How the customer was named.
    let subject: AbsenceInquiry.Subject
    /// What is known.
    let answer: AbsenceInquiry.Answer
    /// The last customer list that was imported; nil where customers come from Partner Center.
    let imported: ImportNote?
    /// Whether customers come from Partner Center, so that its list can be judged.
    let hasDirectory: Bool

    /// The lines for a person: the answer first, then every cause.
    var lines: [String] {
        var lines = ["\(name) is not among the customers that Ferry knows."]
        lines += [conclusion, source, ""]
        let width = findings.map { Wording.word(for: $0.verdict).count }.max() ?? 0
        for finding in findings {
            let verdict = padded(Wording.word(for: finding.verdict), to: width)
            lines.append("  \(verdict)  \(Wording.title(of: finding.check)): \(Wording.sentence(for: finding))")
        }
        return lines
    }

    /// Adds the answer and every cause.
    func fill(_ object: inout JSONObject) {
        object.add("tenantId", answer.tenant?.description)
        if case .domain(let domain) = subject { object.add("domain", domain) }
        object.add("known", false)
        object.add("cause", cause?.check.rawValue)
        object.add("conclusion", conclusion)
        object.add("lastSync", answer.knowledge.memory.last?.endedAt)
        object.add("lastSyncComplete", answer.knowledge.memory.last?.isComplete)
        object.add("lastImport", imported?.at)
        object.add("findings", objects: findings) { finding, object in
            object.add("check", finding.check.rawValue)
            object.add("verdict", finding.verdict.rawValue)
            object.add("title", Wording.title(of: finding.check))
            object.add("evidence", Wording.sentence(for: finding))
        }
    }

    private var name: String {
        switch subject {
        case .tenant(let tenant): "Tenant \(tenant)"
        case .domain(let domain):
            "\(Wording.quoted(domain))" + (answer.tenant.map { " (tenant \($0))" } ?? "")
        }
    }

    /// What holds; without a Partner Center nothing can be said of its list.
    private var findings: [AbsenceFinding] {
        answer.knowledge.findings.filter { finding in
            hasDirectory || ![.notSynchronised, .notAccepted].contains(finding.check)
        }
    }

    private var cause: AbsenceFinding? { findings.first { $0.verdict == .holds } }

    /// The first cause that holds, or what could not be told.
    private var conclusion: String {
        if let cause { return Wording.sentence(for: cause) }
        if hasDirectory { return Wording.sentence(for: answer) }
        return "No cause is known; import a newer customer list."
    }

    /// When customers last came in.
    private var source: String {
        if hasDirectory { return SyncWords.sentence(for: answer.knowledge.memory) }
        guard let imported else { return "No customer list was imported yet; import one with `ferry import`." }
        let kind = imported.complete ? "a complete list" : "a list that need not be complete"
        return "Customers last came from \(SafeText(imported.file).value) at \(imported.at), \(kind)."
    }
}
