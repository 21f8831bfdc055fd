import Core
import Panes
import Screen
import SeededRandom
import Testing
import Text

/// A console at which everything happens in random order.
private struct Monkey {
    var random: SeededRandom
    var state: AppState
    var outstanding: [Event] = []
    var version: UInt64 = 1
    var customers: [Record] = (1...300).map { number in
        let states: [(PendingState, StandingReason)] = [
            (.ready, .none), (.ready, .none), (.blocked, .needsContact), (.matched, .domainMatch),
            (.ignored, .setAside),
            (.ambiguous, .severalNameMatches), (.linked, .tenantOnMarketplace), (.checking, .companiesUnread),
        ]
        let (state, reason) = states[number % states.count]
        return customerRow(number, state, reason, name: number % 9 == 0 ? "東京 \(number)" : nil)
    }
    var nextJob: Int64 = 1
    var planWasOpen = false
    var creations = 0

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
        state = KeyScript(100, 30, synchronises: seed % 2 == 0).state
        outstanding = [.refreshed(naiveSnapshot(.customers, customers, version: 2))]
        version = 2
    }

    private static let figures = overview(of: KeyScript().state)

    private static let keys: [KeyPress] =
        ActionTable.all.flatMap(\.keys)
        + [
            "C", "C", "C", "C", "C", "C", "C", "C", "y", "y", "y", "y", "esc", "esc", "esc", "n", "w", "tab", "left",
            "right", "enter",
            "enter", "esc", "backspace", "delete", "ctrl-u", "alt-x",
            "f9",
        ]
        .compactMap { KeyPress(name: $0) } + "contoso \"!:state:ready".unicodeScalars.map { KeyPress(.character($0)) }

    mutating func step() -> [Effect] {
        planWasOpen = state.overlays.contains { if case .plan = $0 { true } else { false } }
        let effects = update(&state, event())
        for effect in effects { note(effect) }
        return effects
    }

    private mutating func event() -> Event {
        let number = Int.random(in: 0..<100, using: &random)
        if number < 30, let place = outstanding.indices.randomElement(using: &random) {
            return outstanding.remove(at: place)
        }
        switch number {
        case 30..<33: return .input(.paste(random.hostileText(upTo: 20)), at: noon)
        case 33..<40:
            let kinds: [MouseEvent.Kind] = [.press, .doubleClick, .release, .wheelUp, .wheelDown]
            let place = Position(
                row: .random(in: -1...65, using: &random), column: .random(in: -1...210, using: &random))
            return .input(.mouse(MouseEvent(kinds.randomElement(using: &random) ?? .press, at: place)), at: noon)
        case 40..<42:
            let isSmall = Int.random(in: 0..<6, using: &random) == 0
            let size = Size(
                columns: .random(in: isSmall ? 1...59 : 60...200, using: &random),
                rows: .random(in: isSmall ? 1...14 : 15...60, using: &random))
            return .input(.resized(size), at: noon)
        case 42: return refreshed()
        // A finished plan is confirmed now and then: keys at random hardly ever find its button.
        case 70..<80:
            guard case .plan(let plan)? = state.overlays.last, plan.plan != nil else { return .passed(to: noon) }
            return .input(.key(KeyPress(plan.focus == 1 ? .enter : .right)), at: noon)
        // So is a plan asked for: which keys reach it by chance changes with every new action.
        case 80..<84 where state.overlays.isEmpty && state.list?.isSearching != true:
            return .input(.key(KeyPress(.character(state.pane == .pending ? "C" : "2"))), at: noon)
        default: return .input(.key(Self.keys.randomElement(using: &random) ?? KeyPress(.enter)), at: noon)
        }
    }

    /// Some rows come and go.
    private mutating func refreshed() -> Event {
        version += 1
        let kept = customers.filter { $0.id.number % 17 != UInt32(version % 17) }
        return .refreshed(naiveSnapshot(.customers, kept, version: version))
    }

    private func invitationPlan(_ rows: RowSet, _ action: InvitationAction) -> InvitationPlan {
        let people = rows.rows.map { row in
            LetterRecipient(
                user: row, state: row.number % 3 == 0 ? .revoked : .told,
                access: row.number % 2 == 0 ? .invited : .inactive,
                contact: Contact(email: "a@example.com"), companyID: CompanyID("c"), company: "Contoso", tenant: nil,
                domain: "", culture: "")
        }
        return InvitationPlan(
            people, action,
            terms: MarketplaceTerms(
                isLocal: false, settleSeconds: 1, burst: 5, requestsPerSecond: 1, requestsPerCreation: 1,
                mailsFirstUser: nil))
    }

    /// Notes the answer that an effect will have some time.
    private mutating func note(_ effect: Effect) {
        switch effect {
        case .ask(let snapshot, let question):
            if let answer = snapshot.answer(question, { false }) { outstanding.append(.answered(answer, by: snapshot)) }
        case .plan(let rows, let anyway, let snapshot):
            let plan = CreationPlan(rows.rows.compactMap { snapshot.recordOf($0) }, anyway: anyway ? rows : RowSet())
            outstanding.append(.planned(.create(plan), of: rows, from: snapshot))
        case .create(let rows, _):
            creations += 1
            outstanding.append(.jobStarted(job(nextJob, queued: rows.count)))
            outstanding.append(
                .itemsEnded(
                    JobID(nextJob),
                    rows.prefix(5).map {
                        ItemOutcome(
                            item: item(Int($0.number)), state: .done(company: CompanyID("c"), wasThere: false),
                            evidence: "")
                    }))
            outstanding.append(.jobStopped(job(nextJob, .halted, queued: 1, done: rows.count), interrupted: false))
            nextJob += 1
        case .readItems(let id, let offset, _):
            outstanding.append(.itemsRead(id, (1...20).map { item($0) }, offset: offset))
        case .readOverview: outstanding.append(.overviewRead(Self.figures))
        case .readSettings: outstanding.append(.settingsRead([:]))
        case .weighSettings(let drafts): outstanding.append(.settingsWeighed(drafts, []))
        case .saveSettings: outstanding.append(.settingsSaved)
        case .readJobs: outstanding.append(.jobsRead(state.jobs.jobs, interrupted: [JobID(1)]))
        case .readJournal:
            let entry = JournalEntry(at: noon, who: "anna@host", action: .companyCreated, subject: "x", result: "done")
            outstanding.append(.journalRead([entry, entry]))
        case .setIgnored(let rows, let reason):
            outstanding.append(.ignoredSet(count: rows.count, ignored: reason != nil))
        case .export(let export, let replaces):
            outstanding.append(replaces ? .exported(Exported(words: "1 row written.")) : .exportBlocked(export))
        case .importFile: outstanding.append(.imported(ImportSummary(file: "x.csv", kind: .contacts)))
        default: noteService(effect)
        }
    }

    /// The same for what the services are asked.
    private mutating func noteService(_ effect: Effect) {
        switch effect {
        case .synchronise:
            outstanding += [
                .syncMoved(SyncReport(source: .customerList, done: 12, left: 5, rate: 3, secondsLeft: 2)),
                .syncEnded(.finished(syncNote(), SyncTroubles())),
            ]
        case .look(let snapshot, let question):
            if let answer = snapshot.answer(question, { false }) { outstanding.append(.looked(answer, by: snapshot)) }
        case .findCompanies(let ids): outstanding.append(.companiesFound(ids.map { company($0.description) }))
        case .planLinks(let rows, let snapshot):
            let records = rows.rows.compactMap { snapshot.recordOf($0) }
            let plan = LinkPlan(records, companies: { _ in nil }, terms: .local)
            outstanding.append(.planned(.link(plan), of: rows, from: snapshot))
        case .readPeople: outstanding += [.peopleMoved(read: 1, left: 2), .peopleEnded(nil)]
        case .link(let choices): outstanding.append(.jobStarted(job(nextJob, queued: choices.count)))
        case .planInvitations(let rows, let action, let snapshot):
            outstanding.append(.planned(.invitations(invitationPlan(rows, action)), of: rows, from: snapshot))
        case .changeInvitations(let users, _): outstanding.append(.jobStarted(job(nextJob, queued: users.count)))
        case .verify, .verifyShown: outstanding.append(.failed("No."))
        case .unlink(let id, let tenant): outstanding.append(.unlinked(id, tenant))
        case .readEvidence(let id): outstanding.append(.evidenceRead(id, evidence(id)))
        case .inquire: outstanding.append(.inquired(absence()))
        case .readRequirements: outstanding.append(.requirementsRead(findings))
        default: break
        }
    }
}

