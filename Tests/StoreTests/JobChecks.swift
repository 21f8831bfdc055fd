import Core
import Testing

extension CompanyStoreContract {
    static let jobs = [
        ContractCheck("a job takes who may be created, and says why others are left out") { place in
            let store = try place.open()
            try store.bringIn([
                line(1), line(2, email: ""), line(3, name: "Matched"), line(4, name: "Matched too"), line(5), line(6),
                line(7, name: "Twice"), line(8),
            ])
            try store.mirror([
                company("m", name: "Matched"), company("n", name: "Matched too"), company("l", tenant: tenant(5)),
                company("t1", name: "Twice"), company("t2", name: "Twice"),
            ])
            _ = try store.setIgnored(RowSet([try store.row(6)]), reason: "no", by: "mia", at: noon)
            _ = try store.makeJob(8...8)
            let job = try store.makeJob(1...8, anyway: [4])
            let states = try store.allItems(job.id).map(\.state)
            #expect(
                states == [
                    .queued, .skipped(.blocked), .skipped(.matched), .queued, .skipped(.onMarketplace),
                    .skipped(.ignored), .skipped(.ambiguous), .skipped(.inOtherJob),
                ])
            #expect(job.counts.queued == 2 && job.counts.skipped == 6 && job.state == .queued)
            #expect(try store.stand(1) == Standing(.creating, .inJob))
            #expect(try store.stand(4) == Standing(.creating, .inJob))
            #expect(try store.actions().filter { $0 == .creationPlanned }.count == 2)
        },
        ContractCheck("a customer named twice, or not at all in the store, makes no second item") { place in
            let store = try place.open()
            try store.bringIn(lines(1...1))
            let row = try store.row(1)
            let job = try store.createJob(
                .createCompanies, customers: [row, row, RowID(77)], anyway: RowSet(), by: "mia", at: noon)
            #expect(job.counts.total == 1)
            #expect(
                try store.journal(since: nil, before: nil, limit: 1).first?.result.contains("1 not in the store")
                    == true)
        },
        ContractCheck("an item is claimed once, by whichever store asks first") { place in
            let stores = [try place.open(), try place.open()]
            try stores[0].bringIn(lines(1...60))
            let job = try stores[0].makeJob(1...60)
            let claimed = try await withThrowingTaskGroup(of: [Int64].self) { group in
                for store in stores {
                    group.addTask { try Self.claimAll(job.id, of: store) }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(claimed.count == 60 && Set(claimed).count == 60)
            #expect(try stores[1].job(job.id)?.counts.running == 60)
            #expect(try stores[1].actions().filter { $0 == .creationStarted }.count == 60)
        },
        ContractCheck("outcomes are noted with the journal, and a late one changes nothing") { place in
            let store = try place.open()
            try store.bringIn(lines(1...4))
            let job = try store.makeJob(1...4)
            let items = try store.claim(4, of: job.id, by: "mia", at: noon)
            #expect(items.map(\.attempts) == [1, 1, 1, 1])
            let states: [ItemState] = [
                .done(company: CompanyID("x"), wasThere: true), .failed(ItemFailure("no\u{7}", retryable: true)),
                .unknown("cut"), .skipped(.gone),
            ]
            let outcomes = zip(items, states).map { ItemOutcome(item: $0, state: $1, evidence: "seen") }
            try store.finish(outcomes, of: job.id, by: "mia", at: noon)
            #expect(try store.stand(2) == Standing(.ready))
            #expect(try store.stand(3) == Standing(.unknown, .outcomeUnknown))
            #expect(
                Set(try store.journal(since: nil, before: nil, limit: 4).map(\.action)) == [
                    .companyFound, .creationFailed, .creationUnknown, .creationSkipped,
                ])
            let late = ItemOutcome(item: items[1], state: .done(company: CompanyID("y"), wasThere: false), evidence: "")
            try store.finish([late], of: job.id, by: "mia", at: noon)
            let counts = try #require(try store.job(job.id)).counts
            #expect(counts.done == 1 && counts.failed == 1 && counts.unknown == 1 && counts.skipped == 1)
            #expect(try store.items(of: job.id, states: ["failed", "no word"], offset: 0, limit: 9).count == 1)
            let settled = ItemOutcome(item: items[2], state: .queued, evidence: "nothing there")
            try store.finish([settled], of: job.id, by: "mia", at: noon)
            #expect(try store.stand(3) == Standing(.creating, .inJob))
        },
        ContractCheck("cancelling frees what was not started, and stays said") { place in
            let store = try place.open()
            try store.bringIn(lines(1...3))
            let job = try store.makeJob(1...3)
            try store.setState(.running, of: job.id, by: "mia", at: noon)
            let items = try store.claim(1, of: job.id, by: "mia", at: noon)
            try store.setState(.cancelled, of: job.id, by: "ole", at: noon)
            #expect(try store.stand(2) == Standing(.ready))
            #expect(try store.claim(9, of: job.id, by: "mia", at: noon).isEmpty)
            let later = noon.adding(seconds: 5)
            let failed = ItemOutcome(item: items[0], state: .failed(ItemFailure("x", retryable: true)), evidence: "")
            try store.finish([failed], of: job.id, by: "mia", at: later)
            try store.setState(.done, of: job.id, by: "mia", at: later)
            let end = try #require(try store.job(job.id))
            #expect(end.state == .cancelled && end.endedAt == noon && end.counts.cancelled == 3)
        },
        ContractCheck("cancelling frees the rows that a process had claimed when it ended") { place in
            let store = try place.open()
            try store.bringIn(lines(1...3))
            let job = try store.makeJob(1...3)
            try store.setState(.running, of: job.id, by: "mia", at: noon)
            _ = try store.claim(2, of: job.id, by: "mia", at: noon)
            // The first of the two was made, and its process ended before it could say so.
            try store.mirror([company("made", tenant: tenant(1))])
            let again = try place.open()
            try again.setState(.cancelled, of: job.id, by: "ole", at: noon)
            let counts = try #require(try again.job(job.id)).counts
            // What the marketplace shows is the answer that got lost with the process.
            #expect(counts.done == 1 && counts.cancelled == 2 && counts.left == 0)
            #expect(try again.stand(1).state == .linked)
            #expect(try again.stand(2) == Standing(.ready) && again.stand(3) == Standing(.ready))
            let newest = try again.journal(since: nil, before: nil, limit: 3)
            #expect(newest.contains { $0.action == .companyCreated && $0.subject == tenant(1).description })
            let entries = newest.filter { $0.action == .jobCancelled }
            #expect(entries.count == 2 && entries.first?.result == "1 items not started, 2 interrupted")
            #expect(Set(entries.dropFirst().map(\.subject)) == [tenant(2).description])
            #expect(try again.makeJob(2...3).counts.queued == 2)
        },
        ContractCheck("only failures that can be retried are queued again, unless another job has the tenant") {
            place in
            let store = try place.open()
            try store.bringIn(lines(1...3))
            let job = try store.makeJob(1...3)
            let items = try store.claim(3, of: job.id, by: "mia", at: noon)
            let outcomes = items.enumerated().map { index, item in
                ItemOutcome(item: item, state: .failed(ItemFailure("x", retryable: index != 1)), evidence: "")
            }
            try store.finish(outcomes, of: job.id, by: "mia", at: noon)
            try store.setState(.done, of: job.id, by: "mia", at: noon)
            #expect(try store.job(job.id)?.endedAt == noon)
            let other = try store.makeJob(3...3)
            #expect(other.counts.queued == 1)
            #expect(try store.requeueFailed(of: job.id, by: "mia", at: noon) == 1)
            #expect(try store.requeueFailed(of: job.id, by: "mia", at: noon) == 0)
            let again = try #require(try store.job(job.id))
            #expect(again.state == .queued && again.endedAt == nil && again.counts.queued == 1)
            #expect(try store.stand(1) == Standing(.creating, .inJob))
            #expect(try store.claim(9, of: job.id, by: "mia", at: noon).map(\.attempts) == [2])
        },
        ContractCheck("a job's lock is held by one only, and goes with its holder") { place in
            let stores = [try place.open(), try place.open()]
            var held = try stores[0].lock(JobID(7))
            #expect(held != nil)
            #expect(try stores[0].lock(JobID(7)) == nil)
            #expect(try stores[1].lock(JobID(7)) == nil)
            #expect(try stores[1].lock(JobID(8)) != nil)
            held = nil
            #expect(try stores[1].lock(JobID(7)) != nil)
        },
        ContractCheck("looking whether a job is locked keeps nobody from locking it") { place in
            let stores = [try place.open(), try place.open()]
            #expect(try !stores[1].isLocked(JobID(7)))
            let held = try stores[0].lock(JobID(7))
            #expect(try stores[0].isLocked(JobID(7)))
            #expect(try stores[1].isLocked(JobID(7)))
            #expect(try !stores[1].isLocked(JobID(8)))
            withExtendedLifetime(held) {}
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { for _ in 0..<2000 { _ = try stores[0].isLocked(JobID(8)) } }
                group.addTask { for _ in 0..<2000 { try #require(try stores[1].lock(JobID(8)) != nil) } }
                try await group.waitForAll()
            }
        },
        ContractCheck("two stores that write at once lose nothing") { place in
            let stores = [try place.open(), try place.open()]
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (index, store) in stores.enumerated() {
                    group.addTask {
                        for number in 0..<100 { try store.bringIn([line(UInt64(index * 1000 + number))]) }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try stores[0].snapshot(.customers).total == 200)
            #expect(try stores[1].snapshot(.customers).total == 200)
            #expect(try stores[0].actions().count == 400)
        },
    ]

    private static func claimAll(_ job: JobID, of store: any CompanyStore) throws -> [Int64] {
        var claimed: [Int64] = []
        while true {
            let items = try store.claim(3, of: job, by: "mia", at: noon)
            if items.isEmpty { return claimed }
            claimed += items.map(\.id)
        }
    }
}
