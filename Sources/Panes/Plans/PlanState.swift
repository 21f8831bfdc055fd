package import Core
package import Screen

/// What an action on many rows is about to do, and what a person looks at before saying yes.
package struct PlanState: Equatable, Sendable {
    /// The action.
    package enum Purpose: Equatable, Sendable {
        /// *Create Selected*; `anyway` overrides soft stops.
        case create(anyway: Bool)
        case link
        case letters(LetterQuestion)
        /// Open invitations are revoked, or made again.
        case invitations(InvitationAction)
        /// The licences of an old subscription's users are swapped.
        case licences(LicenceWay)
    }

    /// Which rows of the plan are listed.
    package enum Part: Int, CaseIterable, Equatable, Sendable {
        case all, act, attention, skip

        /// The fate of its rows; nil where it lists all.
        package var fate: BulkPlan.Fate? {
            switch self {
            case .all: nil
            case .act: .act
            case .attention: .attention
            case .skip: .skip
            }
        }
    }

    /// What is planned.
    package var purpose: Purpose
    /// What it was made from.
    package var rows: RowSet
    /// How many of the rows are hidden by the filter.
    package var hidden: Int
    /// The plan; nil while it is being made.
    package var plan: BulkPlan? {
        didSet { fates = plan?.fates ?? [:] }
    }
    /// How many rows of the plan have each fate: counted once, not for each frame.
    private var fates: [BulkPlan.Fate: Int] = [:]
    /// The list at the time of the plan, to draw its rows from.
    package var snapshot: ListSnapshot?
    /// What is listed.
    package var part = Part.all
    /// The marked row.
    package var cursor = ListCursor()
    /// The focused button; 0 is the safe one.
    package var focus = 0
    /// Seconds east of UTC, for moments in reasons.
    package var offset: Int64 = 0
    /// Whether `y` confirms; not after a key that means nothing here, such as the next letter of a word.
    package var isArmed = true

    /// A plan that is still to be made.
    package init(_ purpose: Purpose, rows: RowSet, hidden: Int) {
        self.purpose = purpose
        self.rows = rows
        self.hidden = hidden
    }

    /// How many rows a part lists.
    package func count(_ part: Part) -> Int {
        guard let plan else { return 0 }
        return part.fate.map { fates[$0] ?? 0 } ?? plan.count
    }

    /// The places in the plan of some of the rows on show.
    package func places(_ shown: Range<Int>) -> [Int] {
        guard let plan, !shown.isEmpty else { return [] }
        guard let fate = part.fate else { return Array(shown.clamped(to: 0..<plan.count)) }
        return Array(
            (0..<plan.count).lazy.filter { plan.fate(at: $0) == fate }.dropFirst(shown.lowerBound).prefix(shown.count))
    }

    /// Has the plan made anew.
    mutating func effect(on snapshot: ListSnapshot) -> Effect {
        plan = nil
        return switch purpose {
        case .create(let anyway): .plan(rows, anyway: anyway, on: snapshot)
        case .link: .planLinks(rows, on: snapshot)
        case .letters(let question): .planLetters(rows, question)
        case .invitations(let action): .planInvitations(rows, action, on: snapshot)
        case .licences(let way): .planLicences(rows, way, on: snapshot)
        }
    }

    /// Whether a plan that was made is the one it waits for.
    func awaits(_ plan: BulkPlan, of rows: RowSet) -> Bool {
        guard rows == self.rows else { return false }
        return switch (purpose, plan) {
        case (.create(let anyway), .create(let plan)): plan.overridden == (anyway ? rows : RowSet())
        case (.link, .link): true
        case (.letters(let question), .letters(let plan)): question.isAnswered(by: plan)
        case (.invitations(let action), .invitations(let plan)): action == plan.action
        case (.licences(let way), .licences(let plan)): way == plan.way
        default: false
        }
    }
}
