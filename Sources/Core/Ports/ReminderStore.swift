/// What the store knows of who is to be reminded.
package protocol ReminderStore: Sendable {
    /// The users who are due by a rule, those who wait longest first: who got in, is gone, has no address, or belongs to
    /// a company without a tenant, is not reminded.
    func usersToRemind(by rule: ReminderRule, at: Timestamp) throws(StoreFailure) -> [RowID]
    /// Has the list of invitations show when the next reminders are due: by a rule, or none without one.
    ///
    /// Gives the moment of the first one that is still to come.
    func showReminders(by rule: ReminderRule?, at: Timestamp) throws(StoreFailure) -> Timestamp?
}
