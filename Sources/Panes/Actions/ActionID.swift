/// The name of an action, as key files, the palette and scripts write it.
package enum ActionID: String, CaseIterable, Sendable {
    case openOverview = "open-overview"
    case openPending = "open-pending"
    case openCompanies = "open-companies"
    case openInvitations = "open-invitations"
    case openRequests = "open-requests"
    case openSubscriptions = "open-subscriptions"
    case openSettings = "open-settings"
    case openJobs = "open-jobs"
    case nextPane = "next-pane"
    case previousPane = "previous-pane"
    case up, down
    case pageUp = "page-up"
    case pageDown = "page-down"
    case first, last
    case open
    case back
    case search
    case tick
    case range
    case rangeUp = "range-up"
    case rangeDown = "range-down"
    case tickAll = "tick-all"
    case invert
    case untickAll = "untick-all"
    case undo, redo
    case columnLeft = "column-left"
    case columnRight = "column-right"
    case sort
    case createSelected = "create-selected"
    case edit
    case link
    case requestRelationship = "request-relationship"
    case ignore, unignore
    case verify
    case verifyShown = "verify-shown"
    case evidence
    case unlink
    case copy
    case resend
    case previewLetter = "preview-letter"
    case copyLetter = "copy-letter"
    case copyLink = "copy-link"
    case testLetter = "test-letter"
    case reinvite
    case revokeInvitation = "revoke-invitation"
    case newRequest = "new-request"
    case sendRequest = "send-request"
    case closeRequest = "close-request"
    case acceptRequest = "accept-request"
    case showCustomer = "show-customer"
    case reassignLicences = "reassign-licences"
    case undoReassignment = "undo-reassignment"
    case licencesDone = "licences-done"
    case licencesOpen = "licences-open"
    case sayRenews = "say-renews"
    case sayEnds = "say-ends"
    case takeRenewalBack = "take-renewal-back"
    case saveSettings = "save-settings"
    case revertSettings = "revert-settings"
    case journal
    case resumeJob = "resume-job"
    case retryFailed = "retry-failed"
    case cancelJob = "cancel-job"
    case importFile = "import-file"
    case demo
    case connect
    case whyAbsent = "why-absent"
    case requirements
    case refresh
    case syncAnew = "sync-anew"
    case stopSync = "stop-sync"
    case syncReport = "sync-report"
    case export
    case exportDataSets = "export-datasets"
    case themes
    case palette
    case help
    case redraw
    case suspend
    case quit
}
