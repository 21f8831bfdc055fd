import Core
import Text

/// Something that a manager should do next.
struct NextStep {
    /// What, in a sentence.
    var words: SafeText
    /// The rows that it is about; nil where there are none.
    var place: OverviewPlace?
}

/// What a manager should do next, the most pressing first.
func nextSteps(_ state: AppState) -> [NextStep] {
    guard let customers = state.customers.snapshot else { return [] }
    let key = { state.keymap.word(for: $0) }
    var steps = syncProgress(state).map { [NextStep(words: $0)] } ?? []
    func add(_ count: Int, _ noun: String, _ words: String, _ place: OverviewPlace, many: String? = nil) {
        guard count > 0 else { return }
        steps.append(NextStep(words: SafeText("\(Wording.counted(count, noun, many)) \(words)"), place: place))
    }
    func addCustomers(_ states: [PendingState], _ words: String, noun: String = "customer") {
        let count = states.reduce(0) { $0 + customers.count(ofState: $1.rawValue) }
        let search = "state:\(states.map(\.word).joined(separator: ","))"
        add(count, noun, words, .rows(.customers, search: search))
    }
    if let job = state.jobs.jobs.first(where: { state.jobs.interrupted.contains($0.id) }) {
        let words = SafeText("A job was interrupted: \(key(.openJobs)), then \(key(.resumeJob)) to resume it.")
        steps.append(NextStep(words: words, place: .troubles(job.id)))
    }
    addCustomers([.unknown], "unknown: look before anything is repeated.", noun: "outcome")
    let ceiling = Int(state.settings.savedValue(.createCeiling)) ?? .max
    let isHeld =
        state.settings.savedValue(.createAutomatically) == "true"
        && customers.count(ofState: PendingState.ready.rawValue) > ceiling
    addCustomers(
        [.ready],
        "can be created\(isHeld ? ", more than createCeiling lets Ferry create without asking" : ""): "
            + "\(key(.openPending)), then \(key(.tickAll)) to tick all, \(key(.createSelected)) to create.")
    addCustomers(
        [.matched, .ambiguous], "may be on the marketplace already: look at them, \(key(.link)) links.")
    if let figure = state.overview.figures?.needsHand, let count = figure.count, count > 0 {
        let words = SafeText("\(Wording.needsHand(count)): \(key(.openSubscriptions)) shows them first.")
        steps.append(NextStep(words: words, place: figure.place))
    }
    addCustomers([.blocked], "blocked: each row says why; contacts mend most, by an import or \(key(.edit)).")
    add(
        state.invitations.snapshot?.count(ofState: InvitationState.neverTold.rawValue) ?? 0, "person",
        "never told how to get in: see \(key(.openInvitations)).",
        .rows(.invitations, search: "state:\(InvitationState.neverTold.word)"), many: "people")
    addCustomers(
        [.checking],
        "checking: "
            + (state.sync.isRunning
                ? "the synchronisation reads on" : "\(key(.refresh)) reads the companies that could be theirs") + ".")
    if !steps.isEmpty { return steps }
    let newer =
        state.profile.synchronises
        ? "Synchronise with \(key(.refresh))" : "Import a newer list with \(key(.importFile))"
    return [NextStep(words: SafeText("Nothing waits. \(newer)."))]
}
