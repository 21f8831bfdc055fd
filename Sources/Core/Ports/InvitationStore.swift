/// What changing invitations needs of Ferry's memory.
package protocol InvitationStore: Sendable {
    /// Writes a job down with an item for each user whose invitation can be changed; the others become skipped items.
    ///
    /// Who was revoked before and not invited again is only invited. Nobody is invited again who was so after
    /// `coolDown`; nil lets that pass.
    func createInvitationJob(
        _ action: InvitationAction, users: [RowID], coolDown: Timestamp?, by who: String, at: Timestamp
    ) throws(StoreFailure) -> Job
    /// The invitation of a job's item as it is now; nil when the user is gone.
    func invitation(of item: JobItem) throws(StoreFailure) -> OpenInvitation?
    /// Notes how far the change of an item's invitation is, and waits for the disk.
    ///
    /// Who is revoked stays in the list as such until the marketplace shows the person anew. Says false, and notes
    /// nothing, when the item went on without the caller.
    func note(_ step: InvitationStep, of item: JobItem, by who: String, at: Timestamp) throws(StoreFailure) -> Bool
}
