import Core
import Screen
import Text

extension AppState {
    /// Gives a key to the plan.
    mutating func typePlan(_ press: KeyPress, _ plan: PlanState) -> [Effect] {
        var plan = plan
        let window = PlanPlaces(plan, over: PagePlaces(size).body).rows.rows
        let count = plan.entries.count
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
        case .character("w"):
            guard let snapshot = customers.snapshot else { return [] }
            plan.anyway.toggle()
            plan.plan = nil
            replaceTop(.plan(plan))
            return [.plan(plan.rows, anyway: plan.anyway, on: snapshot)]
        case .character("o"): return narrow(plan)
        case .up, .character("k"): plan.cursor.move(by: -1, count: count, window: window)
        case .down, .character("j"): plan.cursor.move(by: 1, count: count, window: window)
        case .pageUp: plan.cursor.move(by: -window, count: count, window: window)
        case .pageDown: plan.cursor.move(by: window, count: count, window: window)
        case .home, .character("g"): plan.cursor.move(to: 0, count: count, window: window)
        case .end, .character("G"): plan.cursor.move(to: Int.max, count: count, window: window)
        default:
            // A word that was meant for the search field must not end in a creation.
            plan.isArmed = false
            toast = Toast("That key means nothing here; move to the button with → and press Enter to create.", .warning)
        }
        replaceTop(.plan(plan))
        return []
    }

    /// Plans anew for the rows on show alone, where the filter hides some.
    private mutating func narrow(_ dialog: PlanState) -> [Effect] {
        guard dialog.hidden > 0, let snapshot = customers.snapshot, let answer = customers.answer,
            let answered = customers.answered
        else { return [] }
        var plan = dialog
        plan.rows = dialog.rows.intersection(answered.rows(answer))
        plan.hidden = 0
        plan.plan = nil
        replaceTop(.plan(plan))
        return [.plan(plan.rows, anyway: plan.anyway, on: snapshot)]
    }

    private mutating func confirm(_ dialog: PlanState) -> [Effect] {
        guard let plan = dialog.plan else {
            toast = Toast("The plan is still being made.", .warning)
            return []
        }
        guard plan.creating > 0 else {
            toast = Toast("There is nothing to create.", .warning)
            return []
        }
        overlays.removeLast()
        let customers = plan.customersToCreate
        jobs.isBeginning = true
        toast = Toast(SafeText("Writing the job down for \(Wording.counted(customers.count, "company", "companies"))…"))
        return [.create(customers, anyway: dialog.anyway ? RowSet(customers) : RowSet())]
    }
}
