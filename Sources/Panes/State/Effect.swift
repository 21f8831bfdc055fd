package import Core
package import Text

/// All that the console can do to the world.
package enum Effect: Equatable, Sendable {
    /// Answer a question on a snapshot of a list.
    case ask(ListSnapshot, ListQuestion)
    /// Read all lists, jobs and figures anew, and what is known of synchronisations.
    case refresh
    /// Decide what creating these rows would do, on a snapshot.
    case plan(RowSet, anyway: Bool, on: ListSnapshot)
    /// Write a job down for these customers and run it.
    case create([RowID], anyway: RowSet)
    /// Run what is left of a job.
    case resume(JobID)
    /// Queue a job's failed items again and run them.
    case retry(JobID)
    /// Stop a job between two items, and cancel what is left.
    case cancel(JobID)
    /// Synchronise with the services; everything again when it is full.
    case synchronise(full: Bool)
    /// Have the synchronisation that runs here stop between two requests.
    case stopSync
    /// Read back the people of companies that were not read for long, those on screen first.
    case readPeople
    /// Have the reading of people stop between two requests.
    case stopPeople
    /// Answer a dialog's question on a snapshot of a list, beside what the list's own pane asks.
    case look(ListSnapshot, ListQuestion)
    /// Read companies by their ids.
    case findCompanies([CompanyID])
    /// Decide what linking these rows would do, on a snapshot.
    case planLinks(RowSet, on: ListSnapshot)
    /// Write a job down that links these companies, and run it.
    case link([LinkChoice])
    /// Take a tenant from a company again.
    case unlink(CompanyID, TenantID)
    /// Read what was compared of a company.
    case readEvidence(CompanyID)
    /// Write a job down that verifies these companies, and run it.
    case verify([CompanyID])
    /// The same for all companies of an answer.
    case verifyShown(ListAnswer, on: ListSnapshot)
    /// Decide which letters these users, or those whom these requests ask, get.
    case planLetters(RowSet, LetterQuestion)
    /// Have a person edit a letter: the one given, or the profile's own.
    case editLetter(LetterPurpose, LetterTemplate?)
    /// Write a job down that sends these letters, and run it.
    case sendLetters([LetterDraft], anyway: Bool)
    /// Decide which of these users' invitations can be changed, on a snapshot.
    case planInvitations(RowSet, InvitationAction, on: ListSnapshot)
    /// Write a job down that changes these users' invitations, and run it.
    case changeInvitations([RowID], InvitationAction)
    /// Write a letter to a row, to be shown or copied.
    case previewLetter(RowID, LetterQuestion, copies: Bool)
    /// Decide whose licences an old subscription's swap changes.
    case planLicences(RowSet, LicenceWay, on: ListSnapshot)
    /// Write a job down that swaps licences, and run it.
    case swapLicences([LicenceSwap])
    /// Keep which subscription takes an old one's place.
    case chooseReplacement(RowID, by: String)
    /// Read the link by which customers accept the reseller relationship, to be copied.
    case readRelationshipLink
    /// Send the usual letter of a user to another address, as a test.
    case testLetter(RowID, EmailAddress)
    /// Read the letters to a user.
    case readLetters(RowID)
    /// Put lines on the clipboard.
    case copyLines([SafeText])
    /// Find out why a customer is not here.
    case inquire(AbsenceInquiry.Subject)
    /// Find out which requirements hold.
    case readRequirements
    /// Read the jobs.
    case readJobs
    /// Read items of a job from an offset on: all, or those that failed and of which nobody knows what became of them.
    case readItems(JobID, offset: Int, troublesOnly: Bool = false)
    /// Read the newest journal entries.
    case readJournal
    /// Read the settings.
    case readSettings
    /// Read the marketplace's own settings.
    case readMarketplaceSettings
    /// Find out what changed settings would do at once.
    case weighSettings([Setting: String])
    /// Save settings together.
    case saveSettings([Setting: String])
    /// Change parts of a customer's contact.
    case saveContact(ContactChange, TenantID)
    /// Set customers aside, or take them back.
    case setIgnored(RowSet, reason: String?)
    /// Write a request for the reseller relationship down.
    case addRequest(Prospect)
    /// Close requests that wait, for a reason.
    case closeRequests(RowSet, reason: String)
    /// Say that a customer accepted a request.
    case acceptRequest(RowID, TenantID)
    /// Write rows into files; those that are there are replaced only if told so.
    case export(Export, replaces: Bool)
    /// Have the list of subscriptions show where they stand today.
    case renewSubscriptions
    /// Say whether the licences of subscriptions are moved.
    case setLicenceWork(RowSet, done: Bool)
    /// Keep a person's word of whether subscriptions renew themselves, or take it back.
    case setRenewal(RowSet, renews: Bool?)
    /// Import a file.
    case importFile(String)
    /// Put text on the clipboard.
    case copy(SafeText)
    /// Show the page in another theme.
    case useTheme(String)
    /// Draw the page anew.
    case redraw
    /// Let the shell take over until the user comes back.
    case suspend
    /// Open the demo.
    case openDemo
    /// Count what Overview shows.
    case readOverview
    /// Leave.
    case quit
}
