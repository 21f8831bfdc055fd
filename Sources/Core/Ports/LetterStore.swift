/// Ferry's memory of letters: who was written to, why, and what came of it.
package protocol LetterStore: Sendable {
    /// The users of these rows of the list of invitations, in their order; rows that are gone are left out.
    func recipients(_ rows: [RowID]) throws(StoreFailure) -> [LetterRecipient]
    /// The administrators whom the list of companies shows, of these companies in their order.
    func administrators(of companies: [CompanyID]) throws(StoreFailure) -> [RowID]
    /// All users with one of these addresses, by the address's key.
    func recipients(withAddresses keys: [String]) throws(StoreFailure) -> [String: [LetterRecipient]]
    /// What stands against letters of a purpose to addresses, by the address's key; those without anything are left out.
    func standings(of keys: [String], for purpose: LetterPurpose) throws(StoreFailure) -> [String: LetterStanding]
    /// Writes a job down with a letter for each draft that nothing stands against; the others become skipped items.
    ///
    /// With `anyway`, a person takes it upon himself that letters whose outcome is unknown are followed by another;
    /// each is journalled.
    func createLetterJob(_ drafts: [LetterDraft], anyway: Bool, by who: String, at: Timestamp) throws(StoreFailure)
        -> Job
    /// The letter of a job's item; nil when it has none.
    func letter(of item: JobItem) throws(StoreFailure) -> LetterRecord?
    /// All letters to a user, newest first.
    func letters(to user: RowID) throws(StoreFailure) -> [LetterRecord]
}
