import Core
import Panes
import Text

/// Finds out what settings that are about to be saved would do at once.
struct SettingsWeighing: Sendable {
    /// The profile's store.
    let store: any ProfileStore
    /// What the profile reaches.
    let services: ProfileServices
    /// The clock, and who is at work.
    let surroundings: Surroundings

    /// What happens at once for each setting that is switched on.
    func consequences(of drafts: [Setting: String]) async throws -> [SwitchConsequence] {
        let saved = try store.settings()
        let settings = Settings(saved.merging(drafts) { $1 })
        func isSwitchedOn(_ setting: Setting) -> Bool {
            settings.isOn(setting) && !Settings(saved).isOn(setting)
        }
        var consequences: [SwitchConsequence] = []
        if isSwitchedOn(.createAutomatically) { consequences.append(try await creation(settings)) }
        if isSwitchedOn(.reminders) { consequences.append(try await reminders(settings)) }
        return consequences
    }

    private func creation(_ settings: Settings) async throws -> SwitchConsequence {
        let weighed = try await AutomaticPass(store: store, services: services, surroundings: surroundings).weigh(
            settings)
        let plan = weighed.plan
        let ready = RowSet(plan.customersToCreate)
        let companies = Wording.counted(plan.creating, "company", "companies")
        let count: Int
        var words: String
        switch weighed.decision {
        // It is only waited for: what is read by then may be more.
        case .create, .incomplete, .off, .stopped:
            count = plan.creating
            words = "The next synchronisation of `ferry run` or the open console would create \(companies):"
        case .aboveCeiling:
            count = 0
            words = "Nothing would be created now, though \(companies) could be."
        case .marketplaceCreates, .unattested:
            count = 0
            words = "Nothing would be created now."
        }
        if let sentence = Wording.sentence(for: weighed.decision) { words += " " + sentence }
        if weighed.left > 0 {
            words +=
                " \(Wording.counted(weighed.left, "more ready row")) share a name with a company of another tenant, "
                + "and wait for a person."
        }
        let rows = weighed.records.filter { ready.contains($0.id) }.map { record in
            SafeText("\(record[CustomerColumn.name])  \(record[CustomerColumn.tenant])")
        }
        return SwitchConsequence(
            .createAutomatically, count: count, words: SafeText(words), rows: count == 0 ? [] : rows)
    }

    private func reminders(_ settings: Settings) async throws -> SwitchConsequence {
        let result = try await ReminderPass(store: store, services: services, surroundings: surroundings).preview(
            settings)
        if let objection = Wording.objection(to: result.standing) {
            return SwitchConsequence(
                .reminders, count: 0, words: SafeText("No letter would leave. \(objection)"), rows: [])
        }
        let letters = result.letters.count
        var words = "\(Wording.counted(letters, "letter")) would leave now"
        if result.held > 0 { words += ", \(Wording.grouped(result.held)) more with the runs after" }
        let rows = result.letters.map { SafeText("\($0.to.address)  \($0.to.name)") }
        return SwitchConsequence(
            .reminders, count: letters, words: SafeText(words + (letters > 0 ? ":" : ".")), rows: rows)
    }
}
