package import Core

extension Wording {
    /// What was done, in a few words for a column.
    package static func phrase(for action: JournalAction) -> String {
        switch action {
        case .customersImported: "customers imported"
        case .contactsImported: "contacts imported"
        case .prospectsImported: "prospects imported"
        case .contactEdited: "contact edited"
        case .customerIgnored: "customer set aside"
        case .customerUnignored: "customer taken back"
        case .creationPlanned: "creation planned"
        case .creationStarted: "creation started"
        case .companyCreated: "company created"
        case .companyFound: "company found"
        case .creationFailed: "creation failed"
        case .creationUnknown: "outcome unknown"
        case .creationSkipped: "creation skipped"
        case .jobCancelled: "job cancelled"
        case .jobResumed: "job resumed"
        case .jobRetried: "job retried"
        case .jobHalted: "job halted"
        case .jobFinished: "job finished"
        case .settingChanged: "setting changed"
        case .itemPutBack: "row put back"
        case .linkPlanned: "link planned"
        case .linkStarted: "link started"
        case .companyLinked: "company linked"
        case .linkFound: "link found"
        case .linkFailed: "link failed"
        case .linkSkipped: "link skipped"
        case .unlinkStarted: "unlink started"
        case .companyUnlinked: "company unlinked"
        case .unlinkFailed: "unlink failed"
        case .unlinkUnknown: "outcome of unlink unknown"
        case .verificationPlanned: "verification planned"
        case .syncBegun: "synchronisation begun"
        case .syncEnded: "synchronisation ended"
        case .syncInterrupted: "synchronisation interrupted"
        case .requirementAttested: "requirement attested"
        case .requestWritten: "request written"
        case .requestClosed: "request closed"
        case .requestAccepted: "request accepted"
        case .acceptanceSuggested: "acceptance suggested"
        }
    }
}
