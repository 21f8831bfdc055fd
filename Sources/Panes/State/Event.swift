package import Core
package import Screen
package import Text

/// All that can happen to the console.
package enum Event: Equatable, Sendable {
    /// The terminal told something.
    case input(Input, at: Timestamp)
    /// A list has a newer snapshot.
    case refreshed(ListSnapshot)
    /// A question was answered; the snapshot is the one that the answer's slots belong to.
    case answered(ListAnswer, by: ListSnapshot)
    /// A plan was made.
    case planned(BulkPlan, of: RowSet, from: ListSnapshot)
    /// A job was written down and starts.
    case jobStarted(Job)
    /// Items of a job ended.
    case itemsEnded(JobID, [ItemOutcome])
    /// A job stopped running, for good or not.
    case jobStopped(Job, interrupted: Bool)
    /// Jobs were read, with those that are interrupted.
    case jobsRead([Job], interrupted: Set<JobID>)
    /// Items of a job were read from an offset on.
    case itemsRead(JobID, [JobItem], offset: Int)
    /// The journal was read.
    case journalRead([JournalEntry])
    /// The settings were read.
    case settingsRead([Setting: String])
    /// The marketplace's own settings were read; nil where it has none of its own.
    case marketplaceSettingsRead(MarketplaceSettings?)
    /// When customers last came was read.
    case lastImportRead(ImportNote?)
    /// An import goes on.
    case importMoved(ImportProgress)
    /// An import ended.
    case imported(ImportSummary)
    /// A contact was saved; false when the tenant is gone.
    case contactSaved(TenantID, Bool)
    /// Customers were set aside or taken back.
    case ignoredSet(count: Int, ignored: Bool)
    /// Requests were written down.
    case requestsAdded(RequestsAdded)
    /// Requests were closed.
    case requestsClosed(count: Int)
    /// A customer was said to have accepted a request; false when it waits no more.
    case requestAccepted(Bool)
    /// It was noted whether the licences of subscriptions are moved.
    case licenceWorkSet(count: Int, done: Bool)
    /// A person's word of whether subscriptions renew themselves was kept, or taken back.
    case renewalSet(count: Int, renews: Bool?)
    /// What changed settings would do at once was found out.
    case settingsWeighed([Setting: String], [SwitchConsequence])
    /// Settings were saved.
    case settingsSaved
    /// An import failed, in words.
    case importFailed(SafeText)
    /// What the store remembers of synchronisations was read.
    case syncRead(SyncMemory)
    /// A synchronisation that runs here goes on.
    case syncMoved(SyncReport)
    /// A synchronisation that ran here ended; what the store remembers was read before.
    case syncEnded(SyncEnd)
    /// A synchronisation that ran here could not go on, in words.
    case syncFailed(SafeText)
    /// People are being read back: of so many companies they were, and so many are left.
    case peopleMoved(read: Int, left: Int)
    /// People are read back no more; in words what went wrong, if anything.
    case peopleEnded(SafeText?)
    /// When the sign-in lapses was read; nil where nobody knows.
    case signInExpiryRead(SignInExpiry?)
    /// A dialog's question was answered.
    case looked(ListAnswer, by: ListSnapshot)
    /// Companies were read by their ids; those that the store lacks are absent.
    case companiesFound([Company])
    /// A tenant was taken from a company.
    case unlinked(CompanyID, TenantID)
    /// What was compared of a company was read; empty when it was never verified.
    case evidenceRead(CompanyID, [Evidence])
    /// A plan of letters was made.
    case lettersPlanned(LetterPlan, of: RowSet, from: ListSnapshot)
    /// A letter was edited for one sending.
    case letterEdited(LetterTemplate)
    /// A letter was asked for.
    case letterPreviewed(LetterPreviewed)
    /// The link by which customers accept the reseller relationship was read.
    case relationshipLinkRead(RelationshipLink)
    /// The letters to a user were read, newest first.
    case lettersRead(RowID, [LetterRecord])
    /// So many seconds are left to take the letters of a job back.
    case graceLeft(JobID, seconds: Int)
    /// Why a customer is not here was found out.
    case inquired(AbsenceInquiry.Answer)
    /// Requirements were looked at.
    case requirementsRead([RequirementFinding])
    /// Rows were written into files.
    case exported(Exported)
    /// An export came to nothing, in words.
    case exportFailed(SafeText)
    /// An export found files under the name that it was given, and wrote nothing.
    case exportBlocked(Export)
    /// Time went on while something runs.
    case passed(to: Timestamp)
    /// What Overview shows was counted.
    case overviewRead(Overview)
    /// Something went wrong, in words.
    case failed(SafeText)
    /// Something is worth a word.
    case noticed(SafeText)
}
