import Core
import Sandbox
import Testing
import Text

private let now = Timestamp(seconds: 1_795_000_000)

@Suite struct DemoDataTests {
    @Test func firstRowsOfASeedAreTheSameOnEveryMachine() throws {
        let rows = DemoData(customers: 1000, seed: 42, now: now).customers(in: 0..<3)
        #expect(
            rows.map(\.name) == [
                "Böhm & Neumann Möbelwerke AG", "Cerâmica Valadão e Fonseca LTDA", "Fiala a Kříž Pivovar a.s.",
            ])
        #expect(
            rows.map(\.tenant.description) == [
                "e0b8ed14-2a72-48b0-9524-af0ccdb28076", "a976d0f2-027a-47b2-a311-7706888f6d53",
                "69e9830f-c3c8-4e7b-8702-eb5c2946a77b",
            ])
        #expect(
            rows.map(\.domain) == [
                "bohmneumann0.onmicrosoft.com", "valadaofonseca1.onmicrosoft.com", "fialakriz2.onmicrosoft.com",
            ])
        let last = try #require(rows.last)
        #expect(
            last.contact
                == Contact(
                    email: "ondrej.stastny@fialakriz2.example.com", firstName: "Ondřej", lastName: "Šťastný",
                    country: "CZ", phone: "+420 000 000 381"))
        #expect(last.line == 4)
    }

    @Test func sameSeedAndCountGiveTheSameData() {
        let (first, second) = (DemoData(customers: 700, seed: 9, now: now), DemoData(customers: 700, seed: 9, now: now))
        let all = 0..<700
        #expect(first.customers(in: all) == second.customers(in: all))
        #expect(first.vanished(in: all) == second.vanished(in: all))
        #expect(first.companies(in: all) == second.companies(in: all))
        #expect(first.invitations(in: all) == second.invitations(in: all))
        #expect(first.ignored(in: all) == second.ignored(in: all))
        #expect(first.customers(in: all) != DemoData(customers: 700, seed: 10, now: now).customers(in: all))
    }

    @Test func rowsDoNotDependOnTheRangeTheyAreAskedIn() {
        let data = DemoData(customers: 530, seed: 3, now: now)
        let cuts = [0, 1, 37, 99, 100, 101, 250, 499, 530]
        let ranges = zip(cuts, cuts.dropFirst()).map { $0..<$1 }
        #expect(ranges.flatMap(data.customers) == data.customers(in: 0..<530))
        #expect(ranges.flatMap(data.vanished) == data.vanished(in: 0..<530))
        #expect(ranges.flatMap(data.companies) == data.companies(in: 0..<530))
        #expect(ranges.flatMap(data.roles) == data.roles(in: 0..<530))
    }

    @Test func rowsBeyondTheCountAreNotThere() {
        let data = DemoData(customers: 10, seed: 1, now: now)
        #expect(data.roles(in: 5..<50).count == 5)
        #expect(data.customers(in: 10..<20).isEmpty)
        #expect(DemoData(customers: 0, seed: 1, now: now).companies(in: 0..<100).isEmpty)
    }

    @Test func linesCountAsInAFileWithAHeader() {
        let data = DemoData(customers: 5000, seed: 8, now: now)
        let (today, earlier) = (data.customers(in: 0..<5000), data.vanished(in: 0..<5000))
        #expect(today.map(\.line) == Array(2..<4902))
        #expect(earlier.map(\.line) == Array(2..<102))
        #expect(
            data.customers(in: 150..<151).first?.line
                == today.first { $0.tenant == data.customers(in: 150..<151).first?.tenant }?.line)
    }

    @Test func everyTenantAndDomainIsItsOwn() {
        let data = DemoData(customers: 20_000, seed: 5, now: now)
        let rows = data.customers(in: 0..<20_000) + data.vanished(in: 0..<20_000)
        #expect(Set(rows.map(\.tenant)).count == 20_000)
        #expect(Set(rows.map(\.domain)).count == 20_000)
        #expect(Set(data.companies(in: 0..<20_000).map(\.id)).count == data.companies(in: 0..<20_000).count)
    }

    @Test func namesWithoutLegalFormSeldomRepeat() {
        let data = DemoData(customers: 50_000, seed: 6, now: now)
        let names = data.customers(in: 0..<50_000).map { normalisedCompanyName($0.name) }.filter { !$0.isEmpty }
        #expect(names.count - Set(names).count < 900, "500 have a namesake on purpose, few more by chance")
    }

    @Test func nothingMadeUpBelongsToAnybody() {
        let data = DemoData(customers: 5000, seed: 4, now: now)
        let rows = data.customers(in: 0..<5000)
        let companies = data.companies(in: 0..<5000)
        let reserved = [".example", ".example.com", ".example.net", ".example.org"]
        let domains = rows.map(\.domain) + companies.map(\.domain).filter { !$0.isEmpty }
        #expect(domains.allSatisfy { domain in (reserved + [".onmicrosoft.com"]).contains(where: domain.hasSuffix) })
        let contacts = rows.map(\.contact) + companies.map(\.administrator)
        let hosts = contacts.compactMap { EmailAddress($0.email) }.map(\.description)
        #expect(hosts.count > 5000)
        #expect(hosts.allSatisfy { host in reserved.contains(where: host.hasSuffix) })
    }

    @Test func namesAreSafeAndHostileOnesAreAmongThem() {
        let data = DemoData(customers: 20_000, seed: 2, now: now)
        let names = data.customers(in: 0..<20_000).map(\.name)
        #expect(names.allSatisfy { SafeText($0).value == $0 })
        let lines = DemoFiles(data).customers(in: 0..<20_000)
        let hostile = lines.filter { SafeText($0).wasChanged }.count
        #expect((10...200).contains(hostile), "\(hostile) of 20,000")
        #expect(lines.contains { $0.contains("\u{1B}]52;") } && lines.contains { $0.contains("\u{202E}") })
    }

    @Test func mostNamesAreLatinAndManyScriptsOccur() {
        let names = DemoData(customers: 10_000, seed: 7, now: now).customers(in: 0..<10_000).map(\.name)
        let latin = names.filter { name in
            name.unicodeScalars.allSatisfy { $0.value < 0x370 || $0.value >= 0x1E00 && $0.value < 0x2100 }
        }
        #expect((0.82...0.90).contains(Double(latin.count) / Double(names.count)))
        let scripts: [ClosedRange<UInt32>] = [
            0x370...0x3FF, 0x400...0x4FF, 0x590...0x5FF, 0x600...0x6FF, 0x900...0x97F, 0xE00...0xE7F, 0x3041...0x30FF,
            0x4E00...0x9FFF, 0xAC00...0xD7A3,
        ]
        for script in scripts {
            #expect(names.contains { $0.unicodeScalars.contains { script.contains($0.value) } }, "\(script)")
        }
    }

    @Test func companiesAreOlderThanTheDemoAndTheirLettersToo() {
        let data = DemoData(customers: 5000, seed: 11, now: now)
        let companies = data.companies(in: 0..<5000)
        let invitations = data.invitations(in: 0..<5000)
        #expect(companies.allSatisfy { $0.createdAt < now })
        #expect(invitations.map(\.company) == companies.map(\.id))
        #expect(Set(invitations.map(\.state)) == Set(InvitationState.allCases).subtracting([.revoked]))
        #expect(invitations.allSatisfy { $0.lastSent.map { $0 < now } ?? true })
    }
}
