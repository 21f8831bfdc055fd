import Core
import Foundation
import GRDB
import Testing

@testable import Store

/// Stores that earlier builds made.
@Suite struct MigrationTests {
    /// A made-up store of the first step, as its build would have filled it.
    private func makeFirst(at path: String) throws {
        try FileManager.default.createDirectory(
            atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path, withIntermediateDirectories: true)
        let pool = try DatabasePool(path: path)
        try StoreSchema.migrator.migrate(pool, upTo: "1 customers, companies and jobs")
        let keys = [MatchKeys(name: "Contoso", domain: "one.example.com"), MatchKeys(name: "Fabrikam", domain: "")]
        try pool.write { database in
            try database.execute(
                sql: """
                    INSERT INTO customers (tenant, name, domain, relationship, tags, email, first_name, last_name,
                        country, phone, first_seen, missing_since, ignored_reason, ignored_at, ignored_by, state,
                        reason, level, companies, namesake, name_key, domain_key, revision)
                    VALUES (?, 'Contoso', 'one.example.com', 'reseller', 'gold', 'ada@example.com', 'Ada', '', 'GB',
                            '', 7, NULL, NULL, NULL, NULL, 1, 0, 'none', '', 0, ?, ?, 1),
                        (?, 'Fabrikam', '', 'reseller', '', '', '', '', '', '', 8, NULL, 'later', 9, 'mia', 5, 7,
                            'none', '', 0, ?, 0, 1);
                    """,
                arguments: [data(tenant(1)), keys[0].name, keys[0].domain, data(tenant(2)), keys[1].name])
            try database.execute(
                sql: """
                    INSERT INTO companies (key, name, tenant, evidence, domain, status, created_at, origin, local,
                        name_key, domain_key, revision)
                    VALUES ('own', 'Own', ?, 'confirmed', '', 'ENABLED', 5, 'byHand', 1, 0, 0, 1),
                        ('seen', 'Seen', NULL, 'none', 'seen.example.com', 'ENABLED', 6, 'found', 0, 0, 0, 1);
                    INSERT INTO users (company, email, first_name, last_name, country, phone, role, administrator,
                        created_at) VALUES (1, 'boss@example.com', 'Bo', '', '', '', 'Company Administrator', 1, 5);
                    INSERT INTO invitations VALUES (1, 1, NULL, 0, NULL, '', 1);
                    INSERT INTO jobs (kind, state, created_at, by) VALUES ('createCompanies', 'queued', 5, 'mia');
                    INSERT INTO journal_entries (at, who, action, subject, evidence, result)
                    VALUES (5, 'mia', 'contactEdited', 'x', '', 'y');
                    INSERT INTO settings VALUES ('reminders', 'true');
                    UPDATE meta SET value = 1 WHERE key IN ('customers', 'companies', 'invitations');
                    """, arguments: [data(tenant(9))])
        }
        try pool.close()
    }

    private func data(_ tenant: TenantID) -> Data {
        withUnsafeBytes(of: (tenant.high.bigEndian, tenant.low.bigEndian)) { Data($0) }
    }

    @Test func aStoreOfTheFirstStepKeepsEverything() throws {
        let folder = try TemporaryFolder()
        try makeFirst(at: folder.store)
        let store = try SQLiteStore.open(path: folder.store)
        let ada = Contact(email: "ada@example.com", firstName: "Ada", country: "GB")
        let first = try #require(try store.customer(tenant(1)))
        #expect(first.name == "Contoso" && first.contact == ada && first.tags == "gold")
        #expect(first.firstSeen == Timestamp(seconds: 7) && first.bond == .known && first.detailsAt == nil)
        #expect(first.domains.isEmpty && first.address == nil)
        #expect(try store.stand(1) == Standing(.ready) && store.stand(2) == Standing(.ignored, .setAside))
        let companies = try store.companies([CompanyID("own"), CompanyID("seen")])
        #expect(Set(companies.map(\.name)) == ["Own", "Seen"])
        #expect(companies.first { $0.name == "Own" }?.isRead == true)
        #expect(companies.first { $0.name == "Own" }?.administrator.email == "boss@example.com")
        #expect(companies.first { $0.name == "Seen" }?.isRead == false)
        #expect(try store.jobs().count == 1 && store.settings() == [.reminders: "true"])
        #expect(try store.actions() == [.contactEdited] && store.records(.invitations).count == 1)
        #expect(try store.syncMemory().sources.isEmpty && store.lastSync() == nil)
        // Who was perhaps told still is, once the marketplace shows what it knows.
        let boss = Contact(email: "boss@example.com")
        let own = MarketplacePerson(contact: boss, role: "", isAdministrator: true, access: .inactive)
        try store.peopleRead([own], of: CompanyID("own"), at: noon)
        let invitation = try #require(try store.records(.invitations).first)
        #expect(invitation.state == InvitationState.perhapsTold.rawValue)
        #expect(invitation[InvitationColumn.role] == "SYS_ADMIN" && invitation[InvitationColumn.access] == "inactive")
        // What was filled before stays a person's, and what was empty is filled.
        let billing = Contact(email: "bo@example.com", firstName: "Bo", country: "DK", phone: "1")
        try store.readDetails([1, 2].map { CustomerDetails(tenant: tenant($0), bond: .known, contact: billing) })
        #expect(try store.customer(tenant(1))?.contact == ada)
        #expect(try store.customer(tenant(2))?.contact == billing)
        try store.close()
        #expect(try SQLiteStore.open(path: folder.store).customer(tenant(2))?.contact == billing)
    }

    @Test func lettersToOtherScriptsGetTheKeyOfTheirAddress() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: URL(fileURLWithPath: folder.store).deletingLastPathComponent().path,
            withIntermediateDirectories: true)
        let pool = try DatabasePool(path: folder.store)
        try StoreSchema.migrator.migrate(pool, upTo: "12 subscriptions")
        let addresses = ["ada@bücher.example.com", "bo@example.com", "ada@xn--bcher-kva.example.com"]
        try pool.write { database in
            for address in addresses {
                try database.execute(
                    sql: """
                        INSERT INTO letters (purpose, address, email, name, sender_email, sender_name, subject, text,
                            state, cool_down, planned_at, ended_at)
                        VALUES ('activationReminder', ?, ?, '', 'm@example.com', '', 'Hello', 'Hello', ?, 60, 5, 6)
                        """, arguments: [address, address, address == addresses[0] ? "unknown" : "sent"])
            }
        }
        try pool.close()
        let store = try SQLiteStore.open(path: folder.store)
        let standings = try store.standings(of: [addresses[1], addresses[2]], for: .activationReminder)
        #expect(standings[addresses[2]] == LetterStanding(lastSent: Timestamp(seconds: 6), isUnknown: true))
        #expect(standings[addresses[1]]?.lastSent == Timestamp(seconds: 6))
    }
}
