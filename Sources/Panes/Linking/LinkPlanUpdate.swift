import Core
import Screen
import Text

extension AppState {
    /// Opens the plan to link the ticked rows.
    mutating func planLinks() -> [Effect] {
        guard let snapshot = customers.snapshot else { return [] }
        let rows = customers.targets
        overlays.append(.linkPlan(LinkPlanState(rows: rows, hidden: hiddenTargets)))
        return [.planLinks(rows, on: snapshot)]
    }

    /// Shows a plan in the dialog that waits for it.
    mutating func take(_ plan: LinkPlan, of rows: RowSet, from snapshot: ListSnapshot) {
        guard case .linkPlan(var dialog)? = overlays.last, dialog.rows == rows else { return }
        dialog.plan = plan
        dialog.snapshot = snapshot
        dialog.cursor = ListCursor()
        replaceTop(.linkPlan(dialog))
    }

    /// Gives a key to the plan to link.
    mutating func typeLinkPlan(_ press: KeyPress, _ plan: LinkPlanState) -> [Effect] {
        var plan = plan
        let window = LinkPlanPlaces(plan, over: PagePlaces(size).body).rows.rows
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
        case .up, .character("k"): plan.cursor.move(by: -1, count: count, window: window)
        case .down, .character("j"): plan.cursor.move(by: 1, count: count, window: window)
        case .pageUp: plan.cursor.move(by: -window, count: count, window: window)
        case .pageDown: plan.cursor.move(by: window, count: count, window: window)
        case .home, .character("g"): plan.cursor.move(to: 0, count: count, window: window)
        case .end, .character("G"): plan.cursor.move(to: Int.max, count: count, window: window)
        default:
            plan.isArmed = false
            toast = Toast("That key means nothing here; move to the button with → and press Enter to link.", .warning)
        }
        replaceTop(.linkPlan(plan))
        return []
    }

    private mutating func confirm(_ dialog: LinkPlanState) -> [Effect] {
        guard let plan = dialog.plan else {
            toast = Toast("The plan is still being made.", .warning)
            return []
        }
        guard !plan.choices.isEmpty else {
            toast = Toast("There is nothing to link.", .warning)
            return []
        }
        overlays.removeLast()
        return link(plan.choices)
    }
}
