/// What reading people back from a marketplace needs of Ferry's memory.
package protocol PeopleStore: Sendable {
    /// Stores everybody of a company as the marketplace shows them.
    ///
    /// Who is not among them is gone and leaves the list, while the history stays; nobody is where the reading says
    /// that somebody could not be read. A company that the store does not know is passed over.
    func peopleRead(_ people: [MarketplacePerson], of company: CompanyID, at: Timestamp) throws(StoreFailure)
    /// The companies of the marketplace whose users the letters of a job would tell.
    func companies(toldBy job: JobID) throws(StoreFailure) -> [CompanyID]
    /// The companies whose people were not read since a moment, those likeliest to show something new first.
    func companiesWithPeopleToRead(before: Timestamp, limit: Int) throws(StoreFailure) -> [CompanyID]
    /// Those of some companies whose people were not read since a moment, in their order.
    func companiesWithPeopleToRead(before: Timestamp, among: [CompanyID]) throws(StoreFailure) -> [CompanyID]
    /// How old the readings of companies' people are.
    func peopleAges(_ due: ReadingDue) throws(StoreFailure) -> ReadingAges
}
