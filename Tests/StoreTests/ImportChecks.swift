import Core
import Testing

extension CompanyStoreContract {
    static let imports = [
        ContractCheck("new rows are added, and the same file again changes nothing") { place in
            let store = try place.open()
            let first = try store.bringIn(lines(1...5))
            #expect(first.added == 5 && first.updated == 0 && first.unchanged == 0)
            let version = try store.snapshot(.customers).version
            let again = try store.bringIn(lines(1...5))
            #expect(again.added == 0 && again.updated == 0 && again.unchanged == 5)
            #expect(try store.snapshot(.customers).version == version)
            #expect(try store.customer(tenant(3))?.firstSeen == noon)
        },
        ContractCheck("a changed part updates, and only that part") { place in
            let store = try place.open()
            try store.bringIn([line(1, tags: "gold", phone: "+44 1")])
            let summary = try store.bringIn([
                line(1, name: "Renamed", relationship: nil, tags: nil, email: "", phone: ""), line(2),
            ])
            #expect(summary.updated == 1 && summary.added == 1)
            let customer = try #require(try store.customer(tenant(1)))
            #expect(customer.name == "Renamed" && customer.tags == "gold" && customer.relationship == .reseller)
            #expect(customer.contact == Contact(email: "admin@customer1.example.com", phone: "+44 1"))
            #expect(try store.record(1)[CustomerColumn.name] == "Renamed")
        },
        ContractCheck("a new row of a list without relationships is not taken for a reseller's customer") { place in
            let store = try place.open()
            try store.bringIn([line(1, relationship: nil)])
            #expect(try store.customer(tenant(1))?.relationship == Relationship.none)
            #expect(try store.stand(1) == Standing(.blocked, .notReseller))
        },
        ContractCheck("of two rows of one tenant the first wins, in one batch and over two") { place in
            let store = try place.open()
            let session = try store.beginImport(.customers(complete: true), name: "dual.csv", by: "mia", at: noon)
            try session.merge([line(1, name: "First"), line(1, name: "Second"), line(2)], at: noon)
            try session.merge([line(2, name: "Third")], at: noon)
            let summary = try session.finish(complete: true, at: noon)
            #expect(summary.added == 2 && summary.unchanged == 2 && summary.updated == 0)
            #expect(try store.customer(tenant(1))?.name == "First")
            #expect(try store.customer(tenant(2))?.name == "Customer 2")
            #expect(try store.snapshot(.customers).total == 2)
        },
        ContractCheck("of two rows of one tenant the one as reseller makes the relationship, whichever comes first") {
            place in
            let store = try place.open()
            let rows = [line(1, relationship: .advisor), line(1), line(2), line(2, relationship: .advisor)]
            let first = try store.bringIn(rows, complete: true)
            #expect(first.added == 2 && first.unchanged == 2)
            #expect(try store.customer(tenant(1))?.relationship == .reseller)
            #expect(try store.customer(tenant(2))?.relationship == .reseller)
            let again = try store.bringIn(rows, complete: true)
            #expect(again.updated == 0 && again.unchanged == 4)
        },
        ContractCheck("the row as reseller makes the relationship in a later batch too") { place in
            let store = try place.open()
            let rows = [
                line(1, relationship: .advisor), line(2), line(1, name: "Other"), line(2, relationship: .advisor),
            ]
            let session = try store.beginImport(.customers(complete: true), name: "dual.csv", by: "mia", at: noon)
            for row in rows { try session.merge([row], at: noon) }
            let summary = try session.finish(complete: true, at: noon)
            #expect(summary.added == 2 && summary.unchanged == 2 && summary.updated == 0 && summary.isComplete)
            #expect(try store.customer(tenant(1))?.relationship == .reseller)
            #expect(try store.customer(tenant(1))?.name == "Customer 1")
            #expect(try store.customer(tenant(2))?.relationship == .reseller)
        },
        ContractCheck("refused rows are counted and kept, and stop nothing") { place in
            let store = try place.open()
            let bad = RejectedLine(line: 3, reason: .malformedTenant("nope"))
            let summary = try store.bringIn([line(1), .rejected(bad), line(2)])
            #expect(summary.added == 2 && summary.rejected == 1 && summary.rejections == [bad])
        },
        ContractCheck("a complete list marks who is missing, once, and takes it back") { place in
            let store = try place.open()
            try store.bringIn(lines(1...4), complete: true)
            let later = noon.adding(seconds: 60)
            let shorter = try store.bringIn(lines(1...2), complete: true, at: later)
            #expect(shorter.vanished == 2 && shorter.unchanged == 2)
            #expect(try store.customer(tenant(3))?.missingSince == later)
            #expect(try store.stand(3) == Standing(.blocked, .notInLastList))
            #expect(try store.bringIn(lines(1...2), complete: true).vanished == 0)
            #expect(try store.customer(tenant(3))?.missingSince == later)
            try store.bringIn(lines(3...3), complete: false)
            #expect(try store.customer(tenant(3))?.missingSince == later)
            let back = try store.bringIn(lines(1...3), complete: true)
            #expect(back.updated == 1 && back.unchanged == 2 && back.vanished == 0)
            #expect(try store.customer(tenant(3))?.missingSince == nil)
            #expect(try store.stand(3) == Standing(.ready))
            #expect(try store.stand(4) == Standing(.blocked, .notInLastList))
        },
        ContractCheck("a complete list without a single customer marks nobody") { place in
            let store = try place.open()
            try store.bringIn(lines(1...2), complete: true)
            let summary = try store.bringIn([.rejected(RejectedLine(line: 2, reason: .noTenant))], complete: true)
            #expect(summary.vanished == 0)
            #expect(try store.stand(1) == Standing(.ready))
        },
        ContractCheck("customers that others add during a complete import are not missing") { place in
            let store = try place.open()
            let other = try place.open()
            let session = try store.beginImport(.customers(complete: true), name: "a.csv", by: "mia", at: noon)
            try session.merge(lines(1...2), at: noon)
            try other.bringIn(lines(3...3))
            #expect(try session.finish(complete: true, at: noon).vanished == 0)
            #expect(try store.stand(3) == Standing(.ready))
        },
        ContractCheck("contacts are found by tenant or by domain") { place in
            let store = try place.open()
            try store.bringIn([
                line(1, email: ""), line(2, domain: "two.example.com", email: ""),
                line(3, domain: "shared.example.com"), line(4, domain: "shared.example.com"),
            ])
            #expect(try store.stand(1) == Standing(.blocked, .needsContact))
            let keys: [ContactLine.Key] = [
                .tenant(tenant(1)), .domain("Two.example.com"), .domain("shared.example.com"),
                .domain("nowhere.example.com"), .tenant(tenant(99)),
            ]
            let contacts = keys.enumerated().map { index, key in
                ListLine.contact(ContactLine(line: index + 2, key: key, contact: Contact(email: "ada@example.com")))
            }
            let summary = try store.bringIn(contacts, kind: .contacts)
            #expect(summary.updated == 2 && summary.rejected == 3)
            #expect(
                summary.rejections.map(\.reason) == [
                    .severalCustomers("shared.example.com"), .noCustomer("nowhere.example.com"),
                    .noCustomer(tenant(99).description),
                ])
            #expect(try store.stand(1) == Standing(.ready))
            #expect(try store.stand(2) == Standing(.ready))
            let again = try store.bringIn(contacts, kind: .contacts)
            #expect(again.updated == 0 && again.unchanged == 2)
        },
        ContractCheck("a refused row of a complete list is not missing from it") { place in
            let store = try place.open()
            try store.bringIn(lines(1...4), complete: true)
            let refused = ListLine.rejected(
                RejectedLine(line: 3, reason: .wrongColumnCount(found: 6, expected: 5), tenant: tenant(2)))
            let summary = try store.bringIn(lines(1...1) + [refused, line(3)], complete: true)
            #expect(summary.vanished == 1 && summary.rejected == 1 && !summary.isUnmarked)
            #expect(try store.stand(2) == Standing(.ready))
            #expect(try store.stand(4) == Standing(.blocked, .notInLastList))
            try store.bringIn([line(1)], complete: true)
            #expect(try store.stand(2) == Standing(.blocked, .notInLastList))
            let back = try store.bringIn([line(1), refused], complete: true)
            #expect(back.updated == 0 && back.unchanged == 1 && back.vanished == 0)
            #expect(try store.stand(2) == Standing(.ready))
            try store.bringIn([refused, line(2, name: "Renamed")])
            #expect(try store.customer(tenant(2))?.name == "Renamed")
        },
        ContractCheck("a complete list with a row that may be anybody's marks nobody, and says so") { place in
            let store = try place.open()
            try store.bringIn(lines(1...3), complete: true)
            let nameless = ListLine.rejected(RejectedLine(line: 3, reason: .openQuote))
            let summary = try store.bringIn([line(1), nameless], complete: true)
            #expect(summary.vanished == 0 && summary.isUnmarked)
            #expect(try store.stand(3) == Standing(.ready))
            #expect(try store.journal(since: nil, before: nil, limit: 1).first?.result.contains("nobody") == true)
            #expect(try !store.bringIn([line(1), nameless]).isUnmarked)
        },
        ContractCheck("an import that ended early is journalled, by whomever and however it ended") { place in
            let store = try place.open()
            let session = try store.beginImport(.customers(complete: true), name: "a.csv", by: "mia", at: noon)
            try session.merge(lines(1...2), at: noon)
            try session.merge(lines(3...3), at: noon)
            let begun = try store.journal(since: nil, before: nil, limit: 9)
            #expect(begun.map(\.result) == ["begun"] && begun.map(\.subject) == ["a.csv"])
            try session.abandon(at: noon)
            let entries = try store.journal(since: nil, before: nil, limit: 9)
            #expect(entries.map(\.action) == [.customersImported, .customersImported])
            #expect(entries.first?.evidence == "interrupted" && entries.first?.result.hasPrefix("added 3") == true)
            #expect(try store.lastImport() == nil)
            #expect(try store.snapshot(.customers).total == 3)
        },
        ContractCheck("each import leaves its beginning and end in the journal, and the last customer list is known") {
            place in
            let store = try place.open()
            #expect(try store.lastImport() == nil)
            try store.bringIn(lines(1...3), complete: true)
            try store.bringIn([], kind: .contacts)
            #expect(
                try store.actions() == [.contactsImported, .contactsImported, .customersImported, .customersImported])
            let entry = try #require(try store.journal(since: nil, before: nil, limit: 3).last)
            #expect(entry.subject == "customers.csv" && entry.who == "mia@example")
            #expect(entry.result == "added 3, updated 0, unchanged 0, rejected 0, vanished 0")
            let note = try store.lastImport()
            #expect(note == ImportNote(file: "customers.csv", at: noon, complete: true, rows: 3))
        },
        ContractCheck("a bulk import can be searched for names and domains afterwards") { place in
            let store = try place.open()
            try store.bringIn(lines(1...12_000))
            try store.mirror([company("c1", name: "customer 7000"), company("c2", domain: "customer8000.example.com")])
            #expect(try store.stand(7000).reason == .nameMatch)
            #expect(try store.stand(8000).reason == .domainMatch)
            try store.bringIn(lines(20_000...32_000))
            #expect(try store.snapshot(.customers).total == 24_001)
            #expect(try store.stand(7000).reason == .nameMatch)
        },
    ]
}
