import Core
import Text

extension AppState {
    /// Reads the evidence of the company whose details are open, where it is not at hand.
    mutating func evidenceInSight() -> [Effect] {
        guard pane == .companies, companies.showsDetails, let record = companies.current else { return [] }
        return readEvidence(of: CompanyID(record[CompanyColumn.id]))
    }

    private mutating func readEvidence(of id: CompanyID) -> [Effect] {
        if evidence?.company != id {
            evidence = EvidenceState(company: id)
        } else if evidence?.isStale == true {
            evidence?.isStale = false
        } else {
            return []
        }
        return [.readEvidence(id)]
    }

    /// Evidence was read; that of another company is not asked for any more.
    mutating func take(_ fields: [Evidence], of id: CompanyID) {
        guard evidence?.company == id else { return }
        evidence?.fields = fields
        guard evidence?.isWanted == true else { return }
        evidence?.isWanted = false
        show(evidenceMessage(fields))
    }

    /// Shows the evidence of the cursor's company in full.
    mutating func openEvidence() -> [Effect] {
        guard let record = companies.current else { return [] }
        let id = CompanyID(record[CompanyColumn.id])
        let effects = readEvidence(of: id)
        if effects.isEmpty, let fields = evidence?.fields {
            show(evidenceMessage(fields))
        } else {
            evidence?.isWanted = true
        }
        return effects
    }

    private func evidenceMessage(_ fields: [Evidence]) -> Overlay {
        let name = companies.current?[CompanyColumn.name] ?? ""
        let lines = evidenceLines(fields, offset: profile.offset).map { line in
            SafeText(line.label.value.isEmpty ? line.text.value : "\(line.label.value): \(line.text.value)")
        }
        return .message(title: SafeText("Tenant evidence of \(name)"), lines: lines)
    }

    /// Reads the cursor's company, or the ticked ones, and their tenants again.
    mutating func verifyRows() -> [Effect] {
        tickMarkedRange()
        guard let snapshot = companies.snapshot else { return [] }
        let ids = companies.targets.rows.compactMap { snapshot.recordOf($0) }.map { CompanyID($0[CompanyColumn.id]) }
        guard !ids.isEmpty else { return [] }
        jobs.isBeginning = true
        toast = Toast(
            ids.count == 1
                ? "Reading the company and its tenant again…"
                : SafeText("Reading \(Wording.counted(ids.count, "company", "companies")) and their tenants again…"))
        return [.verify(ids)]
    }

    /// Asks whether all companies on show are to be read again.
    mutating func verifyShown() {
        guard let answer = companies.answer, let snapshot = companies.answered else { return }
        overlays.append(.confirm(.verifyShown(answer, snapshot), focus: 0))
    }

    /// Asks whether the tenant is to be taken from the cursor's company.
    mutating func askUnlink() {
        guard let record = companies.current, let tenant = TenantID(record[CompanyColumn.tenant]) else { return }
        let question = Question.unlink(
            CompanyID(record[CompanyColumn.id]), tenant, name: SafeText(record[CompanyColumn.name]))
        overlays.append(.confirm(question, focus: 0))
    }
}
