import Core
import Panes

/// A row of a job as other programs read it.
struct JobItemRow: WrittenRow {
    private let item: JobItem
    private let kind: JobKind

    /// A row of a job of some kind.
    init(_ item: JobItem, of kind: JobKind) {
        self.item = item
        self.kind = kind
    }

    /// No row, for a heading without rows.
    static let none = JobItemRow(
        JobItem(
            id: 0, job: JobID(0), customer: RowID(0), tenant: JobItem.noTenant, name: "", state: .queued, attempts: 0,
            changedAt: Timestamp(seconds: 0)), of: .createCompanies)

    func fill(_ values: inout some RowValues) {
        let outcome = Outcome(item.state)
        values.add("tenantId", item.tenants.count == 1 ? item.tenants.first?.description : nil)
        values.add("name", item.name)
        values.add("state", item.state.word)
        values.add("companyId", outcome.company ?? item.company?.description)
        values.add("wasThere", known: outcome.wasThere)
        values.add("message", outcome.message)
        values.add("retryable", known: outcome.retryable)
        values.add("attempts", item.attempts)
        values.add("changedAt", item.changedAt)
        values.add("email", item.letter != nil || item.person != nil ? item.name : nil)
        values.add("action", kind.word)
        values.add("job", Int(item.job.number))
        values.add("level", kind == .linkCompanies ? item.level.rawValue : nil)
        values.add("halfDone", item.isHalfDone ? "revoked, not invited" : nil)
        values.add("tenantIds", texts: item.tenants.map(\.description))
    }
}

extension JobKind {
    /// What it does to a row, in a word for scripts.
    fileprivate var word: String {
        switch self {
        case .createCompanies: "create"
        case .linkCompanies: "link"
        case .verifyCompanies: "verify"
        case .sendLetters: "send"
        case .reinvitePeople: "reinvite"
        case .revokeInvitations: "revoke"
        case .reassignLicences: "reassign"
        case .undoReassignment: "undo"
        }
    }
}

/// What a row's state tells, taken apart.
private struct Outcome {
    var company: String?
    var wasThere: Bool?
    var message: String?
    var retryable: Bool?

    init(_ state: ItemState) {
        switch state {
        case .done(let id, let there):
            company = id == JobItem.noCompany ? nil : id.description
            wasThere = there
        case .failed(let failure):
            message = failure.message
            retryable = failure.retryable
        case .skipped(let reason): message = Wording.sentence(for: reason)
        case .unknown(let why): message = why
        case .queued, .running, .cancelled: break
        }
    }
}
