import Core
import Screen
import Text

/// Takes an event into the state and says what is to be done: pure.
package func update(_ state: inout AppState, _ event: Event) -> [Effect] {
    let day = Day(of: state.now)
    var effects = take(&state, event)
    // A console that stays open over night must not show yesterday's states.
    if Day(of: state.now) != day { effects.append(.renewSubscriptions) }
    return effects + state.evidenceInSight() + state.lettersInSight() + state.overviewInSight()
}

private func take(_ state: inout AppState, _ event: Event) -> [Effect] {
    switch event {
    case .input(let input, let now):
        state.now = now
        return state.take(input)
    case .refreshed(let snapshot): return state.take(snapshot)
    case .answered(let answer, let snapshot):
        state.take(answer, of: snapshot)
        return state.releaseHeldKeys()
    case .planned(let plan, let rows, let snapshot): state.take(plan, of: rows, from: snapshot)
    case .jobStarted(let job): return state.begin(job)
    case .itemsEnded(let id, let outcomes): state.take(outcomes, of: id)
    case .jobStopped(let job, let interrupted): return state.end(job, interrupted: interrupted)
    case .jobsRead(let jobs, let interrupted): return state.take(jobs, interrupted: interrupted)
    case .itemsRead(let id, let items, let offset): state.take(items, of: id, offset: offset)
    case .journalRead(let entries): state.jobs.entries = entries
    case .settingsRead(let values): state.settings.take(values)
    case .marketplaceSettingsRead(let settings): state.settings.marketplace = settings.map { .told($0) } ?? .none
    case .lastImportRead(let note):
        if note != state.lastImport { state.overview.isStale = true }
        state.lastImport = note
    case .importMoved(let progress): state.importing = progress
    case .imported(let summary): return state.end(summary)
    case .contactSaved(_, let found):
        state.toast = found ? Toast("Contact saved.", .ok) : Toast("The customer is no longer in the store.", .warning)
        return [.refresh]
    case .ignoredSet(let count, let ignored):
        let done = ignored ? "set aside" : "taken back"
        state.toast = Toast(SafeText("\(Wording.counted(count, "customer")) \(done)."), .ok)
        return [.refresh]
    case .lettersPlanned(let plan, let rows, let snapshot): state.take(plan, of: rows, from: snapshot)
    case .letterEdited(let template): return state.take(template)
    case .letterPreviewed(let preview): return state.take(preview)
    case .relationshipLinkRead(let link): return [.copy(SafeText(link.text))]
    case .lettersRead(let user, let list): if state.letters?.user == user { state.letters?.list = list }
    case .graceLeft(let job, seconds: 0):
        if state.jobs.inGrace.remove(job) != nil { state.toast = nil }
    case .graceLeft(let job, let seconds):
        state.jobs.inGrace.insert(job)
        let key = state.keymap.word(for: .cancelJob)
        state.toast = Toast(
            SafeText("Job \(job): the letters leave in \(seconds) s; \(key) takes them back."), .warning)
    case .requestsAdded(let result): return state.take(result)
    case .requestsClosed(let count):
        state.toast = Toast(SafeText("\(Wording.counted(count, "request")) closed."), .ok)
        return [.refresh]
    case .requestAccepted(let isDone):
        state.toast =
            isDone ? Toast("The request is accepted.", .ok) : Toast("The request does not wait any more.", .warning)
        return [.refresh]
    case .licenceWorkSet(let count, let done): return state.noteLicenceWork(count, done: done)
    case .renewalSet(let count, let renews): return state.noteRenewal(count, renews: renews)
    case .settingsWeighed(let drafts, let consequences): state.review(drafts, consequences)
    case .settingsSaved:
        state.toast = Toast("Settings saved.", .ok)
        return [.readSettings]
    case .importFailed(let words):
        state.importing = nil
        state.toast = Toast(words, .error)
        return [.refresh]
    case .overviewRead(let figures): state.take(figures)
    case .passed(let moment): state.now = moment
    case .failed(let words):
        state.jobs.isBeginning = false
        state.requirements.isReading = false
        state.requirements.isWanted = false
        state.overview.isReading = false
        // A plan that can't be made would be waited for without end.
        if case .plan(let plan)? = state.overlays.last, plan.plan == nil { state.overlays.removeLast() }
        state.toast = Toast(words, .error)
    case .noticed(let words): state.toast = Toast(words)
    case .peopleMoved(let read, let left):
        if state.sync.people != nil {
            state.sync.people?.read = read
            state.sync.people?.left = left
        }
    case .peopleEnded(let problem): return state.endPeople(problem)
    case .syncRead, .syncMoved, .syncEnded, .syncFailed, .signInExpiryRead: return takeSync(&state, event)
    case .looked, .companiesFound, .unlinked, .evidenceRead, .inquired, .requirementsRead, .exported, .exportBlocked,
        .exportFailed:
        return takeAnswer(&state, event)
    }
    return []
}

