import Core
import Testing

extension CompanyStoreContract {
    static let syncs = [
        ContractCheck("a list is stored page by page, and who is missing is known at its end only") { place in
            let store = try place.openSync()
            try store.list([lines(1...4), lines(5...6)])
            let session = try store.sync()
            _ = try session.begin(.customerList, at: noon)
            let half = try session.store(CustomerPage(lines: lines(1...3), next: ListPlace("x")), at: noon)
            #expect(half.place == "x" && half.endedAt == nil && !half.isComplete && half.counts.seen == 3)
            #expect(try store.stand(5) == Standing(.ready))
            let end = try session.store(CustomerPage(lines: lines(4...5), next: nil), at: noon.adding(seconds: 9))
            #expect(end.isComplete && end.place == nil && end.counts.seen == 5 && end.counts.vanished == 1)
            #expect(end.endedAt == noon.adding(seconds: 9))
            #expect(try store.stand(6) == Standing(.blocked, .notInLastList))
            #expect(try store.snapshot(.customers).total == 6)
            _ = try session.finish(complete: true, at: noon)
            try store.list([lines(1...6)])
            #expect(try store.stand(6) == Standing(.ready))
        },
        ContractCheck("a list that was cut goes on where it stopped, and forgets nobody it saw") { place in
            for cut in 0...4 {
                let store = try place.openSync()
                try store.list([lines(1...12)])
                var session: (any SyncSession)? = try store.sync()
                _ = try session?.begin(.customerList, at: noon)
                for page in 0..<UInt64(cut) {
                    _ = try session?.store(
                        CustomerPage(lines: lines((page * 2 + 1)...(page * 2 + 2)), next: ListPlace("\(page + 1)")),
                        at: noon)
                }
                session = nil
                let again = try place.openSync()
                let next = try again.sync()
                let progress = try next.begin(.customerList, at: noon)
                #expect(progress.counts.seen == cut * 2 && progress.place == (cut == 0 ? nil : "\(cut)"))
                #expect(progress.completedAt == noon)
                for page in UInt64(cut)..<5 {
                    _ = try next.store(
                        CustomerPage(
                            lines: lines((page * 2 + 1)...(page * 2 + 2)), next: page == 4 ? nil : ListPlace("x")),
                        at: noon)
                }
                _ = try next.finish(complete: true, at: noon)
                #expect(try again.stand(10) == Standing(.ready), "cut \(cut)")
                #expect(try again.stand(11) == Standing(.blocked, .notInLastList), "cut \(cut)")
                #expect(try again.syncMemory().sources[.customerList]?.counts.seen == 10)
            }
        },
        ContractCheck("two rows of one tenant are one customer, and the one as reseller wins on whatever page") {
            place in
            let store = try place.openSync()
            let advisor = line(1, relationship: .advisor)
            for pages in [[[advisor], [line(1)]], [[line(1)], [advisor]], [[advisor, line(1)]]] {
                let progress = try store.list(pages + [[line(2)]])
                #expect(progress.counts.seen == 2)
                #expect(try store.customer(tenant(1))?.relationship == .reseller)
            }
            // On the way nobody stops being a reseller's customer.
            let session = try store.sync()
            _ = try session.begin(.customerList, at: noon)
            _ = try session.store(CustomerPage(lines: [advisor], next: ListPlace("1")), at: noon)
            #expect(try store.stand(1) == Standing(.ready))
            _ = try session.store(CustomerPage(lines: [line(2)], next: nil), at: noon)
            #expect(try store.stand(1) == Standing(.blocked, .notReseller))
        },
        ContractCheck("unreadable rows are counted, and one that may be anybody's keeps all from being marked") {
            place in
            let store = try place.openSync()
            try store.list([lines(1...4)])
            let refused = ListLine.rejected(RejectedLine(line: 1, reason: .noTenant, tenant: tenant(2)))
            #expect(try store.list([[line(1), refused, line(3)]]).counts.vanished == 1)
            #expect(try store.stand(2) == Standing(.ready))
            #expect(try store.stand(4) == Standing(.blocked, .notInLastList))
            let nameless = ListLine.rejected(RejectedLine(line: 1, reason: .noTenant))
            let progress = try store.list([[line(1), nameless], [line(2)]])
            #expect(progress.isUnmarked && progress.counts.rejected == 1 && progress.counts.vanished == 0)
            #expect(try store.stand(3) == Standing(.ready))
        },
        ContractCheck("who is added meanwhile is not missing, and an empty list marks nobody") { place in
            let store = try place.openSync()
            try store.list([lines(1...2)])
            let session = try store.sync()
            _ = try session.begin(.customerList, at: noon)
            try store.bringIn(lines(3...3))
            _ = try session.store(CustomerPage(lines: lines(1...1), next: nil), at: noon)
            _ = try session.finish(complete: true, at: noon)
            #expect(try store.stand(3) == Standing(.ready))
            #expect(try store.stand(2) == Standing(.blocked, .notInLastList))
            try store.list([[]])
            #expect(try store.stand(1) == Standing(.ready))
        },
        ContractCheck("only one synchronises at a time, and the journal tells of every one") { place in
            let store = try place.openSync()
            #expect(try store.lastSync() == nil && !store.isSyncing())
            var session: (any SyncSession)? = try store.sync()
            #expect(try store.isSyncing())
            #expect(try place.openSync().beginSync(full: false, by: "bob", at: noon) == nil)
            _ = try session?.begin(.customerList, at: noon)
            session = nil
            #expect(try !store.isSyncing() && store.lastSync() == nil && store.syncMemory().open != nil)
            let second = try store.sync(full: true, at: noon.adding(seconds: 60))
            let note = try second.finish(complete: true, at: noon.adding(seconds: 90))
            #expect(note.isFull && note.isComplete && note.by == "mia@example")
            #expect(note.endedAt == noon.adding(seconds: 90))
            #expect(try store.lastSync() == note && store.syncMemory().open == nil)
            #expect(try store.actions() == [.syncEnded, .syncBegun, .syncInterrupted, .syncBegun])
        },
        ContractCheck("details fill what no person said") { place in
            let store = try place.openSync()
            try store.list([[line(1, email: ""), line(2, email: ""), line(3, email: "")]])
            _ = try store.setContact(ContactChange(email: "ada@example.com"), of: tenant(2), by: "mia", at: noon)
            let contacts = ListLine.contact(
                ContactLine(line: 1, key: .tenant(tenant(3)), contact: Contact(phone: "+45 1")))
            try store.bringIn([contacts], kind: .contacts)
            let billing = Contact(
                email: "bo@example.com", firstName: "Bo", lastName: "Ss", country: "DK", phone: "+45 2")
            let address = PostalAddress(street: "Street 1", city: "Aarhus", postalCode: "8000", country: "DK")
            try store.readDetails(
                (1...3).map {
                    CustomerDetails(
                        tenant: tenant($0), bond: .known, billingName: "Bill\u{1B}", contact: billing,
                        address: address, culture: "da-DK", domains: ["B.example.com", "a.example.com"],
                        allowsDelegatedAccess: true)
                })
            let first = try #require(try store.customer(tenant(1)))
            #expect(first.contact == billing && first.address == address && first.culture == "da-DK")
            #expect(first.domains == ["a.example.com", "b.example.com"] && first.allowsDelegatedAccess == true)
            #expect(first.billingName == "Bill" && first.detailsAt == noon && first.bond == .known)
            #expect(try store.stand(1) == Standing(.ready))
            #expect(try store.customer(tenant(2))?.contact == Contact(email: "ada@example.com", country: "DK"))
            var third = billing
            third.phone = "+45 1"
            #expect(try store.customer(tenant(3))?.contact == third)
            let moved = Contact(email: "new@example.com", firstName: "New")
            try store.readDetails([CustomerDetails(tenant: tenant(1), bond: .known, contact: moved)])
            let after = try #require(try store.customer(tenant(1)))
            #expect(after.contact == Contact(email: "new@example.com", firstName: "New", country: "DK"))
            #expect(after.address == address && after.domains == first.domains)
            #expect(try place.openSync().customer(tenant(1)) == after)
        },
        ContractCheck("a lost relationship and delegated rights alone block, and are taken back") { place in
            let store = try place.openSync()
            try store.list([lines(1...2)])
            try store.readDetails([
                CustomerDetails(tenant: tenant(1), bond: .lost),
                CustomerDetails(tenant: tenant(2), bond: .delegatedOnly),
            ])
            #expect(try store.stand(1) == Standing(.blocked, .relationshipLost))
            #expect(try store.stand(2) == Standing(.blocked, .delegatedOnly))
            #expect(try store.customer(tenant(1))?.contact.email == "admin@customer1.example.com")
            try store.readDetails([CustomerDetails(tenant: tenant(1), bond: .known)])
            #expect(try store.stand(1) == Standing(.ready))
        },
        ContractCheck("details are wanted once, those first that make a customer ready, the unreadable last") { place in
            let store = try place.openSync()
            try store.list([[line(1), line(2, email: ""), line(3, relationship: .advisor, email: ""), line(4)]])
            let session = try store.sync()
            _ = try session.begin(.customerDetails, at: noon)
            func wanted() throws -> [TenantID] { try session.wantedCustomers(after: nil, limit: 9).map(\.key) }
            #expect(try wanted() == [tenant(2), tenant(1), tenant(3), tenant(4)])
            #expect(try session.wantedCustomers(after: nil, limit: 2).count == 2)
            let onScreen = [try store.row(4), try store.row(2)]
            #expect(try session.wantedCustomers(among: onScreen).map(\.key) == [tenant(4), tenant(2)])
            try session.reject([try store.row(1): "no"], of: .customerDetails)
            try session.store([CustomerDetails(tenant: tenant(2), bond: .known)], at: noon)
            #expect(try wanted() == [tenant(3), tenant(4), tenant(1)])
            _ = try session.begin(.customerDetails, at: noon)
            #expect(try wanted() == [tenant(3), tenant(4), tenant(1)])
            #expect(try session.wantedCount(.customerDetails) == 3)
            try session.store([1, 3, 4].map { CustomerDetails(tenant: tenant($0), bond: .known) }, at: noon)
            _ = try session.end(.customerDetails, complete: true, at: noon)
            _ = try session.begin(.audit, at: noon)
            let audit = try session.want([tenant(4), tenant(99)], coveredUntil: noon, at: noon)
            #expect(audit.coveredUntil == noon && audit.isComplete)
            #expect(try wanted() == [tenant(4)])
        },
        ContractCheck("a full synchronisation wants everything again, once, even when it is cut") { place in
            let store = try place.openSync()
            try store.list([lines(1...3)])
            try store.readDetails([1, 2, 3].map { CustomerDetails(tenant: tenant($0), bond: .known) })
            var session: (any SyncSession)? = try store.sync()
            _ = try session?.end(.customerDetails, complete: true, at: noon)
            session = nil
            session = try store.sync(full: true)
            #expect(try session?.begin(.customerDetails, at: noon).isFull == true)
            #expect(try session?.wantedCount(.customerDetails) == 3)
            try session?.store([CustomerDetails(tenant: tenant(1), bond: .known)], at: noon)
            session = nil
            session = try store.sync(full: true)
            _ = try session?.begin(.customerDetails, at: noon)
            #expect(try session?.wantedCount(.customerDetails) == 2)
            session = nil
            session = try store.sync()
            #expect(try session?.begin(.customerDetails, at: noon).isFull == true)
            #expect(try session?.end(.customerDetails, complete: true, at: noon).fullAt == noon)
        },
        ContractCheck("vanished and returned customers are read again") { place in
            let store = try place.openSync()
            try store.list([lines(1...2)])
            try store.readDetails([1, 2].map { CustomerDetails(tenant: tenant($0), bond: .known) })
            try store.list([lines(1...1)])
            let session = try store.sync()
            _ = try session.begin(.customerDetails, at: noon)
            #expect(try session.wantedCustomers(after: nil, limit: 9).map(\.key) == [tenant(2)])
        },
    ]

