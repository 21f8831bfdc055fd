import Core
import Panes
import Text

/// One row of a creation plan in words or as JSON.
enum PlanRows {
    /// A customer's name with its tenant, or the tenant alone.
    static func title(name: String, tenant: String) -> String {
        let safe = SafeText(name).value
        return safe.isEmpty ? tenant : "\(safe) (\(tenant))"
    }

    /// A row with what will happen and why.
    static func line(_ entry: CreationPlan.Entry, _ record: Record) -> String {
        let title = title(name: record[CustomerColumn.name], tenant: record[CustomerColumn.tenant])
        let note = entry.hasNamesake ? "another customer or company bears the same name: these are two customers" : ""
        let address = entry.lacksAddress ? "sent without its address, which is not complete" : ""
        let notes = entry.verdict == .create ? [note, address] : []
        let parts = ([why(entry.verdict)] + notes).filter { !$0.isEmpty }
        return parts.isEmpty ? title : "\(title): \(parts.joined(separator: "; "))"
    }

    /// A row as an object.
    static func fill(_ entry: CreationPlan.Entry, _ record: Record, _ object: inout JSONObject) {
        object.add("tenantId", record[CustomerColumn.tenant])
        object.add("name", record[CustomerColumn.name])
        object.add("action", action(entry.verdict))
        object.add("reason", filled: why(entry.verdict))
        object.add("reasonCode", code(entry.verdict))
        object.add("hasNamesake", entry.hasNamesake)
        object.add("lacksAddress", entry.lacksAddress)
    }

    private static func action(_ verdict: CreationPlan.Verdict) -> String {
        switch verdict {
        case .create: "create"
        case .skip: "skip"
        case .attention: "attention"
        }
    }

    private static func why(_ verdict: CreationPlan.Verdict) -> String {
        switch verdict {
        case .create: ""
        case .skip(let skip, .none): Wording.sentence(for: skip)
        case .skip(_, let reason), .attention(let reason): Wording.phrase(for: reason)
        }
    }

    private static func code(_ verdict: CreationPlan.Verdict) -> String? {
        switch verdict {
        case .create: nil
        case .skip(let skip, .none): skip.rawValue
        case .skip(_, let reason), .attention(let reason): "\(reason)"
        }
    }
}
