/// What automatic creation does after a synchronisation: nothing that a person would have to be asked for.
package enum UnaskedCreation: Equatable, Sendable {
    /// It is switched off: everything waits in Pending Companies.
    case off
    /// The marketplace creates companies itself, which would race with Ferry.
    case marketplaceCreates
    /// Nobody knows whether the marketplace creates companies itself.
    case unattested
    /// A setting has a value that this Ferry does not understand, so that nobody knows what may be created.
    case unreadable(Setting)
    /// Something that could be a customer's company was not read yet.
    case incomplete
    /// The last automatic job stopped itself, and a person did not look at it yet.
    case stopped(JobID)
    /// More customers are ready than one run may create.
    case aboveCeiling(ready: Int, ceiling: Int)
    /// These customers get their companies; possibly none.
    case create([RowID])

    /// What is known when it is decided.
    package struct Facts: Sendable {
        /// The settings.
        package var settings: Settings
        /// The marketplace.
        package var terms: MarketplaceTerms
        /// What was read, and how far.
        package var memory: SyncMemory
        /// The newest job that was written down automatically; nil when there was none.
        package var lastJob: Job?
        /// The plan of all customers that are ready.
        package var plan: CreationPlan

        /// Facts.
        package init(
            settings: Settings, terms: MarketplaceTerms, memory: SyncMemory, lastJob: Job?, plan: CreationPlan
        ) {
            self.settings = settings
            self.terms = terms
            self.memory = memory
            self.lastJob = lastJob
            self.plan = plan
        }
    }

    /// The settings by which it decides.
    package static let settings: [Setting] = [
        .safeToCreate, .marketplaceCreatesAutomatically, .createCeiling, .inviteAdministratorOnCreation,
    ]

    /// Decides.
    package init(_ facts: Facts) {
        let ceiling = facts.settings.number(.createCeiling)
        if !facts.settings.isOn(.createAutomatically) {
            self = .off
        } else if let setting = facts.settings.unreadable(of: Self.settings) {
            self = .unreadable(setting)
        } else if let refusal = Self.refusal(facts) {
            self = refusal
        } else if let job = facts.lastJob, job.state == .halted {
            self = .stopped(job.id)
        } else if facts.plan.creating > ceiling {
            self = .aboveCeiling(ready: facts.plan.creating, ceiling: ceiling)
        } else {
            self = .create(facts.plan.customersToCreate)
        }
    }

    /// Why nothing may be created whoever is ready.
    private static func refusal(_ facts: Facts) -> UnaskedCreation? {
        if !facts.terms.isLocal {
            let attested = facts.settings[.marketplaceCreatesAutomatically]
            let creates = facts.terms.createsByItself ?? (attested == "unknown" ? nil : attested == "on")
            guard let creates else { return .unattested }
            if creates { return .marketplaceCreates }
        }
        let wasReadToItsEnd = facts.terms.isLocal || facts.memory.last?.isComplete == true && facts.memory.open == nil
        return wasReadToItsEnd && !facts.memory.mirror.hasUnreadCompanies ? nil : .incomplete
    }
}

extension Surroundings {
    private static let mark = " (automatic)"

    /// The same surroundings, with the one who is at work marked as nobody's hand.
    package var automatic: Surroundings {
        var automatic = self
        if !Self.isAutomatic(who) { automatic.who += Self.mark }
        return automatic
    }

    /// Whether somebody who did something was Ferry by itself.
    package static func isAutomatic(_ who: String) -> Bool { who.hasSuffix(mark) }
}

extension Job {
    /// Whether Ferry wrote it down by itself.
    package var isAutomatic: Bool { Surroundings.isAutomatic(by) }
}
