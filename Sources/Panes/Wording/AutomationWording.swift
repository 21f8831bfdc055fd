package import Core

extension Wording {
    /// Why reminders that are switched on do not leave, in a sentence; nil where they do, or are switched off.
    package static func objection(to standing: ReminderStanding) -> String? {
        switch standing {
        case .active, .off: nil
        case .marketplaceReminds:
            "The marketplace itself reminds those who did not register, so Ferry does not; switch one of both off."
        case .unattested:
            "The marketplace does not tell whether it reminds by itself; make sure that it does not, then set "
                + "marketplaceReminds to off."
        case .unreadable:
            "A setting of reminders has a value that this Ferry does not understand; look at `ferry settings list`, and "
                + "set it anew."
        }
    }

    /// That the marketplace tells the contrary of what is attested of it, in a sentence.
    package static func contradiction(of setting: Setting, isOn: Bool) -> String {
        let what = setting == .marketplaceReminds ? "reminds" : "creates companies"
        let told = isOn ? "it \(what) by itself" : "nobody but Ferry \(what)"
        return
            "The marketplace itself tells that \(told), which goes before what is attested: this changes nothing now."
    }

    /// What automatic creation waits for, in a sentence; nil where it creates, or is switched off.
    package static func sentence(for decision: UnaskedCreation) -> String? {
        switch decision {
        case .off, .create: nil
        case .marketplaceCreates:
            "The marketplace's own automatic creation is on, which would race with Ferry; switch it off there first."
        case .unattested:
            "The marketplace does not tell whether it creates companies by itself; make sure that it does not, then "
                + "set marketplaceCreatesAutomatically to off."
        case .unreadable(let setting):
            "The setting \(setting.rawValue) has a value that this Ferry does not understand; set it anew."
        case .incomplete: "Not everything was read yet; it waits for the next complete synchronisation."
        case .stopped(let job):
            "Job \(job) stopped after too many failures; look at it, then resume or cancel it."
        case .aboveCeiling(let ready, let ceiling):
            "\(counted(ready, "customer")) are ready, more than the ceiling of \(grouped(ceiling)), so none is created "
                + "without asking: create them by hand, or raise createCeiling. It creates again as soon as no more are ready."
        }
    }
}

extension UnaskedCreation {
    /// Whether it goes on only when a person did something.
    package var asksForPerson: Bool {
        switch self {
        case .off, .incomplete, .create: false
        case .marketplaceCreates, .unattested, .unreadable, .stopped, .aboveCeiling: true
        }
    }
}
