import Core
import Screen
import Text

extension AppState {
    /// Does what an action says; the caller made sure that it may be started.
    mutating func perform(_ id: ActionID) -> [Effect] {
        switch id {
        case .openOverview: return open(.overview)
        case .openPending: return open(.pending)
        case .openCompanies: return open(.companies)
        case .openInvitations: return open(.invitations)
        case .openRequests: return open(.requests)
        case .openSubscriptions: return open(.subscriptions)
        case .openSettings: return open(.settings)
        case .openJobs: return open(.jobs)
        case .nextPane: return open(neighbour(by: 1))
        case .previousPane: return open(neighbour(by: -1))
        case .up: return move { $0 - 1 }
        case .down: return move { $0 + 1 }
        case .pageUp: return page(-1)
        case .pageDown: return page(1)
        case .first: return move { _ in 0 }
        case .last: return move { _ in Int.max }
        case .open: return openRow()
        case .back: return back()
        case .search: changeList { $0.isSearching = true }
        case .tick: tick()
        case .range: changeList { $0.anchor = $0.anchor == nil ? $0.cursor.row : nil }
        case .rangeUp: stretch(by: -1)
        case .rangeDown: stretch(by: 1)
        case .tickAll: changeTicks { $0.add($1) }
        case .invert: changeTicks { $0.invert($1) }
        case .untickAll: changeTicks { ticks, _ in ticks.clear() }
        case .undo: changeTicks { ticks, _ in ticks.undo() }
        case .redo: changeTicks { ticks, _ in ticks.redo() }
        case .columnLeft: moveColumn(by: -1)
        case .columnRight: moveColumn(by: 1)
        case .sort: return sortByColumn()
        case .createSelected: return planCreation()
        case .edit: editContact()
        case .ignore:
            tickMarkedRange()
            overlays.append(.prompt(Prompt(.ignore(customers.targets), hidden: hiddenTargets)))
        case .unignore:
            tickMarkedRange()
            overlays.append(.confirm(.unignore(customers.targets, hidden: hiddenTargets), focus: 0))
        case .link: return openLink()
        case .verify: return verifyRows()
        case .verifyShown: verifyShown()
        case .evidence: return openEvidence()
        case .unlink: askUnlink()
        case .resend:
            tickMarkedRange()
            return openPlan(.letters(LetterQuestion()))
        case .reinvite:
            tickMarkedRange()
            return openPlan(.invitations(.reinvite))
        case .revokeInvitation:
            tickMarkedRange()
            return openPlan(.invitations(.revoke))
        case .sendRequest:
            tickMarkedRange()
            return openPlan(.letters(.request))
        case .previewLetter: return askLetter(copies: false)
        case .copyLetter: return askLetter(copies: true)
        case .copyLink: return pane == .requests ? [.readRelationshipLink] : [.copy(profile.resetLink)]
        case .testLetter: askTestLetter()
        case .newRequest: overlays.append(.request(RequestForm()))
        case .requestRelationship: writeRequest()
        case .closeRequest: askClosing()
        case .acceptRequest: askAcceptance()
        case .showCustomer: return showCustomer()
        case .reassignLicences: return planLicences(.reassign(candidate: nil))
        case .undoReassignment: return planLicences(.undo)
        case .licencesDone: return setLicenceWork(done: true)
        case .licencesOpen: return setLicenceWork(done: false)
        case .sayRenews: return setRenewal(true)
        case .sayEnds: return setRenewal(false)
        case .takeRenewalBack: return setRenewal(nil)
        case .copy: return copyText().map { [.copy($0)] } ?? []
        case .saveSettings: return [.weighSettings(settings.drafts)]
        case .revertSettings: settings.drafts = [:]
        case .journal: return switchJournal()
        case .resumeJob: return jobs.chosen.map { [.resume($0.id)] } ?? []
        case .retryFailed: return jobs.chosen.map { [.retry($0.id)] } ?? []
        case .cancelJob:
            // The seconds in which letters can be taken back are no time for a question.
            if let job = jobs.chosen, jobs.inGrace.contains(job.id) { return [.cancel(job.id)] }
            if let job = jobs.chosen { overlays.append(.confirm(.cancel(job.id, left: job.counts.left), focus: 0)) }
        case .importFile: overlays.append(.prompt(Prompt(.importFile, text: importPath)))
        case .demo: return [.openDemo]
        case .connect: overlays.append(.message(title: "Connecting", lines: connectLines(self)))
        case .refresh: return refreshAll()
        case .syncAnew: return synchronise(full: true)
        case .stopSync: return stopSync()
        case .syncReport: showSyncReport()
        case .export: askExport(.rows)
        case .exportDataSets: askExport(.dataSets)
        case .whyAbsent: overlays.append(.prompt(Prompt(.whyAbsent)))
        case .requirements: return openRequirements()
        case .themes: openThemes()
        case .palette: overlays.append(.palette(PaletteState()))
        case .help: overlays.append(.help(HelpState()))
        case .redraw: return [.redraw]
        case .suspend: return [.suspend]
        case .quit: return quit()
        }
        return []
    }

