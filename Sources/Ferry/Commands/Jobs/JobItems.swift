import Core
import Panes
import Text

/// A job's rows, read page by page.
struct JobItems {
    /// The job.
    let job: JobID
    let store: any CompanyStore
    /// The states to read; nil for all.
    var states: [String]?
    private static let page = 2000

    /// Calls the body with every row in its order.
    func forEach(_ body: (JobItem) throws -> Void) throws {
        var offset = 0
        while true {
            let items = try store.items(of: job, states: states, offset: offset, limit: Self.page)
            for item in items { try body(item) }
            if items.count < Self.page { return }
            offset += items.count
        }
    }

    /// The names of a row's values in files.
    static let header = [
        "tenantId", "name", "state", "companyId", "wasThere", "message", "retryable", "attempts", "changedAt",
    ]

    /// A row's values for files.
    static func fields(_ item: JobItem) -> [String] {
        let outcome = Outcome(item.state)
        return [
            item.tenant == JobItem.noTenant ? "" : item.tenant.description, item.name, item.state.word,
            outcome.company ?? item.company?.description ?? "",
            outcome.wasThere.map { "\($0)" } ?? "", outcome.message ?? "", outcome.retryable.map { "\($0)" } ?? "",
            String(item.attempts), item.changedAt.description,
        ]
    }

    /// A row of a job of some kind as an object.
    static func fill(_ item: JobItem, of kind: JobKind, _ object: inout JSONObject) {
        let outcome = Outcome(item.state)
        object.add("tenantId", item.tenant == JobItem.noTenant ? nil : item.tenant.description)
        object.add("name", item.name)
        if item.letter != nil || item.person != nil { object.add("email", item.name) }
        object.add("action", kind.word)
        object.add("job", Int(item.job.number))
        object.add("state", item.state.word)
        if item.isHalfDone { object.add("halfDone", "revoked, not invited") }
        object.add("companyId", outcome.company ?? item.company?.description)
        if kind == .linkCompanies { object.add("level", item.level.rawValue) }
        if let wasThere = outcome.wasThere { object.add("wasThere", wasThere) }
        object.add("message", outcome.message)
        if let retryable = outcome.retryable { object.add("retryable", retryable) }
        object.add("attempts", item.attempts)
        object.add("changedAt", item.changedAt)
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
        }
    }

    /// The command by which rows are chosen for such a job.
    var command: String {
        switch self {
        case .createCompanies: "ferry pending create"
        case .linkCompanies: "ferry pending link"
        case .verifyCompanies: "ferry companies verify"
        case .sendLetters: "ferry invitations resend"
        case .reinvitePeople: "ferry invitations reinvite"
        case .revokeInvitations: "ferry invitations revoke"
        case .reassignLicences: "ferry subscriptions reassign"
        }
    }
}

extension JobItem {
    /// Its name with its tenant; without a tenant, with the company's id.
    var title: String {
        if letter != nil || person != nil || swap != nil { return SafeText(name).value }
        return PlanRows.title(
            name: name, tenant: tenant == Self.noTenant ? company?.description ?? "" : tenant.description)
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
