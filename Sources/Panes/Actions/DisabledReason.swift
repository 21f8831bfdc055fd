import Core
package import Text

/// Why an action can't be started now; nil when it can.
package func disabledReason(_ id: ActionID, in state: AppState) -> SafeText? {
    guard let action = ActionTable.action(id) else { return "There is no such action." }
    if !action.panes.isEmpty, !action.panes.contains(state.pane) {
        let names = action.panes.sorted { $0.rawValue < $1.rawValue }.map(\.title.value)
        return SafeText("Only in \(names.joined(separator: ", ")).")
    }
    if action.kind != .safe, state.profile.isReadOnly { return "This profile is read-only." }
    if let reason = listReason(action, state) { return reason }
    return ownReason(id, state)
}

private func listReason(_ action: Action, _ state: AppState) -> SafeText? {
    guard let list = state.list else { return nil }
    if list.snapshot == nil, action.target != .none { return "The list is still being read." }
    if list.problem != nil, [.tickAll, .invert, .createSelected, .export, .exportDataSets].contains(action.id) {
        return "The search can't be understood, so these are not the rows it means: mend it first."
    }
    switch action.target {
    case .row: return list.current == nil ? "There is no row here." : nil
    case .selection: return list.targets.isEmpty ? SafeText("Tick a row first: \(state.keymap.word(for: .tick)).") : nil
    case .query, .none: return nil
    }
}

private func ownReason(_ id: ActionID, _ state: AppState) -> SafeText? {
    switch id {
    case .createSelected: createReason(state)
    case .link: linkReason(state)
    case .requestRelationship: requestReason(state)
    case .verify: state.jobs.isBeginning ? jobBegins : nil
    case .verifyShown:
        state.jobs.isBeginning ? jobBegins : state.companies.count == 0 ? "There is no company on show." : nil
    case .unlink: state.companies.current.flatMap(unlinkReason)
    case .syncAnew: syncHindrance(state)
    case .stopSync:
        !state.sync.isRunning && state.sync.people == nil
            ? "No synchronisation runs here."
            : state.sync.isStopping || state.sync.people?.isStopping == true ? "The synchronisation is stopping." : nil
    case .syncReport: state.profile.synchronises ? nil : "This profile has no service to synchronise with."
    case .resend, .sendRequest: state.jobs.isBeginning ? jobBegins : nil
    case .reinvite, .revokeInvitation: invitationReason(state)
    case .copyLink:
        state.pane == .invitations && state.profile.resetLink.value.isEmpty
            ? "This marketplace has no address in the profile." : nil
    case .export where state.pane == .jobs: Export(state.jobs)?.count ?? 0 == 0 ? noRow : nil
    case .export, .exportDataSets: state.list?.targets.isEmpty == true ? noRow : nil
    case .undo: state.list?.selection.canUndo == true ? nil : "Nothing to undo."
    case .redo: state.list?.selection.canRedo == true ? nil : "Nothing to redo."
    case .untickAll: state.list?.selection.rows.isEmpty == false ? nil : "Nothing is ticked."
    case .acceptRequest: state.requests.current.flatMap(acceptReason)
    case .showCustomer:
        state.requests.current?[RequestColumn.customer].isEmpty == true
            ? "No customer was found for it yet." : nil
    case .reassignLicences: licenceReason(state, reassignReason)
    case .undoReassignment: licenceReason(state, undoReason)
    case .saveSettings, .revertSettings: state.settings.drafts.isEmpty ? "Nothing is changed." : nil
    case .importFile: state.importing == nil ? nil : "An import is running."
    case .demo:
        state.profile.isSandbox
            ? "This is the demo."
            : state.jobs.running.isEmpty && state.importing == nil && !state.sync.isRunning
                ? nil : "Something is running; wait for it first."
    case .resumeJob:
        jobReason(state) { state.jobs.canResume($0) ? nil : "Only an interrupted or halted job can be resumed." }
    case .retryFailed: jobReason(state) { $0.counts.failed > 0 ? nil : "No row of this job failed." }
    case .cancelJob: jobReason(state) { $0.counts.left > 0 ? nil : "This job is over." }
    default: nil
    }
}

