import Core
import Screen
import Text

extension AppState {
    /// Says of the ticked subscriptions whether their licences are moved; asks first where they are many, or where users
    /// still have them.
    mutating func setLicenceWork(done: Bool) -> [Effect] {
        tickMarkedRange()
        guard let snapshot = subscriptions.snapshot else { return [] }
        let marking = LicenceMarking(subscriptions.targets, in: snapshot, done: done)
        guard !marking.rows.isEmpty else {
            toast = Toast(
                done ? "Nothing is to be noted here: no licences are due." : "None of them is marked.", .warning)
            return []
        }
        guard marking.rows.count == 1, marking.held == 0 else {
            overlays.append(.confirm(.licenceWork(marking), focus: 0))
            return []
        }
        return [.setLicenceWork(marking.rows, done: done)]
    }

    /// Opens the plan to reassign the licences of one subscription, or to take that back.
    mutating func planLicences(_ way: LicenceWay) -> [Effect] {
        guard let snapshot = subscriptions.snapshot, let record = subscriptions.target else { return [] }
        let plan = PlanState(.licences(way), rows: RowSet([record.id]), hidden: hiddenTargets)
        overlays.append(.plan(plan))
        return [.planLicences(plan.rows, way, on: snapshot)]
    }

    /// Gives a key to what only a plan of licences can do; nil where it means nothing.
    mutating func typeLicencePlan(_ press: KeyPress, _ dialog: PlanState) -> [Effect]? {
        guard case .character("o") = press.key, case .licences(let plan)? = dialog.plan,
            case .reassign(let candidate) = plan.way, !plan.candidates.isEmpty, let snapshot = subscriptions.snapshot
        else { return nil }
        var dialog = dialog
        dialog.purpose = .licences(.reassign(candidate: candidate.map { ($0 + 1) % plan.candidates.count } ?? 0))
        let effect = dialog.effect(on: snapshot)
        replaceTop(.plan(dialog))
        return [effect]
    }

    /// Has a job written down that swaps licences.
    mutating func swap(_ plan: SwapPlan) -> [Effect] {
        jobs.isBeginning = true
        toast = Toast(SafeText("Writing the job down for \(Wording.counted(plan.swaps.count, "user"))…"))
        let chosen = plan.candidates.isEmpty ? nil : plan.new
        return (chosen.map { [.chooseReplacement(plan.old.row, by: $0.facts.id)] } ?? []) + [.swapLicences(plan.swaps)]
    }

    /// Licence work was noted.
    mutating func noteLicenceWork(_ count: Int, done: Bool) -> [Effect] {
        let what = "\(Wording.counted(count, "subscription")) marked \(Wording.licenceMark(done: done))."
        let key = keymap.word(for: done ? .licencesOpen : .licencesDone)
        toast =
            count == 0
            ? Toast(done ? "They were marked already." : "None of them was marked.", .warning)
            : Toast(SafeText("\(what) \(key) takes it back."), .ok)
        return [.refresh]
    }

    /// Says of the ticked subscriptions whether they renew themselves, or takes that back.
    mutating func setRenewal(_ renews: Bool?) -> [Effect] {
        tickMarkedRange()
        return [.setRenewal(subscriptions.targets, renews: renews)]
    }

    /// A word on renewal was kept, or taken back.
    mutating func noteRenewal(_ count: Int, renews: Bool?) -> [Effect] {
        let words = renews.map { $0 ? "renews itself" : "ends" } ?? "nobody said whether it renews itself"
        toast =
            count == 0
            ? Toast("Nothing changed: their sources say it, or somebody said so already.", .warning)
            : Toast(SafeText("\(Wording.counted(count, "subscription")) marked: \(words)."), .ok)
        return [.refresh]
    }
}