    /// Opens a pane, and reads what it shows.
    mutating func open(_ pane: Pane) -> [Effect] {
        self.pane = pane
        switch pane {
        case .jobs: return [.readJobs] + (jobs.view == .journal ? [.readJournal] : [])
        case .settings: return [.readSettings] + readMarketplaceSettings()
        case .invitations: return readPeople()
        case .overview where profile.synchronises && requirements.findings == nil: return readRequirements()
        default: return []
        }
    }

    private func neighbour(by places: Int) -> Pane {
        let all = Pane.allCases
        let place = all.firstIndex(of: pane) ?? 0
        return all[(place + places + all.count) % all.count]
    }

    /// Moves the marked line of the open pane; numbers beyond the ends come to the ends.
    private mutating func move(to wanted: (Int) -> Int) -> [Effect] {
        switch pane {
        case .overview: moveInOverview(to: wanted)
        case .settings:
            let count = SettingsState.order.count
            settings.cursor.move(to: wanted(settings.cursor.row), count: count, window: count)
        case .jobs: return moveInJobs(to: wanted)
        case .pending, .companies, .invitations, .requests, .subscriptions: moveInList(to: wanted)
        }
        return []
    }

    private mutating func page(_ direction: Int) -> [Effect] {
        let rows = list.map { window(of: $0.listing) } ?? jobsWindow
        return move { $0 + direction * max(1, rows - 1) }
    }

    /// Opens what the marked line leads to.
    private mutating func openRow() -> [Effect] {
        switch pane {
        case .overview: return openOverviewStop()
        case .settings: editSetting()
        case .jobs: return openJobLine()
        case .pending, .companies, .invitations, .requests, .subscriptions:
            // Where they are cut, the second Enter shows them in full; Esc closes them.
            if let full = detailsInFull(self) {
                overlays.append(full)
                return []
            }
            changeList { $0.showsDetails.toggle() }
            moveInList { $0 }
            if pane == .companies, companies.showsDetails { return readPeople() }
        }
        return []
    }

    private mutating func openJobLine() -> [Effect] {
        switch jobs.view {
        case .jobs: return jobs.chosen.map { openItems(of: $0.id) } ?? []
        case .items:
            let place = jobs.itemCursor.row - jobs.itemsOffset
            guard jobs.items.indices.contains(place) else { return [] }
            let kind = jobs.chosen?.kind ?? .createCompanies
            overlays.append(itemMessage(jobs.items[place], kind, offset: profile.offset))
            return []
        case .journal:
            guard jobs.entries.indices.contains(jobs.entryCursor.row) else { return [] }
            overlays.append(journalMessage(jobs.entries[jobs.entryCursor.row], offset: profile.offset))
            return []
        }
    }

    private mutating func switchJournal() -> [Effect] {
        if jobs.view == .journal {
            jobs.view = .jobs
            return [.readJobs]
        }
        jobs.view = .journal
        return [.readJournal]
    }

