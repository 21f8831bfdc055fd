import Core
import Panes

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
            item.tenant.description, item.name, item.state.word, outcome.company ?? "",
            outcome.wasThere.map { "\($0)" } ?? "", outcome.message ?? "", outcome.retryable.map { "\($0)" } ?? "",
            String(item.attempts), item.changedAt.description,
        ]
    }

    /// A row as an object.
    static func fill(_ item: JobItem, _ object: inout JSONObject) {
        let outcome = Outcome(item.state)
        object.add("tenantId", item.tenant.description)
        object.add("name", item.name)
        object.add("action", "create")
        object.add("job", Int(item.job.number))
        object.add("state", item.state.word)
        object.add("companyId", outcome.company)
        if let wasThere = outcome.wasThere { object.add("wasThere", wasThere) }
        object.add("message", outcome.message)
        if let retryable = outcome.retryable { object.add("retryable", retryable) }
        object.add("attempts", item.attempts)
        object.add("changedAt", item.changedAt)
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
            company = id.description
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
