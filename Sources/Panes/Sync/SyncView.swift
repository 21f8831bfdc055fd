import Core
import Text

/// What the header says of synchronisations, the longest form first.
///
/// A synchronisation counts as complete only when it ended so, and none has begun since.
func syncHeader(_ state: AppState) -> [SafeText] {
    guard let memory = state.sync.memory else { return [] }
    let last = memory.last.map { syncMoment($0.endedAt ?? $0.startedAt, state) }
    if state.sync.isRunning { return last.map { [SafeText("last synced \($0)")] } ?? [] }
    if let open = memory.open { return [SafeText("sync of \(syncMoment(open.startedAt, state)) incomplete")] }
    guard let note = memory.last, let last else { return ["never synchronised"] }
    guard note.isComplete else { return [SafeText("sync of \(last) incomplete")] }
    let short = "synced \(last)"
    guard let seen = Wording.numbers(of: memory).first else { return [SafeText("\(short) · complete")] }
    return [SafeText("\(short) · \(seen) · complete"), SafeText("\(short) · complete")]
}

/// The chip of a synchronisation that runs here, the longest form first; empty when none does.
func syncChips(_ state: AppState) -> [SafeText] {
    guard state.sync.isRunning else { return state.sync.people.map(peopleChips) ?? [] }
    guard let report = state.sync.report, !state.sync.isStopping else {
        return [state.sync.isStopping ? " ▶ sync stops " : " ▶ sync begins "]
    }
    let parts = Wording.parts(of: report)
    return (0..<parts.count).map { SafeText(" ▶ \(parts.dropLast($0).joined(separator: " · ")) ") } + [" ▶ sync "]
}

private func peopleChips(_ people: PeopleProgress) -> [SafeText] {
    if people.isStopping { return [" ▶ people: stopping "] }
    guard let left = people.left else { return [" ▶ people "] }
    return [
        SafeText(" ▶ people of \(Wording.grouped(people.read)) read · \(Wording.grouped(left)) left "), " ▶ people ",
    ]
}

/// The chip of a sign-in that lapses soon, the longest form first; empty when there is time.
func signInChip(_ state: AppState) -> [SafeText] {
    guard let expiry = state.sync.signInExpiry, expiry.isNear(at: state.now) else { return [] }
    let word = expiry.at <= state.now ? "ended" : "ends"
    return [SafeText(" ! sign-in \(word) \(expiry.at.day(offset: state.profile.offset)) "), " ! sign in "]
}

/// How far the synchronisation that runs here is, or the reading of people; nil when none does.
func syncProgress(_ state: AppState) -> SafeText? {
    guard state.sync.isRunning else {
        return state.sync.people.map { people in
            let left = people.left.map { ", \(Wording.grouped($0)) left" } ?? ""
            let read = Wording.counted(people.read, "company", "companies")
            return SafeText("Reading back the people of companies: \(read) read\(left).")
        }
    }
    let line = state.sync.report.map { Wording.line(for: $0) } ?? "beginning"
    let left = state.sync.report?.left.map { ", \(Wording.grouped($0)) left" } ?? ""
    return SafeText("Synchronising: \(line)\(left).")
}

/// What Overview says of synchronisations that ended; that the last one was complete only when asked for.
func syncDataLines(_ state: AppState, tellsCompletion: Bool = true) -> [SafeText] {
    guard state.profile.synchronises else { return [] }
    var lines: [SafeText] = []
    if let problem = state.sync.problem { lines.append(SafeText(problem)) }
    let isComplete = state.sync.memory.map { $0.open == nil && $0.last?.isComplete == true } ?? false
    if !state.sync.isRunning, tellsCompletion || !isComplete, let memory = state.sync.memory {
        lines.append(lastSync(memory, state))
    }
    if let memory = state.sync.memory, memory.mirror.hasUnreadCompanies {
        lines.append(SafeText("Checking waits for \(unreadWords(memory.mirror))."))
    }
    return lines
}

/// What has not been read of the marketplace, in a few words.
func unreadWords(_ mirror: MirrorState) -> String {
    guard mirror.isListRead else { return "the end of the marketplace's company list" }
    if let first = mirror.unreadable.first, mirror.unread <= mirror.unreadable.count {
        let others = mirror.unread - 1
        let more = others > 0 ? "; and \(Wording.counted(others, "other", "others"))" : ""
        return "a company that can't be read: \(Wording.phrase(for: first))\(more)"
    }
    return "\(Wording.counted(mirror.unread, "company", "companies")) not read by id yet"
}

private func lastSync(_ memory: SyncMemory, _ state: AppState) -> SafeText {
    if let open = memory.open {
        return SafeText("The synchronisation of \(syncMoment(open.startedAt, state)) did not end; r goes on with it.")
    }
    guard let note = memory.last else { return "Never synchronised: r begins." }
    let numbers = Wording.numbers(of: memory).joined(separator: ", ")
    let seen = numbers.isEmpty ? "" : ": \(numbers)"
    let word = note.isComplete ? "complete" : "incomplete, r goes on with the rest"
    return SafeText("Synchronised \(syncMoment(note.endedAt ?? note.startedAt, state))\(seen); \(word).")
}

/// How the last synchronisation went, source by source, and what went wrong.
func syncLines(_ state: AppState) -> [SafeText] {
    var lines = (syncProgress(state).map { [$0] } ?? []) + syncDataLines(state)
    guard let memory = state.sync.memory else { return lines + ["Nothing is known of synchronisations yet."] }
    for source in SyncSource.allCases {
        guard let progress = memory.sources[source] else { continue }
        lines.append(SafeText("\(Wording.phrase(for: source)): \(words(for: progress, state))"))
    }
    let troubles = Wording.lines(for: state.sync.troubles)
    return lines + (troubles.isEmpty ? [] : ["", "What could not be read:"]) + troubles.map { SafeText($0) }
}

private func words(for progress: SyncProgress, _ state: AppState) -> String {
    let counts = progress.counts
    let end =
        progress.endedAt.map {
            "\(progress.isComplete ? "read to its end" : "not to its end") \(syncMoment($0, state))"
        } ?? "begun \(syncMoment(progress.startedAt, state)), not ended"
    var parts = [end, "\(Wording.grouped(counts.seen)) seen"]
    let numbers = [
        (counts.added, "new"), (counts.updated, "changed"), (counts.vanished, "gone"), (counts.rejected, "unreadable"),
    ]
    parts += numbers.filter { $0.0 > 0 }.map { "\(Wording.grouped($0.0)) \($0.1)" }
    if progress.isUnmarked { parts.append("nobody marked as gone, for an unreadable row may be anybody's") }
    return parts.joined(separator: " · ")
}

/// A moment by the clock where it was today, else with its day.
func syncMoment(_ moment: Timestamp, _ state: AppState) -> String {
    let offset = state.profile.offset
    return moment.day(offset: offset) == state.now.day(offset: offset)
        ? moment.clock(offset: offset) : moment.minute(offset: offset)
}