/// What happens to a synchronisation.
private func takeSync(_ state: inout AppState, _ event: Event) -> [Effect] {
    switch event {
    case .syncRead(let memory):
        if memory != state.sync.memory { state.overview.isStale = true }
        state.sync.memory = memory
    case .signInExpiryRead(let expiry): state.sync.signInExpiry = expiry
    case .syncMoved(let report) where state.sync.isRunning: state.sync.report = report
    case .syncEnded(let end): return state.end(end)
    case .syncFailed(let words): return state.failSync(words)
    default: break
    }
    return []
}

/// Answers to what a dialog or a card asked.
private func takeAnswer(_ state: inout AppState, _ event: Event) -> [Effect] {
    switch event {
    case .looked(let answer, let snapshot): state.takeLook(answer, of: snapshot)
    case .companiesFound(let companies): state.take(companies)
    case .unlinked(let company, let tenant):
        state.toast = Toast(SafeText("Company \(company) bears tenant \(tenant) no more."), .ok)
        return [.refresh]
    case .evidenceRead(let company, let fields): state.take(fields, of: company)
    case .inquired(let answer): state.take(answer)
    case .requirementsRead(let findings): state.take(findings)
    case .exported(let exported): state.take(exported)
    case .exportFailed(let words):
        state.exporting = max(0, state.exporting - 1)
        state.toast = Toast(words, .error)
    case .exportBlocked(let export):
        state.exporting = max(0, state.exporting - 1)
        state.overlays.append(.confirm(.replace(export), focus: 0))
    default: break
    }
    return []
}

extension AppState {
    /// A list has a newer snapshot: ask it what the pane shows.
    fileprivate mutating func take(_ snapshot: ListSnapshot) -> [Effect] {
        let old = self[snapshot.listing].snapshot
        guard old != snapshot, (old?.version ?? 0) <= snapshot.version else { return [] }
        self[snapshot.listing].snapshot = snapshot
        overview.isStale = true
        if snapshot.listing == .companies { evidence?.isStale = true }
        if snapshot.listing == .invitations { letters?.isStale = true }
        return [.ask(snapshot, self[snapshot.listing].question)]
    }

    /// Shows an answer, unless something else is asked by now or a newer one is there.
    fileprivate mutating func take(_ answer: ListAnswer, of snapshot: ListSnapshot) {
        var list = self[snapshot.listing]
        guard answer.question == list.question, (list.answered?.version ?? 0) <= snapshot.version else { return }
        let row = list.current?.id
        let begun = list.anchor.flatMap { list.record(at: $0)?.id }
        let isSameSearch = list.answer?.question.query == answer.question.query
        list.answer = answer
        list.answered = snapshot
        let window = window(of: snapshot.listing)
        if isSameSearch {
            let place = row.flatMap { answer.position($0) } ?? list.cursor.row
            list.cursor.anchor(to: place, count: answer.count, window: window)
            list.anchor = begun.flatMap { answer.position($0) }
        } else {
            list.anchor = nil
            list.cursor.move(to: 0, count: answer.count, window: window)
        }
        list.countPresence()
        self[snapshot.listing] = list
    }

    fileprivate mutating func end(_ summary: ImportSummary) -> [Effect] {
        importing = nil
        importPath = ""
        let refused = summary.rejected > 0 ? ", \(Wording.grouped(summary.rejected)) rejected" : ""
        let leftOut = summary.leftOut > 0 ? ", \(Wording.counted(summary.leftOut, "field")) left out" : ""
        let vanished = summary.vanished > 0 ? ", \(Wording.grouped(summary.vanished)) not in the list" : ""
        let gone = summary.isUnmarked ? ", nobody marked as missing" : vanished
        toast = Toast(
            SafeText(
                "\(summary.file): \(Wording.grouped(summary.added)) added, \(Wording.grouped(summary.updated)) updated, \(Wording.grouped(summary.unchanged)) unchanged\(refused)\(leftOut)\(gone)."
            ), summary.rejected > 0 ? .warning : .ok)
        if summary.rejected > 0 {
            var lines = summary.rejections.map {
                SafeText("Line \($0.line): \(Wording.sentence(for: $0.reason))")
            }
            let rest = summary.rejected - lines.count
            if rest > 0 { lines.append(SafeText("… and \(Wording.counted(rest, "row")) more.")) }
            overlays.append(.message(title: SafeText("Rejected rows of \(summary.file)"), lines: lines))
        }
        return [.refresh]
    }

    /// How many rows of a list fit on the page.
    func window(of listing: Listing) -> Int {
        ListPlaces(PagePlaces(size).body, self[listing]).rows.rows
    }
}
