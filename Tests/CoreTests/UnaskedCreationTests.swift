import Testing

@testable import Core

/// What automatic creation does, and when a person is asked.
@Suite struct UnaskedCreationTests {
    private func facts(
        ready: Int = 3, creates: Bool? = false, attested: String = "unknown", isComplete: Bool = true, unread: Int = 0,
        lastState: JobState? = nil, isOn: Bool = true, isLocal: Bool = false
    ) -> UnaskedCreation.Facts {
        var terms = MarketplaceTerms.local
        terms.isLocal = isLocal
        terms.createsByItself = creates
        let note = SyncNote(
            id: 1, isFull: false, startedAt: noon, endedAt: noon, isComplete: isComplete, by: "mia@example")
        let job = lastState.map {
            Job(
                id: JobID(4), kind: .createCompanies, state: $0, createdAt: noon, endedAt: nil,
                by: "mia@example (automatic)", counts: JobCounts())
        }
        return UnaskedCreation.Facts(
            settings: Settings([
                .createAutomatically: isOn ? "true" : "false", .createCeiling: "3",
                .marketplaceCreatesAutomatically: attested,
            ]), terms: terms,
            memory: SyncMemory(
                last: note, open: nil, sources: [:],
                mirror: MirrorState(isRemote: !isLocal, isListRead: true, unread: unread)),
            lastJob: job, plan: CreationPlan((0..<ready).map { record($0 + 1) }))
    }

    @Test func aValueThatNobodyUnderstandsCreatesNothing() {
        for (setting, value) in [
            (Setting.safeToCreate, "contact-confirmed"), (.createCeiling, "-5"),
            (.marketplaceCreatesAutomatically, "maybe"),
        ] {
            var facts = facts()
            facts.settings = Settings([.createAutomatically: "true", setting: value])
            #expect(UnaskedCreation(facts) == .unreadable(setting))
        }
        let reminders = Settings([.reminders: "true", .letterCeiling: "-5"])
        #expect(ReminderStanding(reminders, remindsByItself: false) == .unreadable)
        #expect(ReminderStanding(Settings([.reminders: "weekly"]), remindsByItself: false) == .off)
    }

    @Test func itCreatesWhatIsReadyUnderTheCeiling() {
        #expect(UnaskedCreation(facts()) == .create([RowID(1), RowID(2), RowID(3)]))
        #expect(UnaskedCreation(facts(ready: 0)) == .create([]))
        #expect(UnaskedCreation(facts(ready: 4)) == .aboveCeiling(ready: 4, ceiling: 3))
        #expect(UnaskedCreation(facts(isOn: false)) == .off)
    }

    @Test func theMarketplacesOwnCreationIsNeverRacedWith() {
        #expect(UnaskedCreation(facts(creates: true)) == .marketplaceCreates)
        #expect(UnaskedCreation(facts(creates: true, attested: "off")) == .marketplaceCreates)
        #expect(UnaskedCreation(facts(creates: nil)) == .unattested)
        #expect(UnaskedCreation(facts(creates: nil, attested: "on")) == .marketplaceCreates)
        #expect(UnaskedCreation(facts(creates: nil, attested: "off")) != .unattested)
    }

    @Test func itWaitsForTheWholeMirror() {
        #expect(UnaskedCreation(facts(isComplete: false)) == .incomplete)
        #expect(UnaskedCreation(facts(unread: 1)) == .incomplete)
        #expect(UnaskedCreation(facts(creates: nil, isComplete: false, isLocal: true)) != .incomplete)
    }

    @Test func aJobThatStoppedItselfIsLookedAtFirst() {
        #expect(UnaskedCreation(facts(lastState: .halted)) == .stopped(JobID(4)))
        #expect(UnaskedCreation(facts(lastState: .done)) == .create([RowID(1), RowID(2), RowID(3)]))
    }

    @Test func whoeverWasAtWorkStaysVisible() {
        let surroundings = Surroundings(who: "mia@example") { noon }.automatic
        #expect(Surroundings.isAutomatic(surroundings.who) && surroundings.automatic.who == surroundings.who)
        #expect(!Surroundings.isAutomatic("mia@example"))
    }
}
