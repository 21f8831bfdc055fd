import Core
import Testing

extension CompanyStoreContract {
    static let standings = [
        ContractCheck("what blocks a customer is said") { place in
            let store = try place.open()
            try store.bringIn([
                line(1), line(2, relationship: .advisor), line(3, name: " "), line(4, name: "contoso.com"),
                line(5, email: ""), line(6, email: "ada at example"), line(7, relationship: .other("Guest")),
            ])
            let reasons: [StandingReason] = [
                .none, .notReseller, .nameMissing, .nameIsDomain, .needsContact, .contactMalformed, .notReseller,
            ]
            for (index, reason) in reasons.enumerated() {
                #expect(try store.stand(UInt64(index + 1)).reason == reason)
            }
            #expect(try store.stand(1).state == .ready)
            #expect(try store.customer(tenant(7))?.relationship == .other("Guest"))
        },
        ContractCheck("a company of the tenant, the domain or the name changes the customer, and going away again") {
            place in
            let store = try place.open()
            try store.bringIn([line(1, name: "Contoso Ltd", domain: "contoso.example.com")])
            try store.mirror([company("a", name: "CONTOSO Limited")])
            #expect(
                try store.stand(1) == Standing(.matched, .nameMatch, level: .name, companies: [CompanyID("a")]))
            try store.mirror([company("b", domain: "contoso.example.com")])
            #expect(
                try store.stand(1) == Standing(.matched, .domainMatch, level: .domain, companies: [CompanyID("b")]))
            try store.mirror([company("c", domain: "contoso.example.com")])
            #expect(try store.stand(1).reason == .severalDomainMatches)
            try store.mirror([company("b", tenant: tenant(9)), company("c", tenant: tenant(8))])
            #expect(try store.stand(1).reason == .nameMatch)
            try store.mirror([company("d", name: "Contoso")])
            #expect(
                try store.stand(1)
                    == Standing(
                        .ambiguous, .severalNameMatches, level: .name, companies: [CompanyID("a"), CompanyID("d")]))
            try store.mirror([company("a", name: "Something else"), company("d", name: "Another")])
            #expect(try store.stand(1) == Standing(.ready))
        },
        ContractCheck("a company of the tenant links, two need a person, one that moves away unlinks") { place in
            let store = try place.open()
            try store.bringIn(lines(1...2))
            try store.mirror([company("a", tenant: tenant(1))])
            #expect(
                try store.stand(1)
                    == Standing(.linked, .tenantOnMarketplace, level: .tenant, companies: [CompanyID("a")]))
            try store.mirror([company("b", tenant: tenant(1))])
            #expect(try store.stand(1).reason == .severalTenantMatches)
            try store.mirror([company("a", tenant: tenant(2)), company("b", tenant: tenant(3))])
            #expect(try store.stand(1) == Standing(.ready))
            #expect(try store.stand(2).state == .linked)
        },
        ContractCheck("a namesake of another tenant is said, and blocks nothing") { place in
            let store = try place.open()
            try store.mirror([company("a", name: "Contoso GmbH", tenant: tenant(9))])
            try store.bringIn([line(1, name: "Contoso")])
            #expect(try store.stand(1) == Standing(.ready, hasNamesake: true))
            try store.mirror([company("a", name: "Renamed", tenant: tenant(9))])
            #expect(try store.stand(1) == Standing(.ready))
        },
        ContractCheck("customers that come after the companies are matched at once") { place in
            let store = try place.open()
            try store.mirror([
                company("a", tenant: tenant(1)), company("b", domain: "customer2.example.com"),
                company("c", name: "customer 3"),
            ])
            try store.bringIn(lines(1...4))
            let reasons: [StandingReason] = [.tenantOnMarketplace, .domainMatch, .nameMatch, .none]
            for (index, reason) in reasons.enumerated() {
                #expect(try store.stand(UInt64(index + 1)).reason == reason)
            }
        },
        ContractCheck("a customer's new name or domain is matched, the old one no longer") { place in
            let store = try place.open()
            try store.mirror([company("a", name: "Fabrikam"), company("b", domain: "fabrikam.example.com")])
            try store.bringIn([line(1)])
            try store.bringIn([line(1, name: "Fabrikam A/S")])
            #expect(try store.stand(1).reason == .nameMatch)
            try store.bringIn([line(1, domain: "fabrikam.example.com")])
            #expect(try store.stand(1).reason == .domainMatch)
            try store.bringIn([line(1, name: "Litware", domain: "litware.example.com")])
            #expect(try store.stand(1) == Standing(.ready))
        },
        ContractCheck("many companies of one name stay ambiguous, and hide no namesake") { place in
            let store = try place.open()
            try store.bringIn([line(1, name: "Test")])
            try store.mirror((1...60).map { company("free\($0)", name: "Test") })
            #expect(try store.stand(1).reason == .severalNameMatches)
            try store.mirror([company("linked", name: "Test", tenant: tenant(5))])
            #expect(try store.stand(1).hasNamesake)
        },
    ]

    static let companies = [
        ContractCheck("a mirrored company is listed with its administrator, whom nobody told anything") { place in
            let store = try place.open()
            let boss = Contact(email: "boss@example.com", firstName: "Bo", lastName: "Ss", country: "DK", phone: "1")
            let given = company(
                "a", name: "Contoso\u{1B}[31m", tenant: tenant(1), domain: "contoso.example.com", administrator: boss)
            try store.mirror([given])
            let record = try #require(try store.records(.companies).first)
            #expect(!record[CompanyColumn.name].contains("\u{1B}"))
            #expect(record[CompanyColumn.administrator] == "Bo Ss")
            #expect(record[CompanyColumn.informed] == InvitationState.neverTold.word)
            #expect(record[CompanyColumn.id] == "a" && record[CompanyColumn.tenant] == tenant(1).description)
            #expect(record.state == CompanyState.confirmed.rawValue)
            let invitation = try #require(try store.records(.invitations).first)
            #expect(invitation[InvitationColumn.email] == "boss@example.com")
            #expect(invitation[InvitationColumn.role] == "SYS_ADMIN")
            #expect(try store.companies([CompanyID("a"), CompanyID("none")]).map(\.administrator) == [boss])
        },
        ContractCheck("the same companies again change no list") { place in
            let store = try place.open()
            try store.mirror([company("a", tenant: tenant(1)), company("b")])
            let versions = try Listing.allCases.map { try store.snapshot($0).version }
            try store.mirror([company("a", tenant: tenant(1)), company("b")])
            #expect(try Listing.allCases.map { try store.snapshot($0).version } == versions)
        },
        ContractCheck("a renamed company renames its invitation; another administrator is another person") { place in
            let store = try place.open()
            try store.mirror([company("a", name: "Before")])
            try store.mirror([company("a", name: "After")])
            #expect(try store.records(.invitations).map { $0[InvitationColumn.company] } == ["After"])
            try store.mirror([company("a", name: "After", administrator: Contact(email: "new@example.com"))])
            #expect(try store.records(.invitations).count == 2)
            #expect(try store.records(.companies).map { $0[CompanyColumn.email] } == ["new@example.com"])
            try store.mirror([company("a", name: "After", administrator: Contact(email: "NEW@example.com"))])
            #expect(try store.records(.invitations).count == 2)
        },
        ContractCheck("an administrator whose address another user has in other letters fails no list") { place in
            let store = try place.open()
            let addresses = ["\u{E4}@example.com", "b@example.com", "\u{C4}@example.com", "\u{E4}@example.com"]
            for address in addresses {
                let boss = Contact(email: address, firstName: address == addresses[0] ? "" : "Bo", phone: "1")
                try store.mirror([company("a", administrator: boss), company(address, tenant: tenant(1))])
            }
            #expect(try store.companies([CompanyID("a")]).map(\.administrator.email) == ["\u{E4}@example.com"])
            #expect(try store.companies([CompanyID("a")]).map(\.administrator.phone) == ["1"])
            #expect(try store.records(.companies).count == 4)
        },
        ContractCheck("a tenant id that was written survives a list that shows none") { place in
            let store = try place.open()
            try store.bringIn(lines(1...1))
            try store.mirror([company("a", tenant: tenant(1), evidence: .written)])
            try store.mirror([listed("a")])
            #expect(try store.stand(1).state == .linked)
            try store.mirror([company("a", tenant: tenant(1), evidence: .confirmed)])
            #expect(try store.companies([CompanyID("a")]).map(\.evidence) == [.confirmed])
        },
        ContractCheck("the local marketplace makes one company a tenant") { place in
            let store = try place.open()
            try store.bringIn(lines(1...1))
            let marketplace = try place.marketplace(store)
            let new = NewCompany(
                tenant: tenant(1), name: "Customer 1", domain: "", administrator: Contact(email: "a@example.com"))
            let made = try await marketplace.create(new, by: "mia")
            let again = try await marketplace.create(new, by: "mia")
            #expect(made == again)
            #expect(made.status == "ENABLED" && made.evidence == .confirmed && made.origin == .byHand)
            #expect(made.createdAt == noon && made.id.description == made.id.description.lowercased())
            #expect(try await marketplace.companies(of: tenant(1), named: "") == [made])
            #expect(try await marketplace.companies(of: tenant(2), named: "").isEmpty)
            #expect(
                try store.stand(1) == Standing(.created, .createdByFerry, level: .tenant, companies: [made.id]))
            #expect(try store.records(.invitations).map(\.state) == [InvitationState.neverTold.rawValue])
        },
    ]

    static let changes = [
        ContractCheck("a contact is replaced, journalled and derived; an unknown tenant is not") { place in
            let store = try place.open()
            try store.bringIn([line(1, email: "")])
            let contact = Contact(email: "ada@example.com", firstName: "Ada")
            #expect(
                try store.setContact(ContactChange(from: Contact(), to: contact), of: tenant(1), by: "mia", at: noon))
            #expect(try store.customer(tenant(1))?.contact == contact)
            #expect(try store.stand(1) == Standing(.ready))
            #expect(
                try !store.setContact(ContactChange(from: Contact(), to: contact), of: tenant(2), by: "mia", at: noon))
            #expect(
                try store.setContact(ContactChange(from: Contact(), to: contact), of: tenant(1), by: "mia", at: noon))
            #expect(try store.actions() == [.contactEdited, .customersImported, .customersImported])
        },
        ContractCheck("customers are set aside and taken back, and only changes count") { place in
            let store = try place.open()
            try store.bringIn(lines(1...3))
            let rows = RowSet([try store.row(1), try store.row(2), RowID(999)])
            #expect(try store.setIgnored(rows, reason: "a test", by: "mia", at: noon) == 2)
            #expect(try store.setIgnored(rows, reason: "a test", by: "mia", at: noon) == 0)
            #expect(try store.stand(1) == Standing(.ignored, .setAside))
            #expect(try store.record(1)[CustomerColumn.ignoreReason] == "a test")
            #expect(try store.customer(tenant(2))?.ignored == Ignored(reason: "a test", at: noon, by: "mia"))
            #expect(try store.setIgnored(rows, reason: nil, by: "mia", at: noon) == 2)
            #expect(try store.stand(1) == Standing(.ready))
            #expect(try store.actions().filter { $0 == .customerUnignored }.count == 2)
        },
        ContractCheck("settings keep what differs from the standard, each journalled") { place in
            let store = try place.open()
            #expect(try store.settings().isEmpty)
            try store.save([.createAutomatically: "yes", .createCeiling: "100"], by: "mia", at: noon)
            #expect(try store.settings() == [.createAutomatically: "true"])
            try store.save([.createAutomatically: "false"], by: "mia", at: noon)
            #expect(try store.settings().isEmpty)
            #expect(try store.actions() == [.settingChanged, .settingChanged])
            #expect(throws: StoreFailure.self) {
                try store.save([.reminders: "true", .createCeiling: "many"], by: "mia", at: noon)
            }
            #expect(try store.settings().isEmpty)
        },
        ContractCheck("texts by hand are kept as they can be shown") { place in
            let store = try place.open()
            try store.bringIn(lines(1...1))
            let hostile = "mia\u{1B}[31m\u{202E}"
            let rows = RowSet([try store.row(1)])
            _ = try store.setIgnored(rows, reason: hostile, by: hostile, at: noon)
            #expect(try store.customer(tenant(1))?.ignored == Ignored(reason: "mia[31m", at: noon, by: "mia[31m"))
            _ = try store.setContact(
                ContactChange(email: hostile, phone: hostile), of: tenant(1), by: hostile, at: noon)
            #expect(try store.customer(tenant(1))?.contact == Contact(email: "mia[31m", phone: "mia[31m"))
            let job = try store.createJob(.createCompanies, customers: [], anyway: RowSet(), by: hostile, at: noon)
            #expect(job.by == "mia[31m")
            try store.note(
                JournalEntry(
                    at: noon, who: hostile, action: .contactEdited, subject: hostile, evidence: hostile,
                    result: hostile))
            let texts = try store.journal(since: nil, before: nil, limit: 9).flatMap {
                [$0.who, $0.subject, $0.evidence, $0.result]
            }
            #expect(texts.prefix(4).allSatisfy { $0 == "mia[31m" })
            #expect(!texts.contains { $0.contains("\u{1B}") || $0.contains("\u{202E}") })
        },
        ContractCheck("the journal pages from the newest entry back") { place in
            let store = try place.open()
            for number in 1...5 {
                try store.note(
                    JournalEntry(
                        at: noon.adding(seconds: Int64(number)), who: "mia", action: .contactEdited,
                        subject: "\(number)", result: ""))
            }
            let first = try store.journal(since: nil, before: nil, limit: 2)
            #expect(first.map(\.subject) == ["5", "4"])
            #expect(try store.journal(since: nil, before: first.last?.id, limit: 9).map(\.subject) == ["3", "2", "1"])
            #expect(try store.journal(since: noon.adding(seconds: 4), before: nil, limit: 9).count == 2)
        },
        ContractCheck("a company says that something else stands where its tenant id belongs, and keeps no address") {
            place in
            let store = try place.open()
            var foreign = company("a")
            foreign.tenantKey = "CRM-17"
            try store.mirror([foreign, company("b")])
            let reasons = { try store.records(.companies).map { StandingReason(rawValue: $0.reason) } }
            #expect(try reasons() == [.foreignKey, .some(.none)])
            let version = try store.snapshot(.companies).version
            foreign.address = PostalAddress(street: "1 Way", city: "Leeds")
            try store.mirror([foreign])
            #expect(try store.snapshot(.companies).version == version)
            #expect(try store.companies([CompanyID("a")]).map(\.tenantKey) == ["CRM-17"])
            foreign.tenantKey = ""
            try store.mirror([foreign])
            #expect(try reasons() == [.some(.none), .some(.none)])
        },
        ContractCheck("everything is there after opening again") { place in
            let store = try place.open()
            try store.bringIn([line(1, tags: "gold", phone: "+45"), line(2)], complete: true)
            _ = try store.setIgnored(RowSet([try store.row(2)]), reason: "later", by: "mia", at: noon)
            let job = try store.makeJob(1...2)
            try store.save([.reminders: "on"], by: "mia", at: noon)
            let again = try place.open()
            #expect(try again.customer(tenant(1)) == store.customer(tenant(1)))
            #expect(try again.customer(tenant(2)) == store.customer(tenant(2)))
            #expect(try again.records(.customers) == store.records(.customers))
            #expect(try again.jobs() == [try #require(try store.job(job.id))])
            #expect(try again.allItems(job.id) == store.allItems(job.id))
            #expect(try again.settings() == [.reminders: "true"])
            #expect(try again.lastImport() == store.lastImport())
        },
    ]
}
