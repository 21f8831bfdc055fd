import Core
import Panes
import Screen
import Testing
import Text

/// A console in a test: keys go in by name, questions and plans are answered at once by naive lists.
struct KeyScript {
    /// The console.
    var state: AppState
    /// What the last keys asked for, without the questions and plans that were answered here.
    var effects: [Effect] = []
    /// All that was asked for since the start.
    var history: [Effect] = []

    /// Thirty customers in several states, with two companies and two administrators.
    static let customers: [Record] =
        (1...20).map { customerRow($0) } + (21...24).map { customerRow($0, .blocked, .needsContact) }
        + [
            customerRow(25, .matched, .domainMatch), customerRow(26, .ambiguous, .severalNameMatches),
            customerRow(27, .ignored, .setAside), customerRow(28, .unknown, .outcomeUnknown),
            customerRow(29, .linked, .tenantOnMarketplace), customerRow(30, .created, .createdByFerry),
        ]

    init(
        _ columns: Int = 120, _ rows: Int = 40, customers: [Record] = Self.customers, readOnly: Bool = false,
        sandbox: Bool = false, title: SafeText = "Contoso Marketplace", keymap: Keymap = Keymap(),
        synchronises: Bool = false, companies: [Record] = [companyRow(1), companyRow(2)]
    ) {
        let profile = ProfileFacts(
            title: title, isSandbox: sandbox, isReadOnly: readOnly, marketplace: "this store",
            configurationFile: "~/.config/ferry/config.yaml", offset: 0, synchronises: synchronises)
        state = AppState(
            size: Size(columns: columns, rows: rows), profile: profile, keymap: keymap, now: noon, theme: "default",
            themeNames: ["default", "light", "mono"])
        let isEmpty = customers.isEmpty
        send(.refreshed(naiveSnapshot(.customers, customers)))
        send(.refreshed(naiveSnapshot(.companies, isEmpty ? [] : companies)))
        send(.refreshed(naiveSnapshot(.invitations, isEmpty ? [] : [invitationRow(1), invitationRow(2)])))
        effects = []
        history = []
    }

    /// Takes an event in and answers what can be answered here.
    mutating func send(_ event: Event) {
        for effect in update(&state, event) {
            switch effect {
            case .ask(let snapshot, let question):
                if let answer = snapshot.answer(question, { false }) { send(.answered(answer, by: snapshot)) }
            case .plan(let rows, let anyway, let snapshot): send(plan(rows, anyway, snapshot))
            case .look(let snapshot, let question):
                if let answer = snapshot.answer(question, { false }) { send(.looked(answer, by: snapshot)) }
            case .readOverview: send(.overviewRead(overview))
            case .planLinks(let rows, let snapshot):
                let records = rows.rows.compactMap { snapshot.recordOf($0) }
                let plan = LinkPlan(records, companies: { _ in nil }, terms: .local)
                send(.planned(.link(plan), of: rows, from: snapshot))
            default:
                effects.append(effect)
                history.append(effect)
            }
        }
    }

    /// What Overview shows of the lists at hand.
    var overview: Overview { PanesTests.overview(of: state) }

    /// The event that a plan comes back with.
    func plan(_ rows: RowSet, _ anyway: Bool, _ snapshot: ListSnapshot) -> Event {
        let records = rows.rows.compactMap { snapshot.recordOf($0) }
        return .planned(.create(CreationPlan(records, anyway: anyway ? rows : RowSet())), of: rows, from: snapshot)
    }

    /// Presses keys by their names, separated by blanks.
    mutating func press(_ names: String) {
        effects = []
        for name in names.split(separator: " ") {
            guard let press = KeyPress(name: String(name)) else {
                Issue.record("There is no key \(name).")
                continue
            }
            send(.input(.key(press), at: noon))
        }
    }

    /// Types a text, key by key.
    mutating func type(_ text: String) {
        effects = []
        for scalar in text.unicodeScalars { send(.input(.key(KeyPress(.character(scalar))), at: noon)) }
    }

    /// Gives one input.
    mutating func input(_ input: Input) {
        effects = []
        send(.input(input, at: noon))
    }

    /// Clicks a cell.
    mutating func click(_ row: Int, _ column: Int, _ kind: MouseEvent.Kind = .press) {
        input(.mouse(MouseEvent(kind, at: Position(row: row, column: column))))
    }

    /// The page's lines.
    var lines: [String] { render(state).lines }
    /// The page as one text.
    var page: String { lines.joined(separator: "\n") }
    /// The number of the cursor's row.
    var current: UInt32? { state.list?.current?.id.number }
    /// The numbers of the ticked rows.
    var ticked: [UInt32] { state.customers.selection.rows.rows.map(\.number) }
    /// The last word.
    var toast: String { state.toast?.text.value ?? "" }
    /// The plan dialog on top; nil when there is none.
    var planDialog: PlanState? { if case .plan(let plan)? = state.overlays.last { plan } else { nil } }
    /// The plan to create in that dialog; nil when there is none.
    var creationPlan: CreationPlan? { if case .create(let plan)? = planDialog?.plan { plan } else { nil } }
}

/// What Overview shows of the lists that a console has.
func overview(of state: AppState) -> Overview {
    var lists: [Listing: ListSnapshot] = [:]
    for listing in Listing.allCases { lists[listing] = state[listing].snapshot }
    return OverviewReading(
        lists: lists, jobs: state.jobs.jobs, memory: state.sync.memory,
        sources: OverviewSourceNotes(imports: state.lastImport.map { [$0] } ?? []), now: noon
    ).overview()
}

/// A job of a few rows.
func job(
    _ number: Int64 = 1, _ state: JobState = .running, queued: Int = 0, done: Int = 0, failed: Int = 0, unknown: Int = 0
) -> Job {
    var counts = JobCounts()
    (counts.queued, counts.done, counts.failed, counts.unknown) = (queued, done, failed, unknown)
    return Job(
        id: JobID(number), kind: .createCompanies, state: state, createdAt: noon, endedAt: nil, by: "anna@host",
        counts: counts)
}

/// A job's item for a customer.
func item(_ customer: Int, _ state: ItemState = .queued, name: String? = nil) -> JobItem {
    JobItem(
        id: Int64(customer), job: JobID(1), customer: RowID(UInt32(customer)), tenant: tenant(customer),
        name: name ?? "Contoso \(customer)", state: state, attempts: 1, changedAt: noon)
}
