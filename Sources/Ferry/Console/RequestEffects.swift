import Core
import Panes

/// Carries out what the console does to requests for the reseller relationship.
struct RequestEffects: Sendable {
    /// The store.
    let store: any RequestStore
    /// The clock, and who is at work.
    let surroundings: Surroundings
    /// Where answers go.
    let mailbox: Mailbox

    /// Writes a request down.
    func add(_ prospect: Prospect) throws {
        mailbox.post(.requestsAdded(try store.add([prospect], by: surroundings.who, at: surroundings.now())))
    }

    /// Closes requests.
    func close(_ rows: RowSet, _ reason: String) throws {
        let count = try store.close(
            Array(rows.rows), reason: reason, by: surroundings.who, at: surroundings.now())
        mailbox.post(.requestsClosed(count: count))
    }

    /// Says that a customer accepted a request.
    func accept(_ row: RowID, _ customer: TenantID) throws {
        let isDone = try store.accept(row, by: customer, who: surroundings.who, at: surroundings.now())
        mailbox.post(.requestAccepted(isDone))
    }
}
