import Core
import Panes

/// Carries out what the console does to subscriptions.
struct SubscriptionEffects: Sendable {
    /// The store.
    let store: any SubscriptionStore
    /// The clock, and who is at work.
    let surroundings: Surroundings
    /// Where answers go.
    let mailbox: Mailbox

    /// Notes whether licences are moved.
    func setLicenceWork(_ rows: RowSet, _ done: Bool) throws {
        let count = try store.setLicenceWork(
            done: done, of: Array(rows.rows), by: surroundings.who, at: surroundings.now())
        mailbox.post(.licenceWorkSet(count: count, done: done))
    }

    /// Keeps a word on renewal, or takes it back.
    func setRenewal(_ rows: RowSet, _ renews: Bool?) throws {
        let count = try store.setRenewal(
            renews, of: Array(rows.rows), by: surroundings.who, at: surroundings.now())
        mailbox.post(.renewalSet(count: count, renews: renews))
    }

    /// Keeps which subscription takes an old one's place.
    func choose(_ id: String, for row: RowID) throws {
        _ = try store.setReplacement(id, of: row, by: surroundings.who, at: surroundings.now())
    }

    /// Has the list show where subscriptions stand today.
    func renew() throws { _ = try store.renewSubscriptions(at: surroundings.now()) }
}
