/// What was done, as the journal words it.
package enum JournalAction: String, Sendable, CaseIterable {
    case customersImported, contactsImported, prospectsImported, contactEdited, customerIgnored, customerUnignored
    case creationPlanned, creationStarted, companyCreated, companyFound, creationFailed, creationUnknown
    case creationSkipped, creationHeld, jobCancelled, jobResumed, jobRetried, jobHalted, jobFinished, settingChanged
    case itemPutBack, linkPlanned, linkStarted, companyLinked, linkFound, linkFailed, linkSkipped
    case unlinkStarted, companyUnlinked, unlinkFailed, unlinkUnknown, verificationPlanned
    case letterPlanned, letterNoted, letterSent, letterFailed, letterBounced, letterUnknown, letterSkipped
    case letterAnyway, letterTested
    case syncBegun, syncEnded, syncInterrupted, requirementAttested
    case requestWritten, requestClosed, requestAccepted, acceptanceSuggested
    case reinvitePlanned, revokePlanned, invitationStarted, invitationRevoked, personReinvited, invitationFound
    case invitationFailed, invitationUnknown, invitationSkipped
    case resultsImported, dataSetsExported
    case reassignmentPlanned, licenceSwapStarted, licenceSwapped, licenceGivenBack, licenceSwapFailed,
        licenceSwapSkipped
    case subscriptionsImported, licencesMarkedDone, licencesMarkedOpen, renewalStated, renewalTakenBack
    case replacementChosen
}

/// One line of the append-only journal: who did what, on which evidence, with which result.
package struct JournalEntry: Equatable, Sendable {
    /// The store's number; 0 before it is stored.
    package var id: Int64
    /// When.
    package var at: Timestamp
    /// Who: user@host.
    package var who: String
    /// What.
    package var action: JournalAction
    /// About what: a tenant id, a file, a setting's key or a job; possibly empty.
    package var subject: String
    /// What the decision rested on; possibly empty.
    package var evidence: String
    /// What came of it.
    package var result: String
    /// The job it belongs to.
    package var job: JobID?

    /// An entry.
    package init(
        id: Int64 = 0, at: Timestamp, who: String, action: JournalAction, subject: String, evidence: String = "",
        result: String, job: JobID? = nil
    ) {
        self.id = id
        self.at = at
        self.who = who
        self.action = action
        self.subject = subject
        self.evidence = evidence
        self.result = result
        self.job = job
    }
}
