import Core
import Text

/// What a manager should do next, the most pressing first.
func nextSteps(_ state: AppState) -> [SafeText] {
    guard let customers = state.customers.snapshot else { return [] }
    let count = { (standing: PendingState) in customers.count(ofState: standing.rawValue) }
    let key = { state.keymap.word(for: $0) }
    var steps = syncProgress(state).map { [$0] } ?? []
    if !state.jobs.interrupted.isEmpty { steps.append("A job was interrupted: open 8 and press R to resume it.") }
    if count(.unknown) > 0 {
        steps.append(
            SafeText("\(Wording.counted(count(.unknown), "outcome")) unknown: look before anything is repeated."))
    }
    if count(.ready) > 0 {
        steps.append(
            SafeText(
                "\(Wording.counted(count(.ready), "customer")) can be created: \(key(.openPending)), then \(key(.tickAll)) to tick all, \(key(.createSelected)) to create."
            ))
    }
    if count(.matched) + count(.ambiguous) > 0 {
        steps.append(
            SafeText(
                "\(Wording.counted(count(.matched) + count(.ambiguous), "customer")) may be on the marketplace already: look at them, \(key(.link)) links."
            ))
    }
    if count(.blocked) > 0 {
        steps.append(
            SafeText(
                "\(Wording.counted(count(.blocked), "customer")) blocked: import contacts, or press \(key(.edit)) on a row."
            ))
    }
    if let told = state.invitations.snapshot?.count(ofState: InvitationState.neverTold.rawValue), told > 0 {
        steps.append(
            SafeText(
                "\(Wording.counted(told, "administrator")) never told how to get in: see \(key(.openInvitations))."))
    }
    if count(.checking) > 0 {
        steps.append(
            SafeText(
                "\(Wording.counted(count(.checking), "customer")) checking: \(state.sync.isRunning ? "the synchronisation reads on" : "\(key(.refresh)) reads the companies that could be theirs")."
            ))
    }
    if !steps.isEmpty { return steps }
    let newer =
        state.profile.synchronises
        ? "Synchronise with \(key(.refresh))" : "Import a newer list with \(key(.importFile))"
    return [SafeText("Nothing waits. \(newer).")]
}
