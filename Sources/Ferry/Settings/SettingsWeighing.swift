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

    /// What lets reminders leave, beside the switch.
    private static let ofReminders = Set(ReminderStanding.settings)
    /// What lets companies be created, beside the switch.
    private static let ofCreation = Set(UnaskedCreation.settings)

    /// What a person says of the marketplace.
    private static let attestations: Set<Setting> = [.marketplaceReminds, .marketplaceCreatesAutomatically]

    /// Whether settings could let anything happen at once.
    static func weighs(_ drafts: [Setting: String]) -> Bool {
        drafts.contains { setting, value in
            [.createAutomatically, .reminders].contains(setting)
                ? value == "true" : ofReminders.contains(setting) || ofCreation.contains(setting)
        }
    }

    /// What happens at once by settings that switch something on, or that let more happen of what is on.
    func consequences(of drafts: [Setting: String]) async throws -> [SwitchConsequence] {
        let values = try store.settings()
        let (saved, settings) = (Settings(values), Settings(values.merging(drafts) { $1 }))
        var consequences = await contradictions(to: drafts)
        if settings.isOn(.createAutomatically) {
            if !saved.isOn(.createAutomatically) {
                consequences.append(try await creation(settings))
            } else if !Self.ofCreation.isDisjoint(with: drafts.keys) {
                consequences += try await more(creation(settings), than: creation(saved))
            }
        }
        if settings.isOn(.createAutomatically), saved.isOn(.createAutomatically),
            settings.isOn(.inviteAdministratorOnCreation), !saved.isOn(.inviteAdministratorOnCreation)
        {
            consequences += try await letters(with: creation(settings))
        }
        if settings.isOn(.reminders) {
            if !saved.isOn(.reminders) {
                consequences.append(try await reminders(settings))
            } else if !Self.ofReminders.isDisjoint(with: drafts.keys) {
                consequences += try await more(reminders(settings), than: reminders(saved))
            }
        }
        return consequences
    }

    /// What is attested of the marketplace although it tells the contrary, which goes before.
    private func contradictions(to drafts: [Setting: String]) async -> [SwitchConsequence] {
        let attested = drafts.filter { Self.attestations.contains($0.key) && $0.value != "unknown" }
        guard !attested.isEmpty, let told = await services.marketplaceSettings?() else { return [] }
        return attested.sorted { $0.key.rawValue < $1.key.rawValue }.compactMap { setting, value in
            guard let isOn = setting.counterpart.flatMap({ told.switches[$0] }),
                setting.compared(value, with: isOn) == .differs
            else { return nil }
            return SwitchConsequence(
                setting, count: 0, words: SafeText(Wording.contradiction(of: setting, isOn: isOn)), rows: [])
        }
    }

    /// A consequence that has to be confirmed, where it goes beyond what happens already.
    private func more(_ after: SwitchConsequence, than before: SwitchConsequence) -> [SwitchConsequence] {
        guard after.count > before.count else { return [] }
        var after = after
        after.isSwitchedOn = false
        return [after]
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
        case .marketplaceCreates, .unattested, .unreadable:
            count = 0
            words = "Nothing would be created now."
        }
        if let sentence = Wording.sentence(for: weighed.decision) { words += " " + sentence }
        if weighed.left > 0 {
            let (share, wait) = weighed.left == 1 ? ("shares", "waits") : ("share", "wait")
            words +=
                " \(Wording.counted(weighed.left, "more ready row")) \(share) a name with a company of another tenant, "
                + "and \(wait) for a person."
        }
        if count > 0, settings.isOn(.inviteAdministratorOnCreation) {
            words += " Their administrators get their letter at once."
        }
        let rows = weighed.records.filter { ready.contains($0.id) }.map { record in
            SafeText("\(record[CustomerColumn.name])  \(record[CustomerColumn.tenant])")
        }
        return SwitchConsequence(
            .createAutomatically, count: count, words: SafeText(words), rows: count == 0 ? [] : rows)
    }

    /// The letters that automatic creation would bring from now on; none where it would create nothing now.
    private func letters(with creation: SwitchConsequence) -> [SwitchConsequence] {
        guard creation.count > 0 else { return [] }
        let who = Wording.counted(creation.count, "administrator")
        let words = "With the next automatic creation \(who) would get their letter at once, those of:"
        return [
            SwitchConsequence(
                .inviteAdministratorOnCreation, count: creation.count, words: SafeText(words), rows: creation.rows)
        ]
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