@Suite struct MonkeyTests {
    @Test(arguments: [UInt64(2), 3, 4, 5])
    func nothingThatHappensBreaksTheConsole(seed: UInt64) {
        var monkey = Monkey(seed: seed)
        for step in 0..<8000 {
            for case .create(let rows, _) in monkey.step() {
                #expect(monkey.planWasOpen && !rows.isEmpty, "seed \(seed), step \(step)")
            }
            let state = monkey.state
            for listing in Listing.allCases {
                let list = state[listing]
                #expect((0...max(0, list.count - 1)).contains(list.cursor.row), "seed \(seed), step \(step)")
                #expect(list.cursor.top <= list.cursor.row, "seed \(seed), step \(step)")
            }
            let list = state.customers
            let (all, known, shown) = (list.selection.rows.count, list.presence.known, list.presence.shown)
            #expect(shown <= known && known <= all, "seed \(seed), step \(step): \(shown) \(known) \(all)")
            if step % 5 == 0 { look(state, "seed \(seed), step \(step)") }
        }
        #expect(monkey.creations > 0, "seed \(seed)")
        for columns in stride(from: 1, through: 200, by: 13) {
            for rows in stride(from: 1, through: 60, by: 7) {
                _ = update(&monkey.state, .input(.resized(Size(columns: columns, rows: rows)), at: noon))
                look(monkey.state, "seed \(seed), \(columns) × \(rows)")
            }
        }
    }

    private func look(_ state: AppState, _ place: String) {
        let frame = render(state)
        #expect(frame.lines.count == state.size.rows, "\(place)")
        if let cursor = frame.cursor { #expect(frame.bounds.contains(cursor), "\(place)") }
    }

    @Test func everyPaneIsDrawnAtEverySize() {
        for pane in Pane.allCases {
            var script = KeyScript()
            script.state.pane = pane
            for columns in [1, 2, 10, 59, 60, 61, 79, 100, 109, 110, 200] {
                for rows in [1, 2, 3, 14, 15, 16, 17, 24, 60] {
                    script.state.size = Size(columns: columns, rows: rows)
                    #expect(render(script.state).lines.count == rows)
                }
            }
        }
    }
}
