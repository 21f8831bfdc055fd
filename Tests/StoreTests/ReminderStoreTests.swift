import Core
import GRDB
import Store
import Testing

/// What the store shows of reminders.
@Suite struct ReminderStoreTests {
    private let folder: TemporaryFolder
    private let store: SQLiteStore
    private let rule = ReminderRule(delayDays: 3, repeatDays: 7, repeats: 1)

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore.open(path: folder.store)
        let people = ["a@example.com", "b@example.com"]
        try store.mirror(
            people.enumerated().map { index, email in
                company(
                    "c\(index)", name: email, tenant: tenant(UInt64(index + 1)), administrator: Contact(email: email))
            })
    }

    private func dues() throws -> [Int64?] {
        try store.records(.invitations).map { $0[InvitationColumn.Number.reminderDue] }
    }

    /// Does something while another process keeps everybody from writing.
    private func whileOthersWrite<Value>(_ body: () throws -> Value) throws -> Value {
        try DatabaseQueue(path: folder.store).inDatabase { database in
            try database.execute(sql: "BEGIN IMMEDIATE")
            defer { try? database.execute(sql: "ROLLBACK") }
            return try body()
        }
    }

    @Test func aLookThatChangesNothingWritesNothing() throws {
        #expect(try whileOthersWrite { try store.showReminders(by: nil, at: noon) } == nil)
        let next = try store.showReminders(by: rule, at: noon)
        let shown = try dues()
        #expect(next != nil && shown == [next?.seconds, next?.seconds])
        #expect(try whileOthersWrite { try store.showReminders(by: rule, at: noon) } == next)
    }

    @Test func whoIsRemindedNoMoreIsShownWithoutAMoment() throws {
        let due = try #require(try store.showReminders(by: rule, at: noon))
        let someone = try store.invitation("a@example.com")
        let recipient = try #require(try store.recipients([someone.id]).first)
        try store.peopleRead(
            [
                MarketplacePerson(
                    contact: recipient.contact, role: "SYS_ADMIN", isAdministrator: true, access: .active)
            ], of: recipient.companyID, at: noon)
        #expect(try store.showReminders(by: rule, at: due) == nil)
        #expect(try store.invitation("a@example.com").state == InvitationState.activated.rawValue)
        #expect(try store.invitation("b@example.com").state == InvitationState.reminderDue.rawValue)
        _ = try store.showReminders(by: nil, at: due)
        #expect(try store.invitation("b@example.com").state == InvitationState.neverTold.rawValue)
        #expect(try dues() == [0, 0])
    }

    @Test func anOpenInvitationIsNoMatterForAPassword() throws {
        let someone = try store.invitation("a@example.com")
        let recipient = try #require(try store.recipients([someone.id]).first)
        try store.peopleRead(
            [
                MarketplacePerson(
                    contact: recipient.contact, role: "SYS_ADMIN", isAdministrator: true, access: .invited)
            ], of: recipient.companyID, at: noon)
        let later = noon.adding(seconds: 30 * 86_400)
        let other = try store.invitation("b@example.com").id
        #expect(try store.usersToRemind(by: rule, at: later) == [other])
        _ = try store.showReminders(by: rule, at: later)
        #expect(try store.invitation("a@example.com")[InvitationColumn.Number.reminderDue] == 0)
        let forAll = ReminderRule(delayDays: 3, repeatDays: 7, repeats: 1, isForInvited: true)
        #expect(try store.usersToRemind(by: forAll, at: later).count == 2)
    }
}
