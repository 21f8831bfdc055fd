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
    /// Is called before each page is read; what it throws ends the reading.
    var beforePage: () throws -> Void = {}
    private static let page = 2000

    /// Calls the body with every row in its order.
    func forEach(_ body: (JobItem) throws -> Void) throws {
        var offset = 0
        while true {
            try beforePage()
            let items = try store.items(of: job, states: states, offset: offset, limit: Self.page)
            for item in items { try body(item) }
            if items.count < Self.page { return }
            offset += items.count
        }
    }

    /// Writes the rows of a job of some kind for other programs; gives back how many they were.
    @discardableResult
    func write(of kind: JobKind, isCSV: Bool, to writer: inout LineWriter) throws -> Int {
        var lines = RowLines(isCSV: isCSV)
        var count = 0
        try forEach { item in
            try lines.write(JobItemRow(item, of: kind), to: &writer)
            count += 1
        }
        try lines.end(&writer, like: JobItemRow.none)
        return count
    }
}

extension JobKind {
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
        case .undoReassignment: "ferry subscriptions undo"
        }
    }
}

extension JobItem {
    /// Its name with its tenant; without a tenant, with the company's id.
    var title: String {
        if letter != nil || person != nil || swap != nil { return SafeText(name).value }
        return PlanRows.title(name: name, tenant: tenants.first?.description ?? company?.description ?? "")
    }
}
