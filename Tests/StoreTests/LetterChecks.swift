import Core
import Testing

extension CompanyStoreContract {
    static let letters = [
        ContractCheck("a letter is noted before it leaves, and told of afterwards") { place in
            let store = try place.open()
            try store.mirror([company("a", name: "Contoso", administrator: Contact(email: "Ada@Example.com"))])
            let user = try store.invitation("Ada@Example.com").id
            let recipient = try #require(try store.recipients([user, RowID(99)]).first)
            #expect(recipient.company == "Contoso" && recipient.state == .neverTold)
            #expect(try store.recipients(withAddresses: ["ada@example.com"])["ada@example.com"] == [recipient])
            let job = try store.createLetterJob(
                [draft("Ada@Example.com", users: [user])], anyway: false, by: "mia", at: noon)
            #expect(
                try store.standings(of: ["ada@example.com"], for: .activationReminder).values.map(\.isPlanned) == [true]
            )
            let item = try #require(try store.claim(9, of: job.id, by: "mia", at: noon).first)
            let noted = try #require(try store.letter(of: item))
            #expect(noted.state == .noted && noted.notedAt == noon && noted.letter.text == "Hello, you\n")
            #expect(
                try store.standings(of: ["ada@example.com"], for: .activationReminder).values.map(\.isUnknown) == [true]
            )
            let sent = ItemOutcome(
                item: item, state: .done(company: JobItem.noCompany, wasThere: false), evidence: "250 ok\u{7}")
            try store.finish([sent], of: job.id, by: "mia", at: noon.adding(seconds: 5))
            let record = try #require(try store.letters(to: user).first)
            #expect(record.state == .sent && record.words == "250 ok" && record.job == job.id)
            let row = try store.invitation("Ada@Example.com")
            #expect(row.state == InvitationState.told.rawValue && row[InvitationColumn.Number.timesSent] == 1)
            #expect(row[InvitationColumn.Number.lastSent] == noon.seconds + 5)
            #expect(try store.records(.companies).first?[CompanyColumn.informed] == "told")
            #expect(try store.actions().prefix(3) == [.letterSent, .letterNoted, .letterPlanned])
        },
        ContractCheck("a letter's row names the tenants of all companies that it tells of") { place in
            let store = try place.open()
            let boss = Contact(email: "ada@example.com")
            try store.mirror([
                company("a", name: "Contoso", tenant: tenant(1), administrator: boss),
                company("b", name: "Fabrikam", tenant: tenant(2), administrator: boss),
                company("c", name: "Northwind", administrator: boss),
            ])
            let users = try store.records(.invitations).map(\.id)
            let request = try store.add(
                [
                    Prospect(
                        company: "Tailspin", contact: Contact(email: "joe@example.com"), domain: "", tenant: tenant(3))
                ],
                by: "mia", at: noon
            ).added[0]
            var asking = draft("joe@example.com", .relationshipRequest)
            asking.request = request
            let job = try store.createLetterJob(
                [draft("ada@example.com", users: users), asking], anyway: false, by: "mia", at: noon)
            #expect(try store.allItems(job.id).map(\.tenants) == [[tenant(1), tenant(2)], [tenant(3)]])
            #expect(try store.allItems(job.id).map(\.tenant) == [JobItem.noTenant, JobItem.noTenant])
            #expect(try store.allItems(job.id).map { Set($0.users) } == [Set(users), []])
            #expect(try store.allItems(job.id).map(\.request) == [nil, request])
        },
        ContractCheck("no address gets a second letter of a purpose inside the cool-down") { place in
            let store = try place.open()
            let first = try store.letterJob(["a@example.com"])
            let second = try store.letterJob(["A@example.com", "b@example.com"])
            #expect(try store.allItems(second.id).map(\.state) == [.skipped(.inOtherJob), .queued])
            let other = try store.createLetterJob(
                [draft("a@example.com", .passwordReset)], anyway: false, by: "mia", at: noon)
            #expect(other.counts.queued == 1)
            let item = try #require(try store.claim(1, of: first.id, by: "mia", at: noon).first)
            try store.finish([sent(item)], of: first.id, by: "mia", at: noon)
            let early = try store.letterJob(["a@example.com"], at: noon.adding(seconds: 86399))
            #expect(try store.allItems(early.id).map(\.state) == [.skipped(.recentlyTold)])
            let late = try store.letterJob(["a@example.com"], at: noon.adding(seconds: 86400))
            #expect(late.counts.queued == 1)
        },
        ContractCheck("a letter that failed does not leave again after another one did") { place in
            let store = try place.open()
            let first = try store.letterJob(["a@example.com", "b@example.com"])
            let items = try store.claim(2, of: first.id, by: "mia", at: noon)
            let failed = items.map {
                ItemOutcome(item: $0, state: .failed(ItemFailure("450 later", retryable: true)), evidence: "")
            }
            try store.finish(failed, of: first.id, by: "mia", at: noon)
            let second = try store.letterJob(["a@example.com"])
            #expect(try store.requeueFailed(of: first.id, by: "mia", at: noon) == 1)
            let item = try #require(try store.claim(1, of: second.id, by: "mia", at: noon).first)
            try store.finish([sent(item)], of: second.id, by: "mia", at: noon)
            #expect(try store.requeueFailed(of: first.id, by: "mia", at: noon) == 1)
            // The one that may leave is claimed, though the first in the queue is left out.
            #expect(try store.claim(1, of: first.id, by: "mia", at: noon).map(\.name) == ["b@example.com"])
            #expect(try store.allItems(first.id).first?.state == .skipped(.recentlyTold))
        },
        ContractCheck("an unknown letter is followed by none without a person") { place in
            let store = try place.open()
            try store.mirror([company("a", administrator: Contact(email: "a@example.com"))])
            let user = try store.invitation("a@example.com").id
            let drafts = [draft("a@example.com", users: [user])]
            let first = try store.createLetterJob(drafts, anyway: false, by: "mia", at: noon)
            let item = try #require(try store.claim(1, of: first.id, by: "mia", at: noon).first)
            let lost = ItemOutcome(item: item, state: .unknown("cut"), evidence: "after it left")
            try store.finish([lost], of: first.id, by: "mia", at: noon)
            let row = try store.invitation("a@example.com")
            #expect(row.state == InvitationState.perhapsTold.rawValue && row[InvitationColumn.lastError] == "cut")
            #expect(try store.requeueFailed(of: first.id, by: "mia", at: noon) == 0)
            let much = noon.adding(seconds: 999_999)
            let second = try store.createLetterJob(drafts, anyway: false, by: "mia", at: much)
            #expect(try store.allItems(second.id).map(\.state) == [.skipped(.outcomeUnknown)])
            let third = try store.createLetterJob(drafts, anyway: true, by: "mia", at: much)
            #expect(third.counts.queued == 1)
            #expect(try store.actions().prefix(2) == [.letterPlanned, .letterAnyway])
            #expect(try store.letters(to: user).map(\.state) == [.planned, .cancelled, .unknown])
            // Where the letter that was to follow was taken back, none followed.
            try store.setState(.cancelled, of: third.id, by: "mia", at: much)
            #expect(
                try store.standings(of: ["a@example.com"], for: .activationReminder).values.map(\.isUnknown) == [true])
            let fourth = try store.createLetterJob(drafts, anyway: false, by: "mia", at: much)
            #expect(try store.allItems(fourth.id).map(\.state) == [.skipped(.outcomeUnknown)])
            let fifth = try store.createLetterJob(drafts, anyway: true, by: "mia", at: much)
            #expect(fifth.counts.queued == 1)
        },
        ContractCheck("a refused address is remembered, and a cancelled job frees its addresses") { place in
            let store = try place.open()
            let job = try store.letterJob(["a@example.com", "b@example.com", "c@example.com"])
            let items = try store.claim(2, of: job.id, by: "mia", at: noon)
            let refused = ItemOutcome(
                item: items[0], state: .failed(ItemFailure("550 nobody", retryable: false)), evidence: "",
                hasBounced: true)
            try store.finish([refused], of: job.id, by: "mia", at: noon)
            try store.setState(.cancelled, of: job.id, by: "mia", at: noon)
            // The second one was begun by a process that ended: it may have left.
            #expect(
                try store.allItems(job.id).map(\.state.word) == ["failed", "unknown", "cancelled"])
            let standings = try store.standings(
                of: ["a@example.com", "b@example.com", "c@example.com"], for: .activationReminder)
            #expect(standings["a@example.com"] == LetterStanding(bounced: "550 nobody"))
            #expect(standings["b@example.com"] == LetterStanding(isUnknown: true))
            #expect(standings["c@example.com"] == nil)
            #expect(try store.actions().contains(.letterBounced))
        },
        ContractCheck("two that plan and send at once write one letter to an address") { place in
            let stores = [try place.open(), try place.open()]
            let addresses = (1...40).map { "user\($0)@example.com" }
            let names = try await withThrowingTaskGroup(of: [String].self) { group in
                for store in stores {
                    group.addTask {
                        let job = try store.letterJob(addresses)
                        var names: [String] = []
                        while let item = try store.claim(1, of: job.id, by: "mia", at: noon).first {
                            names.append(item.name)
                            try store.finish([sent(item)], of: job.id, by: "mia", at: noon)
                        }
                        return names
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(names.count == 40 && Set(names).count == 40)
        },
        ContractCheck("a letter makes its request a sent one, and none follows one that is over") { place in
            let store = try place.open()
            let prospects = ["a@example.com", "b@example.com"].map {
                Prospect(company: "Tailspin", contact: Contact(email: $0))
            }
            let rows = try store.add(prospects, by: "mia", at: noon).added
            let drafts = try store.requests(rows).map { request in
                var letter = draft(request.prospect.contact.email, .relationshipRequest)
                letter.request = request.id
                return letter
            }
            let job = try store.createLetterJob(drafts, anyway: false, by: "mia", at: noon)
            let version = try store.snapshot(.requests).version
            let item = try #require(try store.claim(1, of: job.id, by: "mia", at: noon).first)
            try store.finish([sent(item)], of: job.id, by: "mia", at: noon.adding(seconds: 5))
            let request = try #require(try store.requests(rows).first)
            #expect(request.state == .sent && request.timesSent == 1 && request.lastSent == noon.adding(seconds: 5))
            #expect(try store.snapshot(.requests).version > version)
            #expect(try store.close([rows[1]], reason: "gone", by: "mia", at: noon) == 1)
            #expect(try store.claim(1, of: job.id, by: "mia", at: noon).isEmpty)
            #expect(try store.allItems(job.id).map(\.state.word) == ["done", "skipped"])
        },
        ContractCheck("a refused address gets no letter that was planned before or after, but by a person") { place in
            let store = try place.open()
            let first = try store.createLetterJob(
                [draft("a@example.com"), draft("a@example.com", .passwordReset)], anyway: false, by: "mia", at: noon)
            let item = try #require(try store.claim(1, of: first.id, by: "mia", at: noon).first)
            let soon = noon.adding(seconds: 1)
            try store.finish([bounced(item)], of: first.id, by: "mia", at: soon)
            #expect(try store.claim(1, of: first.id, by: "mia", at: soon).isEmpty)
            #expect(try store.allItems(first.id).map(\.state.word) == ["failed", "skipped"])
            #expect(try store.allItems(first.id).last?.state == .skipped(.bounced))
            let later = try store.letterJob(["a@example.com"], at: soon)
            #expect(try store.allItems(later.id).map(\.state) == [.skipped(.bounced)])
            let anyway = try store.letterJob(["a@example.com"], anyway: true, at: soon)
            #expect(anyway.counts.queued == 1)
            #expect(try store.claim(1, of: anyway.id, by: "mia", at: soon).count == 1)
        },
        ContractCheck("two spellings of a domain are one address") { place in
            let store = try place.open()
            try store.mirror([
                company("a", administrator: Contact(email: "ada@bücher.example.com")),
                company("b", administrator: Contact(email: "Ada@XN--BCHER-kva.example.com")),
            ])
            let key = "ada@xn--bcher-kva.example.com"
            #expect(try store.recipients(withAddresses: [key])[key]?.count == 2)
            let job = try store.letterJob(["ada@BÜCHER.example.com", key])
            #expect(try store.allItems(job.id).map(\.state) == [.queued, .skipped(.inOtherJob)])
        },
        ContractCheck("a request says what became of its last letter") { place in
            let store = try place.open()
            let prospect = Prospect(company: "Tailspin", contact: Contact(email: "a@example.com"))
            let row = try store.add([prospect], by: "mia", at: noon).added
            func send(_ outcome: (JobItem) -> ItemOutcome, at: Timestamp) throws -> RelationshipRequest? {
                var letter = draft("a@example.com", .relationshipRequest, coolDown: 0)
                letter.request = row.first
                let job = try store.createLetterJob([letter], anyway: true, by: "mia", at: at)
                let item = try #require(try store.claim(1, of: job.id, by: "mia", at: at).first)
                try store.finish([outcome(item)], of: job.id, by: "mia", at: at)
                return try store.requests(row).first
            }
            let lost = try send(
                { ItemOutcome(item: $0, state: .unknown("cut"), evidence: "after it left") }, at: noon)
            #expect(lost?.state == .perhapsSent && lost?.lastError == "cut" && lost?.timesSent == 0)
            let sent = try send(sent, at: noon.adding(seconds: 1))
            #expect(sent?.state == .sent && sent?.lastError == "" && sent?.timesSent == 1)
            let bounced = try send(bounced, at: noon.adding(seconds: 2))
            #expect(bounced?.state == .bounced && bounced?.lastError == "550 nobody" && bounced?.timesSent == 1)
            let record = try #require(try store.records(.requests).first)
            #expect(record[RequestColumn.lastError] == "550 nobody")
            // It still waits: nobody else writes a second one, and the list of customers may bring its answer.
            #expect(try store.add([prospect], by: "mia", at: noon).known == row)
            #expect(try store.close(row, reason: "wrong address", by: "mia", at: noon) == 1)
        },
    ]

    private static func bounced(_ item: JobItem) -> ItemOutcome {
        ItemOutcome(
            item: item, state: .failed(ItemFailure("550 nobody", retryable: false)), evidence: "refused for good",
            hasBounced: true)
    }

    private static func sent(_ item: JobItem) -> ItemOutcome {
        ItemOutcome(item: item, state: .done(company: JobItem.noCompany, wasThere: false), evidence: "250 ok")
    }
}
