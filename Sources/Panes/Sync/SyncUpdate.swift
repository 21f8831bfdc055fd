package import Core
import Screen
import Text

extension AppState {
    /// The customers whose rows can be seen, which a synchronisation reads first; none while another pane is open.
    package var customersOnScreen: [RowID] {
        guard pane == .pending else { return [] }
        let first = customers.cursor.top
        return (first..<first + window(of: .customers)).compactMap { customers.record(at: $0)?.id }
    }

    /// The companies whose people can be seen, which are read back first.
    package var companiesOnScreen: [CompanyID] {
        switch pane {
        case .invitations:
            let first = invitations.cursor.top
            let rows = (first..<first + window(of: .invitations)).compactMap { invitations.record(at: $0) }
            return rows.map { CompanyID($0[InvitationColumn.id]) }
        case .companies where companies.showsDetails:
            return companies.current.map { [CompanyID($0[CompanyColumn.id])] } ?? []
        default: return []
        }
    }

    /// Has people read back where a marketplace can be asked, unless that or a synchronisation is under way.
    mutating func readPeople() -> [Effect] {
        guard profile.synchronises, sync.people == nil, !sync.isRunning else { return [] }
        sync.people = PeopleProgress()
        return [.readPeople]
    }

    /// People are read back no more; the lists show at once whom that brought.
    mutating func endPeople(_ problem: SafeText?) -> [Effect] {
        let hasRead = (sync.people?.read ?? 0) > 0
        sync.people = nil
        if let problem { toast = Toast(problem, .warning) }
        return hasRead ? [.refresh] : []
    }

    /// Reads the store anew, and the services where the profile has any.
    mutating func refreshAll() -> [Effect] {
        var effects: [Effect] = [.refresh, .readJobs, .readSettings] + (jobs.view == .journal ? [.readJournal] : [])
        if pane == .overview, profile.synchronises { effects += readRequirements() }
        if pane == .settings { effects += readMarketplaceSettings() }
        overview.isStale = true
        toast = Toast("Read anew.")
        guard profile.synchronises else { return effects }
        if let reason = syncHindrance(self) {
            toast = Toast(SafeText("Read anew. \(reason.value)"))
            return effects
        }
        return effects + synchronise(full: false)
    }

    /// Starts a synchronisation; the caller made sure that it may be started.
    mutating func synchronise(full: Bool) -> [Effect] {
        let stops: [Effect] = sync.people == nil ? [] : [.stopPeople]
        sync.isRunning = true
        sync.isStopping = false
        sync.report = nil
        sync.problem = nil
        toast = Toast(full ? "Reading everything again…" : "Synchronising…")
        return stops + [.synchronise(full: full)]
    }

    /// Stops the synchronisation that runs here.
    mutating func stopSync() -> [Effect] {
        toast = Toast("Stopping: what is under way is stored first.")
        guard sync.isRunning else {
            sync.people?.isStopping = true
            return [.stopPeople]
        }
        sync.isStopping = true
        return [.stopSync]
    }

    /// A synchronisation ended.
    mutating func end(_ end: SyncEnd) -> [Effect] {
        endSync()
        var ink = Ink.ok
        switch end {
        case .finished(let note, let troubles):
            take(note, troubles)
            if !note.isComplete || !troubles.isEmpty { ink = .warning }
        case .stopped(let note, let troubles):
            take(note, troubles)
            ink = .info
        case .signInNeeded(_, let note):
            take(note, SyncTroubles())
            sync.problem = Wording.sentence(for: end, nil)
            ink = .error
        case .held: ink = .warning
        }
        toast = Toast(SafeText(Wording.sentence(for: end, sync.memory)), ink)
        guard case .finished = end else { return [.refresh] }
        return [.refresh] + readPeople()
    }

    /// A synchronisation could not go on.
    mutating func failSync(_ words: SafeText) -> [Effect] {
        endSync()
        sync.problem = words.value
        toast = Toast(words, .error)
        return [.refresh]
    }

    private mutating func endSync() {
        sync.isRunning = false
        sync.isStopping = false
        sync.report = nil
    }

    private mutating func take(_ note: SyncNote, _ troubles: SyncTroubles) {
        sync.troubles = troubles
        guard note.id >= sync.memory?.last?.id ?? 0 else { return }
        sync.memory?.last = note
        sync.memory?.open = nil
    }

    /// How the last synchronisation went, to read at leisure.
    mutating func showSyncReport() { show(.message(title: "Synchronisation", lines: syncLines(self))) }
}

/// Why a synchronisation can't be started now; nil when it can.
func syncHindrance(_ state: AppState) -> SafeText? {
    if !state.profile.synchronises { return "This profile has no service to synchronise with." }
    if state.sync.isRunning { return "A synchronisation is running." }
    if state.settings.savedValue(.companySync) == "false" { return "Company Sync is off in Sync Settings." }
    return nil
}
