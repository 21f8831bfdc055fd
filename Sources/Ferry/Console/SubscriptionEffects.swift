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

    /// Has the list show where subscriptions stand today.
    func renew() throws { _ = try store.renewSubscriptions(at: surroundings.now()) }
}
