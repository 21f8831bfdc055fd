import Core
import Synchronization
import Testing

@Suite struct ListImportTests {
    private let surroundings = Surroundings(who: "anna@host") { noon }

    private func file(
        _ rows: Int, kind: ListFileKind = .customers(complete: false), failing: ListFileFailure? = nil,
        after: Int = .max
    ) -> ListFile {
        let read = Mutex(0)
        return ListFile(
            kind: kind, name: "Customers.csv",
            next: { count throws(ListFileFailure) in
                let lines = read.withLock { read -> [ListLine]? in
                    if failing != nil, read >= after { return nil }
                    let lines = (read..<min(rows, read + count)).map { Self.line($0) }
                    read += lines.count
                    return lines
                }
                guard let lines else { throw failing ?? .empty(name: "") }
                return lines
            }, progress: { nil })
    }

    /// Every tenth row is a bad one.
    private static func line(_ number: Int) -> ListLine {
        if number % 10 == 9 { return .rejected(RejectedLine(line: number + 2, reason: .noTenant)) }
        return .customer(
            CustomerLine(
                line: number + 2, tenant: tenant(number), name: "Contoso", domain: "", relationship: nil, tags: nil,
                contact: Contact()))
    }

    @Test(arguments: [(0, []), (1, [1]), (7, [7]), (8, [7, 1]), (14, [7, 7]), (30, [7, 7, 7, 7, 2])])
    func rowsComeInBatches(rows: Int, expected: [Int]) throws {
        let store = MemoryStore([])
        var reports: [Int] = []
        let summary = try ListImport(store: store, surroundings: surroundings, batch: 7).run(
            file(rows), full: false, stop: { false }, report: { reports.append($0.added + $0.rejected) })
        let session = try #require(store.memory.withLock { $0.session })
        #expect(session.batches == expected)
        #expect(reports == expected.indices.map { expected[...$0].reduce(0, +) })
        #expect(summary.added + summary.rejected == rows && summary.rejected == rows / 10)
        #expect(!session.isAbandoned)
    }

    @Test(arguments: [
        (ListFileKind.customers(complete: true), false, true), (.customers(complete: false), false, false),
        (.customers(complete: false), true, true), (.contacts, false, false),
    ])
    func onlyACompleteListMarksTheMissing(kind: ListFileKind, full: Bool, expected: Bool) throws {
        let store = MemoryStore([])
        _ = try ListImport(store: store, surroundings: surroundings).run(
            file(3, kind: kind), full: full, stop: { false }, report: { _ in })
        #expect(store.memory.withLock { $0.session }?.complete == expected)
    }

    @Test func aListOfContactsIsNeverACompleteOne() throws {
        let store = MemoryStore([])
        _ = try ListImport(store: store, surroundings: surroundings).run(
            file(3, kind: .contacts), full: true, stop: { false }, report: { _ in })
        #expect(store.memory.withLock { $0.session }?.complete == false)
    }

    @Test func anInterruptedImportKeepsWhatItHasAndIsNotComplete() throws {
        let store = MemoryStore([])
        var batches = 0
        #expect(throws: ListImport.Failure.self) {
            try ListImport(store: store, surroundings: surroundings, batch: 5).run(
                file(100, kind: .customers(complete: true)), full: false, stop: { batches == 2 },
                report: { _ in batches += 1 })
        }
        let session = try #require(store.memory.withLock { $0.session })
        #expect(session.batches == [5, 5])
        #expect(session.complete == nil && session.isAbandoned)
    }

    @Test func theSummaryOfAnInterruptedImportIsTold() {
        let store = MemoryStore([])
        var expected = ImportSummary(file: "Customers.csv", kind: .customers(complete: false))
        expected.added = 5
        var batches = 0
        #expect(throws: ListImport.Failure.interrupted(expected)) {
            try ListImport(store: store, surroundings: surroundings, batch: 5).run(
                file(100), full: false, stop: { batches == 1 }, report: { _ in batches += 1 })
        }
    }

    @Test func aFileThatBreaksOffIsNotComplete() throws {
        let store = MemoryStore([])
        let why = ListFileFailure.unreadable(name: "Customers.csv", why: "an input/output error")
        #expect(throws: ListImport.Failure.file(why)) {
            try ListImport(store: store, surroundings: surroundings, batch: 5).run(
                file(100, failing: why, after: 10), full: true, stop: { false }, report: { _ in })
        }
        #expect(store.memory.withLock { $0.session }?.complete == nil)
        #expect(store.memory.withLock { $0.session }?.isAbandoned == true)
    }

    @Test func storeTroubleIsTold() {
        let store = MemoryStore([])
        store.memory.withLock { _ = $0.failing.insert("beginImport") }
        #expect(throws: ListImport.Failure.store(.busy(file: "ferry.sqlite"))) {
            try ListImport(store: store, surroundings: surroundings).run(
                file(1), full: false, stop: { false }, report: { _ in })
        }
        #expect(throws: ListImport.Failure.store(.full(file: "ferry.sqlite"))) {
            try ListImport(store: MemoryStore([]), surroundings: surroundings, batch: 500).run(
                file(5000), full: false, stop: { false }, report: { _ in })
        }
    }

    @Test func onlyTheFirstRejectionsAreKept() {
        var summary = ImportSummary(file: "Customers.csv", kind: .contacts)
        for line in 1...1500 { summary.reject(RejectedLine(line: line, reason: .noKey)) }
        #expect(summary.rejected == 1500)
        #expect(summary.rejections.map(\.line) == Array(1...1000))
    }
}