    static let mirrors = [
        ContractCheck("with a marketplace outside nobody is ready before every company was read") { place in
            let store = try place.openSync()
            try store.bringIn([
                line(1), line(2, name: "Fabrikam"), line(3, relationship: .advisor), line(4), line(5), line(6),
            ])
            _ = try store.setIgnored(RowSet([try store.row(4)]), reason: "x", by: "mia", at: noon)
            _ = try store.makeJob(5...5)
            try store.mirror([company("six", tenant: tenant(6))])
            try store.setMarketplace(isRemote: true)
            func states() throws -> [PendingState] { try (1...6).map { try store.stand($0).state } }
            let waiting: [PendingState] = [.checking, .checking, .blocked, .ignored, .creating, .linked]
            #expect(try states() == waiting)
            #expect(try store.stand(1) == Standing(.checking, .companiesUnread))
            try store.list([listed("a", name: "Fabrikam Inc"), listed("b"), listed("six", tenant: tenant(6))])
            #expect(try states() == waiting)
            #expect(
                try store.stand(2)
                    == Standing(.checking, .companiesUnread, level: .name, companies: [CompanyID("a")]))
            #expect(try store.syncMemory().mirror == MirrorState(isRemote: true, isListRead: true, unread: 2))
            try store.readCompanies([read("a", name: "Fabrikam Inc")])
            #expect(try states() == waiting)
            try store.readCompanies([read("b", tenant: tenant(1))])
            #expect(try states() == [.linked, .matched, .blocked, .ignored, .creating, .linked])
            // A new company nobody has read: it could be anybody's.
            try store.list([listed("a", name: "Fabrikam Inc"), listed("b"), listed("c"), listed("six")])
            #expect(try states() == [.linked, .checking, .blocked, .ignored, .creating, .linked])
            try store.readCompanies([], gone: ["c"])
            #expect(try store.stand(2).state == .matched)
            try store.setMarketplace(isRemote: false)
            #expect(try store.stand(2).state == .matched)
        },
        ContractCheck("a job written down while companies are unread skips who is checking") { place in
            let store = try place.openSync()
            try store.bringIn(lines(1...2))
            try store.setMarketplace(isRemote: true)
            let job = try store.makeJob(1...2, anyway: [1])
            #expect(try store.allItems(job.id).map(\.state) == [.skipped(.checking), .skipped(.checking)])
            try store.list([listed("a")])
            try store.readCompanies([read("a")])
            #expect(try store.makeJob(1...2).counts.queued == 2)
        },
        ContractCheck("customers that come while companies are unread are checking, too") { place in
            let store = try place.openSync()
            try store.setMarketplace(isRemote: true)
            try store.list([lines(1...3)])
            #expect(try store.stand(1) == Standing(.checking, .companiesUnread))
            try store.list([listed("a"), listed("b", tenant: tenant(9))])
            try store.readCompanies([read("a", domains: ["customer2.example.com"])])
            // The other one bears a tenant in the list, and the marketplace may have linked it to another.
            #expect(try store.stand(1) == Standing(.checking, .companiesUnread))
            try store.readCompanies([read("b", tenant: tenant(9))])
            #expect(try store.stand(1) == Standing(.ready))
            #expect(
                try store.stand(2)
                    == Standing(.matched, .domainMatch, level: .domain, companies: [CompanyID("a")]))
        },
        ContractCheck("every domain of a customer and of a company matches") { place in
            let store = try place.openSync()
            try store.bringIn(lines(1...2))
            try store.readDetails([
                CustomerDetails(tenant: tenant(1), bond: .known, domains: ["contoso.example.com", "two.example.com"])
            ])
            try store.mirror([company("a", domain: "two.example.com")])
            #expect(try store.stand(1).companies == [CompanyID("a")])
            var verified = company("a", domain: "other.example.com")
            verified.verifiedDomains = ["Contoso.example.com", "customer2.example.com"]
            try store.mirror([verified])
            #expect(try store.stand(1).reason == .domainMatch)
            #expect(try store.stand(2).reason == .domainMatch)
            verified.verifiedDomains = []
            try store.mirror([verified])
            #expect(try store.stand(1) == Standing(.ready))
            try store.readDetails([
                CustomerDetails(tenant: tenant(1), bond: .known, domains: ["other.example.com"])
            ])
            #expect(try store.stand(1).reason == .domainMatch)
            try store.bringIn([line(3)])
            try store.bringIn(
                [
                    .contact(
                        ContactLine(
                            line: 1, key: .domain("Other.example.com"), contact: Contact(email: "z@example.com")))
                ], kind: .contacts)
            #expect(try store.customer(tenant(1))?.contact.email == "z@example.com")
            #expect(try store.customers(ofDomain: "OTHER.example.com").map(\.tenant) == [tenant(1)])
        },
        ContractCheck("a list takes nothing away that reading by id showed, and reading by id tells all") { place in
            let store = try place.openSync()
            try store.list([listed("a"), listed("b", tenant: tenant(2), tenantKey: "x")])
            try store.readCompanies([read("a", tenant: tenant(1), domains: ["a.example.com"])])
            try store.list([listed("a"), listed("b")])
            let companies = try store.companies([CompanyID("a"), CompanyID("b")])
            let first = try #require(companies.first { $0.id == CompanyID("a") })
            #expect(first.tenant == tenant(1) && first.evidence == .confirmed && first.isRead)
            #expect(first.verifiedDomains == ["a.example.com"])
            let second = try #require(companies.first { $0.id == CompanyID("b") })
            #expect(second.tenant == tenant(2) && second.evidence == .written && !second.isRead)
            try store.readCompanies([read("a"), read("b")])
            #expect(try store.companies([CompanyID("a"), CompanyID("b")]).allSatisfy { $0.tenant == nil && $0.isRead })
        },
        ContractCheck("companies that vanished are no candidates, and come back") { place in
            let store = try place.openSync()
            try store.bringIn([line(1, name: "Contoso"), line(2)])
            try store.list([listed("a", name: "Contoso"), listed("b", tenant: tenant(2)), listed("c")])
            #expect(try store.stand(1).state == .matched && store.stand(2).state == .linked)
            let later = noon.adding(seconds: 60)
            #expect(try store.list([listed("c")], at: later).counts.vanished == 2)
            #expect(try store.stand(1) == Standing(.ready))
            #expect(try store.stand(2) == Standing(.ready))
            #expect(try store.companies([CompanyID("a")]).map(\.missingSince) == [later])
            #expect(try store.snapshot(.companies).total == 3)
            #expect(
                try store.records(.companies).map(\.reason).sorted() == [0, 6, 6])
            try store.list([listed("a", name: "Contoso"), listed("b", tenant: tenant(2)), listed("c")], at: later)
            #expect(try store.stand(1).state == .matched && store.stand(2).state == .linked)
            #expect(try store.companies([CompanyID("a")]).map(\.missingSince) == [nil])
        },
        ContractCheck("what Ferry made a moment ago is not missing from a list that lags behind") { place in
            let store = try place.openSync()
            var new = read("new", tenant: tenant(1))
            new.createdAt = noon
            try store.bringIn(lines(1...1))
            try store.mirror([new])
            #expect(try store.list([listed("a")]).counts.vanished == 0)
            #expect(try store.stand(1).state == .linked)
        },
        ContractCheck("companies are wanted when they are new, changed or likely, and all in a full one") { place in
            let store = try place.openSync()
            try store.bringIn([line(1, name: "Contoso"), line(2, domain: "fabrikam.example.com")])
            try store.readDetails([CustomerDetails(tenant: tenant(1), bond: .known, domains: ["own.example.com"])])
            let all = [
                listed("a"), listed("b", domain: "own.example.com"), listed("c", name: "contoso GmbH"),
                listed("d", domain: "fabrikam.example.com"), listed("e", name: "Zed"),
            ]
            try store.list(all)
            var session: (any SyncSession)? = try store.sync()
            func wanted(_ source: SyncSource = .companyDetails) throws -> [String] {
                _ = try session?.begin(source, at: noon)
                return try session?.wantedCompanies(source, after: nil, limit: 9).map(\.key.description) ?? []
            }
            #expect(try wanted() == ["b", "c", "d", "a", "e"])
            try session?.store(all.map { read($0.id.description, name: $0.name) }, gone: [], at: noon)
            #expect(try wanted() == [])
            _ = try session?.end(.companyDetails, complete: true, at: noon)
            #expect(try wanted(.administrators) == ["a", "b", "c", "d", "e"])
            try session?.store([(CompanyID("a"), Contact(email: "boss@example.com")), (CompanyID("b"), nil)], at: noon)
            #expect(try wanted(.administrators) == ["c", "d", "e"])
            #expect(try store.companies([CompanyID("a")]).map(\.administrator.email) == ["boss@example.com"])
            session = nil
            try store.list(all.map { $0.id == CompanyID("e") ? listed("e", name: "Renamed") : $0 })
            session = try store.sync()
            #expect(try wanted() == ["e", "c", "a", "b", "d"])
            session = nil
            session = try store.sync(full: true)
            #expect(try wanted().count == 5)
        },
    ]
}