private let noRow: SafeText = "There is no row on show."

private func jobReason(
    _ state: AppState, _ reason: (_ job: Job) -> SafeText?
) -> SafeText? {
    guard let job = state.jobs.chosen else { return "There is no job here." }
    return reason(job)
}

private let jobBegins: SafeText = "A job is being written down; wait for it."

/// Whether a customer must be asked for the reseller relationship, and can't be created before.
func isAdvised(_ record: Record) -> Bool { Relationship(record[CustomerColumn.relationship]) == .advisor }

private func createReason(_ state: AppState) -> SafeText? {
    if state.jobs.isBeginning { return jobBegins }
    guard state.customers.selection.rows.isEmpty, state.customers.anchor == nil,
        state.customers.current.map(isAdvised) == true
    else { return nil }
    return "Its relationship is advisor: request the reseller relationship instead of creating it."
}

/// Why the row under the cursor can't be linked by hand; ticked rows get a plan that says it of each.
private func linkReason(_ state: AppState) -> SafeText? {
    if state.jobs.isBeginning { return jobBegins }
    guard state.customers.selection.rows.isEmpty, state.customers.anchor == nil, let record = state.customers.current
    else { return nil }
    switch PendingState(rawValue: record.state) {
    case .ignored: return "It was set aside by hand; take it back first."
    case .creating: return SafeText(Wording.sentence(for: SkipReason.inOtherJob))
    case .unknown: return SafeText(Wording.sentence(for: SkipReason.outcomeUnknown))
    case .linked, .created: return SafeText(Wording.sentence(for: SkipReason.onMarketplace))
    default: return nil
    }
}

/// Why the invitation of the row under the cursor can't be changed; ticked rows get a plan that says it of each.
private func invitationReason(_ state: AppState) -> SafeText? {
    if state.jobs.isBeginning { return jobBegins }
    guard state.invitations.selection.rows.isEmpty, state.invitations.anchor == nil,
        let record = state.invitations.current
    else { return nil }
    switch MarketplacePerson.Access(rawValue: record[InvitationColumn.access]) {
    case .active: return SafeText(Wording.sentence(forInvitation: .activated))
    case .inactive: return SafeText(Wording.sentence(forInvitation: .hasAccount))
    case .invited, nil: return nil
    }
}

private func requestReason(_ state: AppState) -> SafeText? {
    state.customers.current.map(isAdvised) == true
        ? nil : "Only for a customer whose relationship is advisor."
}

private func acceptReason(_ record: Record) -> SafeText? {
    RequestState(rawValue: record.state) == .suggested ? nil : "No customer is suggested for it."
}

private func unlinkReason(_ record: Record) -> SafeText? {
    TenantID(record[CompanyColumn.tenant]) == nil ? "The company is linked to no tenant." : nil
}

/// Why the licences of the ticked subscription, or of the one under the cursor, can't be swapped.
private func licenceReason(_ state: AppState, _ own: (Record) -> SafeText?) -> SafeText? {
    if state.jobs.isBeginning { return jobBegins }
    guard let record = state.subscriptions.target else {
        return "Licences are moved for one subscription at a time: tick no more than one."
    }
    return own(record)
}

private func reassignReason(_ record: Record) -> SafeText? {
    guard record[SubscriptionColumn.side] == "old" else {
        return "It is no old subscription: its licences go to nothing else."
    }
    return record[SubscriptionColumn.licences] == LicenceWork.none.word
        ? "The same offer with as many licences takes its place: users keep theirs." : nil
}

private func undoReason(_ record: Record) -> SafeText? {
    guard record[SubscriptionColumn.side] == "old" else { return "It is no old subscription: nothing was reassigned." }
    switch SubscriptionState(rawValue: record.state) {
    case .disabled, .deleted: return "It is too late: its licences give nothing back any more."
    default: return nil
    }
}
