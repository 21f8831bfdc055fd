import Core
import Screen
import Text

extension AppState {
    /// Opens the plan of an action on the ticked rows, or on the cursor's where none is ticked.
    mutating func openPlan(_ purpose: PlanState.Purpose) -> [Effect] {
        guard let list, let snapshot = list.snapshot else { return [] }
        var plan = PlanState(purpose, rows: list.targets, hidden: hiddenTargets)
        plan.offset = profile.offset
        let effect = plan.effect(on: snapshot)
        overlays.append(.plan(plan))
        return [effect]
    }

    /// Shows a plan in the dialog that waits for it.
    mutating func take(_ plan: BulkPlan, of rows: RowSet, from snapshot: ListSnapshot) {
        guard case .plan(var dialog)? = overlays.last, dialog.awaits(plan, of: rows) else { return }
        dialog.plan = plan
        dialog.snapshot = snapshot
        dialog.cursor = ListCursor()
        replaceTop(.plan(dialog))
    }

    /// Gives a key to the plan.
    mutating func typePlan(_ press: KeyPress, _ plan: PlanState) -> [Effect] {
        var plan = plan
        let window = PlanPlaces(plan, over: PagePlaces(size).body).rows.rows
        let count = plan.count(plan.part)
        switch press.key {
        case .escape, .character("n"), .character("q"):
            overlays.removeLast()
            return []
        case .character("y") where plan.isArmed: return confirm(plan)
        case .enter:
            if plan.focus == 1 { return confirm(plan) }
            overlays.removeLast()
            return []
        case .left, .right, .character("h"), .character("l"): plan.focus = 1 - plan.focus
        case .tab:
            plan.part = PlanState.Part(rawValue: (plan.part.rawValue + (press.modifiers == .shift ? 3 : 1)) % 4) ?? .all
            plan.cursor = ListCursor()
        case .up, .character("k"): plan.cursor.move(by: -1, count: count, window: window)
        case .down, .character("j"): plan.cursor.move(by: 1, count: count, window: window)
        case .pageUp: plan.cursor.move(by: -window, count: count, window: window)
        case .pageDown: plan.cursor.move(by: window, count: count, window: window)
        case .home, .character("g"): plan.cursor.move(to: 0, count: count, window: window)
        case .end, .character("G"): plan.cursor.move(to: Int.max, count: count, window: window)
        default:
            if let effects = typeCreationPlan(press, plan) ?? typeLetterPlan(press, plan)
                ?? typeLicencePlan(press, plan)
            {
                return effects
            }
            // A word that was meant for the search field must not end in a bulk action.
            plan.isArmed = false
            let verb = plan.purpose.verb
            toast = Toast(
                SafeText("That key means nothing here; move to the button with → and press Enter to \(verb)."),
                .warning)
        }
        replaceTop(.plan(plan))
        return []
    }

    /// Gives a key to what only *Create Selected* can do; nil where it means nothing.
    private mutating func typeCreationPlan(_ press: KeyPress, _ plan: PlanState) -> [Effect]? {
        guard case .create(let anyway) = plan.purpose else { return nil }
        var plan = plan
        switch press.key {
        case .character("w"):
            plan.purpose = .create(anyway: !anyway)
        case .character("o"):
            guard plan.hidden > 0, let answer = customers.answer, let answered = customers.answered else { return [] }
            plan.rows = plan.rows.intersection(answered.rows(answer))
            plan.hidden = 0
        default: return nil
        }
        guard let snapshot = customers.snapshot else { return [] }
        let effect = plan.effect(on: snapshot)
        replaceTop(.plan(plan))
        return [effect]
    }

    private mutating func confirm(_ dialog: PlanState) -> [Effect] {
        guard let plan = dialog.plan else {
            toast = Toast("The plan is still being made.", .warning)
            return []
        }
        guard dialog.count(.act) > 0 else {
            toast = Toast(SafeText("There is nothing to \(dialog.purpose.verb)."), .warning)
            return []
        }
        overlays.removeLast()
        switch plan {
        case .create(let plan): return create(plan.customersToCreate, anyway: dialog.purpose == .create(anyway: true))
        case .link(let plan): return link(plan.choices)
        case .letters(let plan): return send(plan, by: dialog.purpose)
        case .invitations(let plan): return change(plan)
        case .licences(let plan): return swap(plan)
        }
    }

    /// Has a job written down that changes invitations.
    private mutating func change(_ plan: InvitationPlan) -> [Effect] {
        jobs.isBeginning = true
        toast = Toast(SafeText("Writing the job down for \(Wording.counted(plan.users.count, "invitation"))…"))
        return [.changeInvitations(plan.users, plan.action)]
    }

    /// Has a job written down that creates companies.
    private mutating func create(_ customers: [RowID], anyway: Bool) -> [Effect] {
        jobs.isBeginning = true
        toast = Toast(SafeText("Writing the job down for \(Wording.counted(customers.count, "company", "companies"))…"))
        return [.create(customers, anyway: anyway ? RowSet(customers) : RowSet())]
    }
}
