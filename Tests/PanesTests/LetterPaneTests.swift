import Core
import Panes
import Screen
import Testing
import Text

/// Letters from the pane of invitations.
@Suite struct LetterPaneTests {
    private let facts = LetterFacts(
        from: Mailbox(name: "Contoso Marketplace", address: Self.address("m@example.com")), marketplace: "Contoso",
        marketplaceURL: "https://m.example.com", coolDownSeconds: 86_400, place: "the maildir /x", lettersPerSecond: 10)

    private static func address(_ text: String) -> EmailAddress {
        guard let address = EmailAddress(text) else { preconditionFailure("\(text) is no address") }
        return address
    }

    private func templates() throws -> LetterTemplates {
        LetterTemplates(
            try [LetterPurpose.activationReminder, .passwordReset].map { purpose in
                try LetterTemplate.read(
                    LetterFile(name: "a.txt", text: "Subject: {company}\n\nHello {firstName|there}\nGo {resetLink}"),
                    html: nil, for: purpose, language: "")
            })
    }

    private func plan(_ rows: RowSet, _ question: LetterQuestion = LetterQuestion()) throws -> LetterPlan {
        let users = rows.rows.map { row in
            LetterRecipient(
                user: row, state: row == RowID(2) ? .activated : .neverTold,
                contact: Contact(email: "boss@fabrikam\(row.number).example"), companyID: CompanyID("c\(row.number)"),
                company: "Fabrikam \(row.number)", tenant: nil, domain: "", culture: "")
        }
        return try LetterPlan(
            users,
            LetterPlan.Question(
                purpose: question.purpose ?? .activationReminder, mode: .careful,
                templates: try question.template.map { LetterTemplates([$0]) } ?? templates(), facts: facts,
                terms: .local, graceSeconds: 10, now: noon),
            store: NoLetters())
    }

    /// A console with the plan for both rows open.
    private func planned() throws -> KeyScript {
        var script = KeyScript()
        script.press("4 a R")
        let rows = RowSet([RowID(1), RowID(2)])
        #expect(script.effects == [.planLetters(rows, LetterQuestion())])
        let snapshot = try #require(script.state.invitations.snapshot)
        script.send(.lettersPlanned(try plan(rows), of: rows, from: snapshot))
        return script
    }

    @Test func aPlanThatCanNotBeMadeIsNotWaitedFor() throws {
        var script = KeyScript()
        script.press("4 a R")
        #expect(script.page.contains("Making the plan…"))
        script.send(.failed("A sending takes at most 20,000 rows."))
        #expect(!script.page.contains("Making the plan…") && script.page.contains("at most 20,000 rows"))
        let snapshot = try #require(script.state.invitations.snapshot)
        let rows = RowSet([RowID(1), RowID(2)])
        script.send(.lettersPlanned(try plan(rows), of: rows, from: snapshot))
        #expect(!script.page.contains("Resend:"))
    }

    @Test func thePlanSaysWhoGetsALetterAndWhy() throws {
        let script = try planned()
        #expect(script.page.contains("Resend: activation reminder"))
        #expect(script.page.contains("1 will be sent") && script.page.contains("1 will be skipped"))
        #expect(script.page.contains("The user is active already."))
        #expect(script.page.contains("They leave through the maildir /x"))
    }

    @Test func nothingLeavesUntilItIsConfirmed() throws {
        var script = try planned()
        script.press("enter")
        #expect(script.effects.isEmpty && script.state.overlays.isEmpty)
        script = try planned()
        script.press("y")
        guard case .sendLetters(let drafts, anyway: false)? = script.effects.first else {
            Issue.record("\(script.effects)")
            return
        }
        #expect(drafts.map(\.to.address.description) == ["boss@fabrikam1.example"])
    }

    @Test func theLetterOfARowIsShown() throws {
        var script = try planned()
        script.press("v")
        #expect(script.page.contains("Subject: Fabrikam 1") && script.page.contains("Hello there"))
        script.press("esc j v")
        #expect(script.page.contains("The user is active already."))
    }

    @Test func anotherLetterIsPlannedAnew() throws {
        var script = try planned()
        script.press("p")
        var question = LetterQuestion()
        question.purpose = .passwordReset
        #expect(script.effects == [.planLetters(RowSet([RowID(1), RowID(2)]), question)])
    }

