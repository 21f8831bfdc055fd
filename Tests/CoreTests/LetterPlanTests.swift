import Core
import Testing

/// Who gets which letter, and who is left out and why.
@Suite struct LetterPlanTests {
    private let local = MarketplaceTerms.local
    private let remote = MarketplaceTerms(
        isLocal: false, settleSeconds: 120, burst: 5, requestsPerSecond: 5, requestsPerCreation: 5, mailsFirstUser: nil)

    private func templates(_ text: String = "Hello {firstName|there} of {companies}") throws -> LetterTemplates {
        LetterTemplates(
            try [LetterPurpose.activationReminder, .passwordReset].map { purpose in
                try LetterTemplate.read(
                    LetterFile(name: "a.txt", text: "Subject: {company}\n\n\(text)"), html: nil, for: purpose,
                    language: "")
            })
    }

    private func question(
        _ terms: MarketplaceTerms, _ templates: LetterTemplates? = nil, mode: LetterPlan.Mode = .careful
    ) throws -> LetterPlan.Question {
        LetterPlan.Question(
            purpose: .usual(under: terms), mode: mode, templates: try templates ?? self.templates(), facts: facts,
            terms: terms, graceSeconds: 10, now: noon)
    }

    private func user(
        _ number: UInt32, _ email: String, company: String = "Contoso", state: InvitationState = .neverTold,
        access: MarketplacePerson.Access? = nil, firstName: String = ""
    ) -> LetterRecipient {
        LetterRecipient(
            user: RowID(number), state: state, access: access,
            contact: Contact(email: email, firstName: firstName), companyID: CompanyID("c\(number)"), company: company,
            tenant: nil, domain: "", culture: "")
    }

    @Test func eachKindOfRowGetsTheLetterThatHelps() throws {
        let rows = [
            user(1, "a@example.com"), user(2, "b@example.com", access: .inactive),
            user(3, "c@example.com", access: .invited), user(4, "d@example.com", access: .active),
            user(5, "e@example.com", state: .activated), user(6, " "), user(7, "f@nowhere"),
        ]
        let plan = try LetterPlan(rows, question(remote), store: MemoryLetters())
        #expect(
            plan.entries.map(\.verdict) == [
                .write(0), .write(1), .skip(.invitationOpen), .skip(.activated), .skip(.activated), .skip(.noAddress),
                .skip(.malformedAddress),
            ])
        #expect(plan.letters.map(\.purpose) == [.passwordReset, .passwordReset])
        #expect(plan.inactive == 1 && plan.skipped == 5 && plan.seconds == 11)
        let other = try LetterPlan(rows, question(local), store: MemoryLetters())
        #expect(other.letters.map(\.purpose) == [.activationReminder, .activationReminder, .activationReminder])
    }

    @Test func oneAddressGetsOneLetterThatNamesAllItsCompanies() throws {
        let rows = [
            user(1, "ada@example.com", company: "Contoso"),
            user(2, "ADA@example.com", company: "Fabrikam", firstName: "Ada"),
            user(3, "bo@example.com", company: "Contoso"),
        ]
        let elsewhere = [
            user(4, "ada@example.com", company: "Tailspin"), user(5, "ada@example.com", state: .activated), rows[0],
        ]
        let store = MemoryLetters(users: ["ada@example.com": elsewhere])
        let plan = try LetterPlan(rows, question(local), store: store)
        #expect(plan.entries.map(\.verdict) == [.write(0), .skip(.sameLetter), .write(1)])
        #expect(plan.letters[0].text.text == "Hello Ada of Contoso, Fabrikam, Tailspin")
        #expect(plan.letters[0].users == [RowID(1), RowID(2), RowID(4)])
        #expect(plan.folded == 1 && plan.skipped == 0)
    }

    @Test func whatStandsAgainstALetterIsTold() throws {
        let last = noon.adding(seconds: -3600)
        let store = MemoryLetters(standings: [
            "a@example.com": LetterStanding(lastSent: last), "b@example.com": LetterStanding(isUnknown: true),
            "c@example.com": LetterStanding(isPlanned: true), "d@example.com": LetterStanding(bounced: "550 nobody"),
            "e@example.com": LetterStanding(lastSent: noon.adding(seconds: -86400)),
        ])
        let rows = ["a", "b", "c", "d", "e"].enumerated().map { user(UInt32($0 + 1), "\($1)@example.com") }
        let plan = try LetterPlan(rows, question(local), store: store)
        let until = last.adding(seconds: 86400)
        #expect(
            plan.entries.map(\.verdict) == [
                .skip(.toldRecently(until: until)), .skip(.outcomeUnknown), .skip(.inOtherJob),
                .skip(.bounced("550 nobody")), .write(0),
            ])
        let anyway = try LetterPlan(rows, question(local, mode: .anyway), store: store)
        let preview = try LetterPlan(rows, question(local, mode: .preview), store: store)
        #expect(preview.letters.count == 5)
        #expect(
            anyway.entries.map(\.verdict) == [
                .skip(.toldRecently(until: until)), .write(0), .skip(.inOtherJob), .write(1), .write(2),
            ])
    }

    @Test func aValueThatATemplateNeedsMustBeKnown() throws {
        let rows = [user(1, "a@example.com"), user(2, "b@example.com", firstName: "Bo")]
        let plan = try LetterPlan(rows, question(local, templates("Dear {firstName}")), store: MemoryLetters())
        #expect(plan.entries.map(\.verdict) == [.skip(.lacks(.firstName)), .write(0)])
        let none = try LetterPlan(rows, question(local, LetterTemplates([])), store: MemoryLetters())
        #expect(none.entries.map(\.verdict) == [.skip(.noTemplate), .skip(.noTemplate)] && none.seconds == 0)
    }

    @Test func whoMayHaveBeenMailedIsCounted() throws {
        let rows = [user(1, "a@example.com", state: .perhapsTold), user(2, "b@example.com", state: .told)]
        #expect(try LetterPlan(rows, question(remote), store: MemoryLetters()).perhapsTold == 1)
    }
}

/// A memory of letters that only answers.
private struct MemoryLetters: LetterStore {
    var users: [String: [LetterRecipient]] = [:]
    var standings: [String: LetterStanding] = [:]

    func administrators(of companies: [CompanyID]) throws(StoreFailure) -> [RowID] { [] }
    func recipients(_ rows: [RowID]) throws(StoreFailure) -> [LetterRecipient] { [] }
    func recipients(withAddresses keys: [String]) throws(StoreFailure) -> [String: [LetterRecipient]] {
        users.filter { keys.contains($0.key) }
    }
    func standings(of keys: [String], for purpose: LetterPurpose) throws(StoreFailure) -> [String: LetterStanding] {
        standings.filter { keys.contains($0.key) }
    }
    func createLetterJob(
        _ drafts: [LetterDraft], anyway: Bool, by who: String, at: Timestamp
    ) throws(StoreFailure) -> Job {
        throw .failed(why: "not part of this store")
    }
    func letter(of item: JobItem) throws(StoreFailure) -> LetterRecord? { nil }
    func letters(to user: RowID) throws(StoreFailure) -> [LetterRecord] { [] }
}
