import Core
import Panes
import Text

/// A plan of letters in words or as JSON.
struct LetterPlanReport {
    /// The plan.
    let plan: LetterPlan
    /// How many seconds the user's clock is east of UTC.
    let offset: Int64
    /// The most rows of each kind that are listed; nil for all.
    let bound: Int?

    /// Writes totals, notes and rows.
    func write(to writer: inout LineWriter) throws(OutputFailure) {
        try writer.line(Wording.totals(of: plan))
        for note in Wording.notes(on: plan) { try writer.line(note) }
        try writer.section("Will get a letter:", plan.entries.filter { $0.isTold }, bound: bound, line: line)
        try writer.section("Will be skipped:", plan.entries.filter { !$0.isTold }, bound: bound, line: line)
    }

    /// Writes one object a row: all of them, or those that get no letter.
    func writeJSON(to writer: inout LineWriter, isLeftOutOnly: Bool) throws(OutputFailure) {
        for entry in plan.entries where !isLeftOutOnly || !entry.isTold {
            try writer.object { fill(entry, &$0) }
        }
    }

    private func line(_ entry: LetterPlan.Entry) -> String {
        let recipient = entry.recipient
        let email = SafeText(recipient.contact.email).value
        let title = "\(email.isEmpty ? "-" : email), \(SafeText(recipient.company).value)"
        return switch entry.verdict {
        case .write: "\(title): \(Wording.phrase(for: plan.purpose))"
        case .skip(let reason): "\(title): \(Wording.sentence(for: reason, offset: offset))"
        }
    }

    private func fill(_ entry: LetterPlan.Entry, _ object: inout JSONObject) {
        object.add("email", entry.recipient.contact.email)
        if entry.recipient.request == nil {
            object.add("companyId", entry.recipient.companyID.description)
        } else {
            object.add("requestId", Int(entry.recipient.row.number))
        }
        object.add("companyName", entry.recipient.company)
        object.add("letter", plan.purpose.word)
        switch entry.verdict {
        case .write:
            object.add("action", "send")
            object.add("reason", nil as String?)
            object.add("reasonCode", nil as String?)
        case .skip(let reason):
            object.add("action", entry.isTold ? "share" : "skip")
            object.add("reason", Wording.sentence(for: reason, offset: 0))
            object.add("reasonCode", reason.word)
        }
    }
}

extension LetterPlan.Entry {
    /// Whether a letter tells the user, be it that of another row.
    var isTold: Bool {
        switch verdict {
        case .write, .skip(.sameLetter): true
        case .skip: false
        }
    }
}
