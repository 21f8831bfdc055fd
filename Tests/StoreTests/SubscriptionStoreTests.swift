import Core
import Store
import Testing

/// Subscriptions in a real store.
@Suite struct SubscriptionStoreTests {
    private let folder: TemporaryFolder
    private let store: SQLiteStore
    private let today = Day(of: noon)

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore.open(path: folder.store)
        try store.bringIn(lines(1...6))
    }

    private func facts(
        _ id: String, _ source: SubscriptionFacts.Source = .partnerCenter, of number: UInt64 = 1, ends: Int = 12,
        renews: Bool? = false, _ change: (inout SubscriptionFacts) -> Void = { _ in }
    ) -> SubscriptionFacts {
        var facts = SubscriptionFacts(id: id, tenant: tenant(number), source: source)
        facts.offer = "Office 365 Business Premium"
        facts.offerID = "BD938F12-058F-4927-BBA3-AE36B1D2501C"
        facts.quantity = 10
        facts.status = .active
        facts.end = .on(today.adding(ends))
        facts.renews = renews
        change(&facts)
        return facts
    }

    private func read(_ all: SubscriptionFacts..., of number: UInt64 = 1, at: Timestamp = noon) throws {
        try store.subscriptionsRead(
            TenantSubscriptions(all, complete: [.partnerCenter]), of: tenant(number), at: at)
    }

    private func listed() throws -> [Record] {
        let snapshot = try store.snapshot(.subscriptions)
        let question = ListQuestion(sort: Listing.subscriptions.usualSort)
        let answer = try #require(snapshot.answer(question) { false })
        return (0..<answer.count).map { snapshot.record(answer.slot($0)) }
    }

    private func states() throws -> [String: SubscriptionState] {
        Dictionary(
            uniqueKeysWithValues: try listed().map {
                ($0[SubscriptionColumn.id], SubscriptionState(rawValue: $0.state) ?? .unclear)
            })
    }

    /// Carries the swaps of a new job out.
    private func carryOut(_ swaps: [LicenceSwap]) throws -> Job {
        let job = try store.createReassignmentJob(swaps, by: "mia", at: noon)
        let items = try store.claim(9, of: job.id, by: "mia", at: noon)
        let outcomes = items.map {
            ItemOutcome(item: $0, state: .done(company: JobItem.noCompany, wasThere: false), evidence: "")
        }
        try store.finish(outcomes, of: job.id, by: "mia", at: noon)
        return job
    }

    @Test func licencesAreMarkedAsMovedWithTheLastUserAndNotAnyMoreOnceOneHasThemBack() throws {
        try read(
            facts("old") {
                $0.product = tenant(90)
                $0.users = 2
            })
        let swaps = ["ada", "joe"].map {
            LicenceSwap(
                subscription: "old", tenant: tenant(1), user: $0, principal: "\($0)@example.com",
                added: ProductID(tenant(91)), removed: ProductID(tenant(90)))
        }
        let job = try carryOut([swaps[0]])
        var row = try #require(try listed().first)
        #expect(row[SubscriptionColumn.Number.users] == 1 && row[SubscriptionColumn.licences] == "due")
        #expect(try store.markMoved(["old"], by: job.id, by: "mia", at: noon) == 0)
        let last = try carryOut([swaps[1]])
        // Only what was just counted is marked: what the store reckons may be wrong.
        #expect(try store.markMoved([], by: last.id, by: "mia", at: noon) == 0)
        #expect(try store.markMoved(["old"], by: last.id, by: "mia", at: noon) == 1)
        row = try #require(try listed().first)
        #expect(row[SubscriptionColumn.Number.users] == 0 && row[SubscriptionColumn.licences] == "done")
        #expect(row[SubscriptionColumn.doneBy] == "mia" && row[SubscriptionColumn.Number.doneAt] == noon.seconds)
        let standing = try store.standingSwaps(of: "old")
        let undo = try carryOut([try #require(standing[0].swap.undone(standing[0].number))])
        row = try #require(try listed().first)
        #expect(row[SubscriptionColumn.Number.users] == 1 && row[SubscriptionColumn.licences] == "due")
        #expect(row[SubscriptionColumn.doneBy].isEmpty)
        #expect(try store.job(job.id)?.kind == .reassignLicences && store.job(undo.id)?.kind == .undoReassignment)
        let journal = try store.journal(since: nil, before: nil, limit: 9)
        #expect(
            journal.map(\.action).filter { "\($0)".hasPrefix("licencesMarked") } == [
                .licencesMarkedOpen, .licencesMarkedDone,
            ])
        let given = try #require(journal.first { $0.action == .licenceGivenBack })
        #expect(given.result == "done: \(tenant(90)) in place of \(tenant(91)), subscription old")
    }

    private func old(users: Int) -> SubscriptionFacts {
        facts("old") {
            $0.product = tenant(90)
            $0.users = users
        }
    }

    private func markedBy() throws -> String? { try listed().first?[SubscriptionColumn.doneBy] }

    @Test func aMarkThatFerrySetGoesOnceSomebodyHasALicenceAgainAndAPersonsStays() throws {
        try read(old(users: 1))
        let job = try carryOut([swap("ada")])
        #expect(try store.markMoved(["old"], by: job.id, by: "mia", at: noon) == 1)
        #expect(try markedBy() == "mia")
        try read(old(users: 0))
        #expect(try markedBy() == "mia")
        // Who gets one by another job is to be moved at once, though nothing was read since.
        var back = swap("joe")
        (back.added, back.removed) = (ProductID(tenant(90)), ProductID(tenant(91)))
        _ = try carryOut([back])
        #expect(try listed().first?[SubscriptionColumn.licences] == "due")
        try read(old(users: 0))
        #expect(try store.markMoved(["old"], by: job.id, by: "mia", at: noon) == 1)
        try read(old(users: 1))
        #expect(try markedBy() == "")
        let row = try #require(try listed().first).id
        #expect(try store.setLicenceWork(done: true, of: [row], by: "bo", at: noon) == 1)
        try read(old(users: 1))
        #expect(try markedBy() == "bo")
        // From the moment at which something is to be given back nothing counts as moved, whatever becomes of it.
        let standing = try #require(try store.standingSwaps(of: "old").first)
        _ = try store.createReassignmentJob([try #require(standing.swap.undone(standing.number))], by: "mia", at: noon)
        #expect(try markedBy() == "")
    }

    private func swap(_ user: String) -> LicenceSwap {
        LicenceSwap(
            subscription: "old", tenant: tenant(1), user: user, principal: "\(user)@example.com",
            added: ProductID(tenant(91)), removed: ProductID(tenant(90)))
    }

    /// A job that was cut moves on when it is resumed: what was given back meanwhile would be moved again.
    @Test func nothingIsGivenBackWhileSomebodyIsStillToBeMoved() throws {
        try read(facts("old"))
        _ = try carryOut([swap("ada")])
        let cut = try store.createReassignmentJob([swap("joe")], by: "mia", at: noon)
        #expect(try store.openReassignment(of: "old", tenant(1)) == cut.id)
        #expect(try store.openReassignment(of: "old", tenant(2)) == nil)
        let standing = try store.standingSwaps(of: "old")
        let back = try store.createReassignmentJob(
            standing.compactMap { $0.swap.undone($0.number) }, by: "mia", at: noon)
        #expect(try store.allItems(back.id).map(\.state) == [.skipped(.inOtherJob)])
        try store.setState(.cancelled, of: cut.id, by: "mia", at: noon)
        #expect(try store.openReassignment(of: "old", tenant(1)) == nil)
    }

    @Test func aCountThatBeganBeforeUsersWereMovedDoesNotTakeThemBack() throws {
        let counted = facts("old") {
            $0.product = tenant(90)
            $0.users = 2
        }
        try read(counted)
        let before = try store.newestEntry()
        _ = try carryOut([swap("ada")])
        var late = TenantSubscriptions([counted], complete: [.partnerCenter])
        late.begunAfter = before
        try store.subscriptionsRead(late, of: tenant(1), at: noon)
        #expect(try listed().first?[SubscriptionColumn.Number.users] == 1)
        late.begunAfter = try store.newestEntry()
        try store.subscriptionsRead(late, of: tenant(1), at: noon)
        #expect(try listed().first?[SubscriptionColumn.Number.users] == 2)
    }

    @Test func whatTheJournalSpeaksOfHasATenant() throws {
        let guid = "4f26a5ca-c468-4715-8fc5-a14f28bcc29b"
        try read(facts("sub-1"), facts(guid))
        try store.mirror([
            company("c7", name: "Contoso", tenant: tenant(4), administrator: Contact(email: "ada@example.com"))
        ])
        let subjects: Set = [
            "sub-1", "c7", "ADA@example.com", "ada@example.com, of joe@example.com", "ada@example.com of \(tenant(5))",
            "\(tenant(6))", "createCeiling", "job 3", guid,
        ]
        #expect(
            try store.tenants(named: subjects) == [
                "sub-1": [tenant(1)], "c7": [tenant(4)], "ADA@example.com": [tenant(4)],
                "ada@example.com, of joe@example.com": [tenant(4)], "ada@example.com of \(tenant(5))": [tenant(5)],
                "\(tenant(6))": [tenant(6)], guid: [tenant(1)],
            ])
    }

    @Test func whatIsReadIsListedWithItsCompany() throws {
        try read(facts("A"), facts("b", ends: 200, renews: true) { $0.offerID = "P:S:A" })
        let rows = try listed()
        #expect(rows.map { $0[SubscriptionColumn.id] } == ["a", "b"])
        #expect(rows.map { $0[SubscriptionColumn.program] } == ["legacy-csp", "new-commerce"])
        #expect(rows.map { $0[SubscriptionColumn.company] } == ["Customer 1", "Customer 1"])
        #expect(rows[0][SubscriptionColumn.cover] == "active" && rows[0][SubscriptionColumn.licences] == "none")
        #expect(rows[0][SubscriptionColumn.Number.endsOn] == today.adding(12).start.seconds)
        let again = try store.snapshot(.subscriptions).version
        _ = try store.renewSubscriptions(at: noon)
        #expect(try store.snapshot(.subscriptions).version == again)
    }

    @Test func whatACompleteListLacksIsGoneAndComesBack() throws {
        try read(facts("a"), facts("b"))
        try read(facts("b"))
        #expect(try states() == ["a": .deleted, "b": .ending])
        // A list that could not be read says nothing, and neither does another source's.
        try store.subscriptionsRead(TenantSubscriptions([], complete: []), of: tenant(1), at: noon)
        try store.subscriptionsRead(TenantSubscriptions([], complete: [.graph]), of: tenant(1), at: noon)
        #expect(try states()["b"] == .ending)
        try read(facts("a"), facts("b"))
        #expect(try states()["a"] == .ending)
    }

    @Test func timeAloneChangesTheList() throws {
        try read(facts("a") { $0.stated = .direct }, facts("b", renews: true), facts("c", ends: 100))
        let later = { (days: Int64) in noon.adding(seconds: days * 86_400) }
        #expect(try store.renewSubscriptions(at: later(12)) == 0)
        #expect(try store.renewSubscriptions(at: later(13)) == 1)
        #expect(try states() == ["a": .expired, "b": .renews, "c": .ends])
        #expect(try store.renewSubscriptions(at: later(43)) == 1)
        #expect(try states()["a"] == .disabled)
        #expect(try store.renewSubscriptions(at: later(500)) == 2)
        #expect(try states() == ["a": .deleted, "b": .renews, "c": .deleted])
        #expect(try store.renewSubscriptions(at: later(500)) == 0)
    }

    @Test func marksStayWhateverIsRead() throws {
        try read(facts("a"), facts("b"))
        let rows = try listed().map(\.id)
        #expect(try store.setLicenceWork(done: true, of: rows, by: "mia\u{1B}@host", at: noon) == 2)
        #expect(try store.setLicenceWork(done: true, of: rows, by: "bo", at: noon) == 0)
        try read(facts("a", ends: -3), facts("b"))
        let marked = try #require(try listed().first { $0[SubscriptionColumn.id] == "a" })
        #expect(marked[SubscriptionColumn.licences] == "done" && marked[SubscriptionColumn.doneBy] == "mia@host")
        #expect(marked[SubscriptionColumn.Number.doneAt] == noon.seconds)
        #expect(marked[SubscriptionColumn.Number.hand] > SubscriptionStanding.lastHand)
        #expect(try store.setLicenceWork(done: false, of: [marked.id], by: "bo", at: noon) == 1)
        #expect(try store.actions().filter { $0 == .licencesMarkedDone }.count == 2)
        #expect(try store.actions().first == .licencesMarkedOpen)
    }

    private func renews() throws -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: try listed().map {
                ($0[SubscriptionColumn.id], "\($0[SubscriptionColumn.renews]) \($0[SubscriptionColumn.saidBy])")
            })
    }

    private func readGraph(_ all: SubscriptionFacts...) throws {
        try store.subscriptionsRead(TenantSubscriptions(all, complete: [.graph]), of: tenant(1), at: noon)
    }

    @Test func aWordOnRenewalHoldsUntilASourceSaysIt() throws {
        func seen(_ id: String, ends: Int = 12, renews: Bool? = nil) -> SubscriptionFacts {
            facts(id, .graph, ends: ends, renews: renews) { $0.owner = .customer }
        }
        try readGraph(seen("a"), seen("b"), seen("c"), seen("told", renews: true))
        #expect(try states()["a"] == .unclear)
        let rows = Dictionary(uniqueKeysWithValues: try listed().map { ($0[SubscriptionColumn.id], $0.id) })
        let all = ["a", "b", "told"].compactMap { rows[$0] }
        #expect(try store.setRenewal(false, of: all, by: "mia\u{1B}@host", at: noon) == 2)
        #expect(try store.setRenewal(false, of: all, by: "bo", at: noon) == 0)
        #expect(try states() == ["a": .ending, "b": .ending, "c": .unclear, "told": .renews])
        #expect(try renews() == ["a": "no mia@host", "b": "no mia@host", "c": " ", "told": "yes "])
        // A reading that says nothing of it leaves the word; one that does, or that shows a later end, takes its place.
        try readGraph(seen("a"), seen("b", renews: true), seen("c"), seen("told", renews: true))
        #expect(try renews() == ["a": "no mia@host", "b": "yes ", "c": " ", "told": "yes "])
        try readGraph(seen("a", ends: 377), seen("b"), seen("c"), seen("told"))
        #expect(try renews()["a"] == " ")
        #expect(try states()["a"] == .unclear)
        let other = [rows["a"], rows["c"]].compactMap { $0 }
        #expect(try store.setRenewal(true, of: other, by: "bo", at: noon) == 2)
        try readGraph(seen("a", ends: 700), seen("b"), seen("c"), seen("told"))
        #expect(try renews()["a"] == "yes bo")
        #expect(try states()["a"] == .renews)
        #expect(try store.setRenewal(nil, of: other, by: "bo", at: noon) == 2)
        #expect(try states()["c"] == .unclear)
        let actions = try store.actions()
        #expect(actions.filter { $0 == .renewalStated }.count == 4)
        #expect(actions.filter { $0 == .renewalTakenBack }.count == 2)
    }

    /// A day comes near without anybody doing anything.
    @Test func whatNobodySaidComesForwardInTime() throws {
        try readGraph(facts("a", .graph, ends: 40, renews: nil))
        func hand() throws -> Bool {
            try listed().allSatisfy { $0[SubscriptionColumn.Number.hand] <= SubscriptionStanding.lastHand }
        }
        #expect(try !hand())
        #expect(try store.renewSubscriptions(at: noon.adding(seconds: 9 * 86_400)) == 0)
        #expect(try store.renewSubscriptions(at: noon.adding(seconds: 10 * 86_400)) == 1)
        #expect(try hand())
    }

    @Test func theAgesOfReadingsAreTold() throws {
        try store.mirror((1...3).map { company("c\($0)", name: "Customer \($0)", tenant: tenant($0)) })
        let due = ReadingDue(Settings([:]), at: noon)
        #expect(try store.subscriptionAges(due) == ReadingAges(left: 3))
        #expect(try store.peopleAges(due) == ReadingAges(left: 3))
        let past = noon.adding(seconds: -8 * 86_400)
        try read(facts("a", renews: true), of: 1, at: past)
        try read(facts("b", of: 2, renews: true), of: 2)
        try store.peopleRead([], of: CompanyID("c1"), at: noon)
        #expect(
            try store.subscriptionAges(due) == ReadingAges(read: 2, oldest: past, newest: noon, left: 2))
        #expect(try store.peopleAges(due) == ReadingAges(read: 1, oldest: noon, newest: noon, left: 2))
    }

    @Test func whoseOwnListCouldNotBeReadIsDueAgainAfterADay() throws {
        try store.mirror((1...2).map { company("c\($0)", name: "Customer \($0)", tenant: tenant($0)) })
        for number in [1, 2] as [UInt64] {
            let hindrance = number == 1 ? ServiceFailure.busy(seconds: 1) : nil
            try store.subscriptionsRead(
                TenantSubscriptions([], complete: [.partnerCenter], hindrance: hindrance), of: tenant(number), at: noon)
        }
        func due(_ hours: Int64) throws -> [TenantID] {
            let now = noon.adding(seconds: hours * 3600)
            return try store.tenantsWithSubscriptionsToRead(
                before: now.adding(seconds: -7 * 86_400), urgentBefore: now.adding(seconds: -86_400), limit: 10)
        }
        #expect(try due(23) == [])
        #expect(try due(25) == [tenant(1)])
        #expect(try due(169) == [tenant(1), tenant(2)])
        try store.subscriptionsRead(
            TenantSubscriptions([], complete: [.partnerCenter, .graph]), of: tenant(1), at: noon)
        #expect(try due(25) == [])
    }

    @Test func aFileFillsWhatAServiceDidNotSay() throws {
        try read(
            facts("a") {
                $0.quantity = nil
                $0.end = .unknown
            })
        func bring(_ facts: SubscriptionFacts...) throws -> ImportSummary {
            let lines = facts.enumerated().map { place, facts in
                ListLine.subscription(SubscriptionLine(line: place + 2, facts: facts, company: "Elsewhere"))
            }
            return try store.bringIn(lines, kind: .subscriptions)
        }
        let filed = facts("a", .file, ends: 50) { $0.stated = .open }
        var summary = try bring(filed, facts("x", .file, of: 77), facts("x", .file, of: 77))
        #expect(summary.updated == 1 && summary.added == 1 && summary.rejected == 1)
        #expect(summary.rejections.first?.reason == .subscriptionTwice && summary.rejections.first?.line == 4)
        let rows = try listed()
        #expect(rows.first { $0[SubscriptionColumn.id] == "x" }?[SubscriptionColumn.company] == "Elsewhere")
        let joined = try #require(rows.first { $0[SubscriptionColumn.id] == "a" })
        #expect(joined[SubscriptionColumn.program] == "open" && joined[SubscriptionColumn.Number.quantity] == 10)
        #expect(joined[SubscriptionColumn.source] == "partner-center")
        summary = try bring(filed, facts("x", .file, of: 77))
        #expect(summary.unchanged == 2)
        // What the service tells goes before the file, but not before the programme that a person stated.
        try read(facts("a", ends: 60))
        let told = try #require(try listed().first { $0[SubscriptionColumn.id] == "a" })
        #expect(told[SubscriptionColumn.program] == "open")
        #expect(told[SubscriptionColumn.Number.endsOn] == today.adding(60).start.seconds)
        #expect(try store.actions().filter { $0 == .subscriptionsImported }.count == 4)
    }

    @Test func whereOneEndsSoonestIsReadFirst() throws {
        for number in UInt64(1)...6 {
            try store.mirror([company("c\(number)", name: "Customer \(number)", tenant: tenant(number))])
        }
        func due(_ limit: Int = 10, before: Timestamp = noon) throws -> [TenantID] {
            try store.tenantsWithSubscriptionsToRead(before: before, urgentBefore: noon, limit: limit)
        }
        #expect(try due() == (1...6).map { tenant($0) })
        let past = noon.adding(seconds: -86_400 * 2)
        try read(facts("a", of: 1, ends: 90), of: 1, at: past)
        try read(facts("b", of: 2, ends: 5), of: 2, at: past)
        try read(facts("c", of: 3, ends: 2, renews: true), of: 3, at: past)
        #expect(try due() == [2, 1, 4, 5, 6, 3].map { tenant($0) })
        // Those that were never read get half of the places at least.
        #expect(try due(2) == [2, 4].map { tenant($0) })
        // What renews itself is not read again before its time.
        #expect(try due(before: past) == [2, 1, 4, 5, 6].map { tenant($0) })
        try read(facts("b", of: 2, ends: 5), of: 2)
        #expect(try due(before: past) == [1, 4, 5, 6].map { tenant($0) })
        #expect(try store.subscriptions(of: tenant(2), at: noon).map(\.standing.state) == [.ending])
    }
}