    /// One level back: a range, the details, the search, a job's rows.
    ///
    /// Never out of the program.
    private mutating func back() -> [Effect] {
        if pane == .jobs, jobs.view != .jobs {
            jobs.view = .jobs
            return [.readJobs]
        }
        guard let open = list else { return [] }
        if open.anchor != nil {
            changeList { $0.anchor = nil }
        } else if open.showsDetails {
            changeList { $0.showsDetails = false }
        } else if !open.search.text.isEmpty {
            return clearSearch()
        }
        return []
    }

    private mutating func planCreation() -> [Effect] {
        tickMarkedRange()
        return openPlan(.create(anyway: false))
    }

    /// A range that is being marked counts as ticked for an action on many.
    mutating func tickMarkedRange() {
        if list?.anchor != nil { tick() }
    }

    /// How many of the rows that an action on many acts on are hidden by the filter.
    var hiddenTargets: Int {
        guard let list, !list.selection.rows.isEmpty else { return 0 }
        return list.presence.known - list.presence.shown
    }

    private mutating func editContact() {
        guard let record = customers.current, let tenant = TenantID(record[CustomerColumn.tenant]) else { return }
        let contact = Contact(
            email: record[CustomerColumn.email], firstName: record[CustomerColumn.firstName],
            lastName: record[CustomerColumn.lastName], country: record[CustomerColumn.country],
            phone: record[CustomerColumn.phone])
        overlays.append(
            .contact(ContactForm(tenant: tenant, name: customerLabel(record), contact: contact)))
    }

    private mutating func openThemes() {
        var themes = ThemesState(names: themeNames, original: theme)
        themes.cursor.move(
            to: themeNames.firstIndex(of: theme) ?? 0, count: themeNames.count, window: PagePlaces(size).body.rows - 2)
        overlays.append(.themes(themes))
    }

    private mutating func quit() -> [Effect] {
        let isBusy =
            !jobs.running.isEmpty || jobs.isBeginning || importing != nil || exporting > 0 || sync.isRunning
        guard isBusy || !settings.drafts.isEmpty else { return [.quit] }
        overlays.append(.confirm(.quit, focus: 0))
        return []
    }
}

/// What a customer is called where it may have no name: else its domain, else its tenant.
private func customerLabel(_ record: Record) -> SafeText {
    let names = [CustomerColumn.name, .domain, .tenant].map { record[$0] }
    return SafeText(names.first { !$0.isEmpty } ?? "")
}

/// A job's row with its result in full.
private func itemMessage(_ item: JobItem, _ kind: JobKind, offset: Int64) -> Overlay {
    var lines = item.tenants.isEmpty ? ["Tenant    –"] : item.tenants.map { SafeText("Tenant    \($0)") }
    let place = lines.count
    lines += [
        SafeText("Result    \(item.label(of: kind).value)"),
        SafeText("Why       \(Wording.sentence(for: item.state, of: kind))"),
        SafeText("Attempts  \(item.attempts)"), SafeText("Changed   \(item.changedAt.minute(offset: offset))"),
    ]
    if kind == .linkCompanies { lines.insert(SafeText("Match     \(Wording.phrase(for: item.level))"), at: place) }
    if let company = item.company { lines.insert(SafeText("Company   \(company)"), at: place) }
    return .message(title: SafeText(item.name.isEmpty ? "(no name)" : item.name), lines: lines)
}

/// A journal entry in full.
private func journalMessage(_ entry: JournalEntry, offset: Int64) -> Overlay {
    var lines: [SafeText] = [
        SafeText("When      \(entry.at.description)"), SafeText("Who       \(entry.who)"),
        SafeText("What      \(Wording.phrase(for: entry.action))"), SafeText("About     \(entry.subject)"),
        SafeText("Evidence  \(entry.evidence.isEmpty ? "–" : entry.evidence)"), SafeText("Result    \(entry.result)"),
    ]
    if let job = entry.job { lines.append(SafeText("Job       \(job)")) }
    return .message(title: SafeText("Journal entry \(entry.id)"), lines: lines)
}
