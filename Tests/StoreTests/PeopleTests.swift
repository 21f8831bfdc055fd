import Core
import Foundation
import Store
import Testing

/// What the marketplace shows of people, as the store keeps it.
@Suite struct PeopleTests {
    private let folder: TemporaryFolder
    private let store: SQLiteStore
    private let later = noon.adding(seconds: 60)

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore.open(path: folder.store)
    }

    private func person(
        _ name: String, _ access: MarketplacePerson.Access = .inactive, role: String = "USER",
        created: Timestamp? = noon, changed: Timestamp? = nil
    ) -> MarketplacePerson {
        MarketplacePerson(
            contact: Contact(email: "\(name)@example.com", firstName: name), role: role,
            isAdministrator: role == "SYS_ADMIN", access: access, createdAt: created, changedAt: changed)
    }

    private func read(_ people: [MarketplacePerson], of id: String = "a", at: Timestamp = noon) throws {
        try store.peopleRead(people, of: CompanyID(id), at: at)
    }

    private func row(_ email: String) throws -> Record? {
        try store.records(.invitations).first { $0[InvitationColumn.email] == email }
    }

    private func access(_ email: String) throws -> String? { try row(email)?[InvitationColumn.access] }

    private func state(_ email: String) throws -> InvitationState? {
        try row(email).flatMap { InvitationState(rawValue: $0.state) }
    }

    private var boss: MarketplacePerson {
        MarketplacePerson(
            contact: Contact(email: "BOSS@elsewhere.example.com", firstName: "Bo"), role: "SYS_ADMIN",
            isAdministrator: true, access: .inactive)
    }

    @Test func everybodyBecomesARow() throws {
        try store.mirror([company("a", name: "Contoso")])
        #expect(try access("boss@elsewhere.example.com") == "unknown")
        try read([boss, person("una", .invited, role: "BILLING_ADMIN", changed: later), person("ugo", .active)])
        #expect(try store.records(.invitations).count == 3)
        let una = try #require(try row("una@example.com"))
        #expect(una[InvitationColumn.access] == "invited" && una[InvitationColumn.role] == "BILLING_ADMIN")
        #expect(una[InvitationColumn.company] == "Contoso" && una[InvitationColumn.person] == "una")
        #expect(una[InvitationColumn.Number.createdAt] == noon.seconds)
        #expect(una.state == InvitationState.neverTold.rawValue)
        #expect(try state("ugo@example.com") == .activated)
        #expect(try access("boss@elsewhere.example.com") == "inactive")
        #expect(try row("boss@elsewhere.example.com")?[InvitationColumn.person] == "Bo")
    }

    @Test func anActivationShowsInBothListsAndIsTakenBackByTheMarketplaceAlone() throws {
        try store.mirror([company("a")])
        var active = boss
        active.access = .active
        func informed() throws -> [String] { try store.records(.companies).map { $0[CompanyColumn.informed] } }
        try read([active])
        #expect(try state("boss@elsewhere.example.com") == .activated)
        #expect(try informed() == ["activated"])
        // A list that shows the same administrator says nothing of access.
        try store.mirror([company("a")])
        #expect(try informed() == ["activated"])
        try read([boss], at: later)
        #expect(try state("boss@elsewhere.example.com") == .neverTold)
        #expect(try informed() == ["never-told"])
    }

    @Test func theSameReadingAgainChangesNoList() throws {
        try store.mirror([company("a")])
        let people = [boss, person("una", .invited), person("ugo", .active)]
        try read(people)
        let versions = try Listing.allCases.map { try store.snapshot($0).version }
        try read(people, at: later)
        #expect(try Listing.allCases.map { try store.snapshot($0).version } == versions)
    }

    @Test func whoVanishedLeavesTheListAndIsWelcomeBack() throws {
        try store.mirror([company("a")])
        try read([boss, person("una", .active)])
        let before = try #require(try row("una@example.com"))
        #expect(try store.snapshot(.invitations).total == 2)
        try read([boss], at: later)
        #expect(try store.snapshot(.invitations).total == 1)
        #expect(try store.snapshot(.invitations).recordOf(before.id) == nil)
        // The row is still there: what was told stays with it, also in an index that is made anew.
        try store.close()
        let place = URL(fileURLWithPath: folder.store).deletingLastPathComponent().path
        for name in try FileManager.default.contentsOfDirectory(atPath: place) where name.contains("invitations") {
            try FileManager.default.removeItem(atPath: "\(place)/\(name)")
        }
        let again = try SQLiteStore.open(path: folder.store)
        #expect(try again.records(.invitations).count == 1)
        try again.peopleRead([boss, person("una")], of: CompanyID("a"), at: later)
        #expect(try again.records(.invitations).map(\.id).contains(before.id))
        #expect(try again.records(.invitations).count == 2)
    }

    @Test func nobodyIsGoneWhereSomebodyCouldNotBeRead() throws {
        try store.mirror([company("a")])
        try read([boss, person("una", .active)])
        var unread = person("x")
        unread.contact = Contact()
        try read([person("ugo"), unread], at: later)
        #expect(try store.records(.invitations).count == 3)
        #expect(try store.companiesWithPeopleToRead(before: later, limit: 9).isEmpty)
        try read([], at: later)
        #expect(try store.records(.invitations).isEmpty)
        #expect(try store.records(.companies).map { $0[CompanyColumn.email] } == [""])
    }

    @Test func anAdministratorWhoIsGoneMakesRoomForTheOldestOther() throws {
        try store.mirror([company("a")])
        func shown() throws -> String? { try store.records(.companies).first?[CompanyColumn.email] }
        let second = person("second", role: "SYS_ADMIN", created: noon.adding(seconds: -5))
        let third = person("third", role: "SYS_ADMIN", created: noon.adding(seconds: -9))
        try read([boss, second, third])
        #expect(try shown() == "boss@elsewhere.example.com")
        try read([second, third, person("una")])
        #expect(try shown() == "third@example.com")
        // Who became a user only is no administrator any more.
        try read([second, person("third"), person("una")])
        #expect(try shown() == "second@example.com")
        try read([person("una")])
        #expect(try shown() == "")
        // Whom the list of companies shows is back.
        try store.mirror([company("a", name: "Renamed")])
        #expect(try shown() == "boss@elsewhere.example.com")
        #expect(try row("boss@elsewhere.example.com") != nil)
    }

    @Test func aUserBelongsToEachCompanyAnew() throws {
        try store.mirror([company("a"), company("b")])
        try read([person("una", .active)], of: "a")
        try read([person("una", .invited)], of: "b")
        #expect(try Set(store.records(.invitations).map { $0[InvitationColumn.access] }) == ["active", "invited"])
        try read([person("una", .active)], of: "nowhere")
        #expect(try store.records(.invitations).count == 2)
    }

    @Test func hostileTextsAreKeptAsTheyCanBeShown() throws {
        try store.mirror([company("a")])
        var hostile = person("una", role: "X\u{1B}[31m")
        hostile.contact.firstName = "U\u{202E}na\r\nBcc: x"
        hostile.contact.email = " una\u{7}@example.com "
        hostile.microsoftName = "\u{1B}"
        try read([hostile, hostile])
        let una = try #require(try row("una@example.com"))
        #expect(!una.texts.contains { $0.contains("\u{1B}") || $0.contains("\u{202E}") || $0.contains("\r") })
    }

    @Test func theLikeliestToShowSomethingNewComeFirst() throws {
        let settled = ["s1", "s2"]
        try store.mirror(
            [company("new"), company("theirs", tenant: tenant(1)), company("waits", tenant: tenant(2))]
                + settled.map { company($0) })
        for id in settled { try read([person("una", .active)], of: id, at: noon.adding(seconds: -9)) }
        try read([person("una")], of: "waits", at: noon.adding(seconds: -5))
        func next(_ before: Timestamp, _ limit: Int) throws -> [String] {
            try store.companiesWithPeopleToRead(before: before, limit: limit).map(\.description)
        }
        #expect(try next(noon, 9) == ["theirs", "waits", "new", "s1", "s2"])
        #expect(try next(noon, 2) == ["theirs", "waits"])
        #expect(try next(noon.adding(seconds: -5), 9) == ["theirs", "new", "s1", "s2"])
        #expect(try next(noon, 0).isEmpty)
        let among = ["s2", "nowhere", "waits"].map { CompanyID($0) }
        #expect(
            try store.companiesWithPeopleToRead(before: noon.adding(seconds: -5), among: among) == [CompanyID("s2")])
        #expect(try store.companiesWithPeopleToRead(before: noon, among: among) == [among[0], among[2]])
    }

    @Test func theLocalMarketplaceKnowsItsPeople() async throws {
        let marketplace = LocalMarketplace(store, surroundings: someone)
        let made = try await marketplace.create(
            NewCompany(
                tenant: tenant(1), name: "Contoso", domain: "",
                administrator: Contact(email: "ada@example.com", firstName: "Ada")), by: "mia")
        let ada = try #require(try await marketplace.people(of: made.id).first)
        #expect(ada.isAdministrator && ada.access == .inactive && ada.contact.firstName == "Ada")
        let una = Contact(email: "una@example.com", firstName: "Una")
        try await marketplace.invite(una, role: "USER", to: made.id)
        #expect(try await marketplace.people(of: made.id).map(\.access) == [.inactive, .invited])
        #expect(try access("una@example.com") == "invited" && state("una@example.com") == .neverTold)
        for address in ["UNA@example.com", "ada@example.com"] {
            await #expect(throws: ServiceFailure.self) {
                try await marketplace.invite(Contact(email: address), role: "USER", to: made.id)
            }
        }
        let address = try #require(EmailAddress("una@example.com"))
        try await marketplace.revoke(address, from: made.id)
        #expect(try row("una@example.com") == nil)
        for email in [address, try #require(EmailAddress("ada@example.com"))] {
            await #expect {
                try await marketplace.revoke(email, from: made.id)
            } throws: {
                if case .notFound = $0 as? ServiceFailure { true } else { false }
            }
        }
        try await marketplace.invite(una, role: "USER", to: made.id)
        #expect(try await marketplace.people(of: made.id).count == 2)
        try store.peopleRead([person("una", .active)], of: made.id, at: noon)
        await #expect(throws: ServiceFailure.refused("una@example.com is active already")) {
            try await marketplace.revoke(address, from: made.id)
        }
        #expect(try await marketplace.people(of: CompanyID("none")).isEmpty)
        #expect(try await marketplace.remindsByItself() == false)
    }
}