    @Test func anEditedLetterGoesIntoThePlan() throws {
        var script = try planned()
        script.press("e")
        #expect(script.effects == [.editLetter(.activationReminder, nil)])
        script.effects = []
        let edited = try LetterTemplate.read(
            LetterFile(name: "e", text: "Subject: Now\n\nOnly this."), html: nil, for: .activationReminder, language: ""
        )
        script.send(.letterEdited(edited))
        var question = LetterQuestion()
        question.purpose = .activationReminder
        question.template = edited
        #expect(script.effects == [.planLetters(RowSet([RowID(1), RowID(2)]), question)])
    }

    @Test func addressesThatMayHaveGotALetterAreOverriddenOneByOne() throws {
        var script = try planned()
        script.press("w")
        #expect(script.effects.isEmpty && script.toast.contains("means nothing here"))
        script.press("esc esc A R")
        guard case .planLetters(let rows, _)? = script.effects.first, rows.count == 1 else {
            Issue.record("\(script.effects)")
            return
        }
    }

    @Test func aTestGoesToAnAddressOfOnesOwn() {
        var script = KeyScript()
        script.press("4 :")
        script.type("test letter")
        script.press("enter")
        script.type("nobody")
        script.press("enter")
        #expect(script.effects.isEmpty && script.page.contains("That is not an e-mail address"))
        script.press("ctrl-u")
        script.type("me@example.com")
        script.press("enter")
        #expect(script.effects == [.testLetter(RowID(1), Self.address("me@example.com"))])
    }

    @Test func theLastSecondsAreCountedDown() {
        var script = KeyScript()
        script.send(.graceLeft(JobID(7), seconds: 8))
        #expect(script.toast == "Job 7: the letters leave in 8 s; K takes them back.")
        script.send(.graceLeft(JobID(7), seconds: 0))
        #expect(script.toast.isEmpty)
    }

    @Test func inTheLastSecondsOneKeyTakesThemBack() {
        var script = KeyScript()
        script.send(.jobStarted(job(7, .running, queued: 3)))
        script.send(.graceLeft(JobID(7), seconds: 8))
        script.press("q")
        #expect(script.page.contains("Letters wait to leave."))
        script.press("esc K")
        #expect(script.effects == [.cancel(JobID(7))] && script.state.overlays.isEmpty)
        script.send(.graceLeft(JobID(7), seconds: 0))
        script.press("K")
        #expect(!script.state.overlays.isEmpty)
    }

    @Test func whatFerryBeginsByItselfTakesNoKeysAway() {
        var script = KeyScript()
        script.press("4 /")
        script.type("Kyi")
        var own = job(9, .running, queued: 3)
        own.by = "anna@host (automatic)"
        script.send(.jobStarted(own))
        script.type("v")
        #expect(script.state.pane == .invitations && script.state.invitations.search.text == "Kyiv")
        #expect(script.state.jobs.running[JobID(9)] != nil)
        // Neither does a job of one's own whose beginning comes late.
        script.send(.jobStarted(job(10, .running, queued: 3)))
        #expect(script.state.pane == .invitations)
    }

    @Test func detailsTellEveryLetter() throws {
        var script = KeyScript()
        script.press("4 enter")
        #expect(script.effects == [.readLetters(RowID(1))])
        let draft = try plan(RowSet([RowID(1)])).letters[0]
        let letter = Letter(
            id: "x", purpose: draft.purpose, from: draft.from, to: draft.to, subject: "s", text: "t", at: noon)
        script.send(
            .lettersRead(
                RowID(1),
                [
                    LetterRecord(
                        number: LetterNumber(1), letter: letter, state: .bounced, notedAt: noon, endedAt: noon,
                        words: "550 no such user", job: JobID(1))
                ]))
        #expect(script.page.contains("address refused") && script.page.contains("550"))
    }
}

/// A ledger without a letter.
private struct NoLetters: LetterStore {
    func administrators(of companies: [CompanyID]) throws(StoreFailure) -> [RowID] { [] }
    func recipients(_ rows: [RowID]) throws(StoreFailure) -> [LetterRecipient] { [] }
    func recipients(withAddresses keys: [String]) throws(StoreFailure) -> [String: [LetterRecipient]] { [:] }
    func standings(of keys: [String], for purpose: LetterPurpose) throws(StoreFailure) -> [String: LetterStanding] {
        [:]
    }
    func createLetterJob(
        _ drafts: [LetterDraft], anyway: Bool, by who: String, at: Timestamp
    ) throws(StoreFailure) -> Job { throw .failed(why: "no letters here") }
    func letter(of item: JobItem) throws(StoreFailure) -> LetterRecord? { nil }
    func letters(to user: RowID) throws(StoreFailure) -> [LetterRecord] { [] }
}
