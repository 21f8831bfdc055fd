import Core
import Store
import Synchronization
import Testing
import Text

/// What the index answers is what the plain reading of the question gives.
@Suite struct IndexAnswerTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func answersEqualThePlainReading(seed: UInt64) throws {
        var numbers = SeededNumbers(seed)
        let list = FakeList((1...700).map { Record.random($0 * 2, &numbers) })
        try withFolder { folder in
            let snapshot = try ListIndex(path: folder + "/list", source: list.source()).snapshot()
            #expect(snapshot.total == 700)
            for _ in 0..<120 { try check(snapshot, .random(list.records, &numbers), list, "seed \(seed)") }
        }
    }

    @Test(arguments: [4, 5, 6] as [UInt64])
    func changesGiveTheSameAsAFullRebuild(seed: UInt64) throws {
        var numbers = SeededNumbers(seed)
        let list = FakeList((1...300).map { Record.random($0, &numbers) })
        try withFolder { folder in
            let index = ListIndex(path: folder + "/list", source: list.source())
            _ = try index.snapshot()
            for round in 0..<12 {
                change(list, round, &numbers)
                let snapshot = try index.snapshot()
                for _ in 0..<12 { try check(snapshot, .random(list.records, &numbers), list, "seed \(seed)") }
                let rebuilt = try ListIndex(path: folder + "/list\(round)", source: list.source()).snapshot()
                #expect(rebuilt == snapshot && rebuilt.stateCounts == snapshot.stateCounts, "seed \(seed)")
                #expect(rebuilt.total == snapshot.total, "seed \(seed)")
            }
            #expect(list.reads == 13)
        }
    }

    @Test func typingOnNarrowsTheSameRows() throws {
        var numbers = SeededNumbers(7)
        let list = FakeList((1...500).map { Record.random($0, &numbers) })
        try withFolder { folder in
            let index = ListIndex(path: folder + "/list", source: list.source())
            list.commit((490...520).map { Record.random($0, &numbers) })
            let snapshot = try index.snapshot()
            for text in ["c", "co", "con", "co", "cont", "con", "contoso b", "x"] {
                for negated in [false, true] {
                    let terms = [Query.Term(.anywhere(text), negated: negated), Query.Term(.anywhere("a"))]
                    try check(snapshot, ListQuestion(query: Query(terms: terms)), list, "seed 7")
                }
            }
        }
    }

    @Test func needlesThatCrossColumnsOrRowsNeverMatch() throws {
        let list = FakeList([.named("abc", 1, domain: "def"), .named("ghi", 2)])
        try withFolder { folder in
            let snapshot = try ListIndex(path: folder + "/list", source: list.source()).snapshot()
            for text in ["cd", "c\u{1F}d", "f\u{1F}", "\n", "\u{1F}", "i\n", "\nghi", "\u{1F}\u{1F}"] {
                let question = ListQuestion(query: Query(terms: [Query.Term(.anywhere(text))]))
                #expect(snapshot.answer(question, { false })?.count == 0)
            }
        }
    }

    @Test func listsWithoutRowsAnswer() throws {
        let list = FakeList()
        try withFolder { folder in
            let index = ListIndex(path: folder + "/list", source: list.source())
            try check(index.snapshot(), ListQuestion(), list, "empty")
            list.commit([.named("b", 1), .named("a", 2)])
            try check(index.snapshot(), ListQuestion(sort: ListSort(.text(1), descending: true)), list, "two")
            list.commit([], removing: [RowID(1), RowID(2)])
            try check(index.snapshot(), ListQuestion(), list, "none")
        }
    }

    @Test func cancelledQuestionsHaveNoAnswer() throws {
        let list = FakeList((1...70_000).map { .named("Contoso \($0)", $0) })
        try withFolder { folder in
            let snapshot = try ListIndex(path: folder + "/list", source: list.source()).snapshot()
            let search = Query(terms: [Query.Term(.anywhere("1"))])
            for question in [ListQuestion(query: search), ListQuestion(sort: ListSort(.text(1)))] {
                for patience in 0..<2 {
                    let asked = Mutex(0)
                    let answer = snapshot.answer(question) {
                        asked.withLock { asked in
                            asked += 1
                            return asked > patience
                        }
                    }
                    #expect(answer == nil)
                }
                #expect(snapshot.answer(question, { false })?.count ?? 0 > 30_000)
            }
        }
    }

    @Test func olderSnapshotsStayAsTheyWere() throws {
        let list = FakeList([.named("Contoso", 1), .named("Fabrikam", 2)])
        try withFolder { folder in
            let index = ListIndex(path: folder + "/list", source: list.source())
            let before = try index.snapshot()
            list.commit([.named("Northwind", 1)], removing: [RowID(2)])
            let after = try index.snapshot()
            #expect(before.recordOf(RowID(1))?.texts[0] == "Contoso" && before.total == 2)
            #expect(after.recordOf(RowID(1))?.texts[0] == "Northwind" && after.recordOf(RowID(2)) == nil)
            #expect(after.version > before.version && after.total == 1)
        }
    }

    private func change(_ list: FakeList, _ round: Int, _ numbers: inout SeededNumbers) {
        var records = list.records.shuffled(using: &numbers)
        var changed: [Record] = []
        for _ in 0..<5 {
            guard var record = records.popLast() else { return }
            record.state = UInt8.random(in: 0..<10, using: &numbers)
            changed.append(record)
            guard let other = records.popLast() else { return }
            changed.append(Record.random(other.id.number, &numbers))
            changed.append(Record.random(UInt32(1000 + round * 50 + changed.count), &numbers))
        }
        list.commit(changed, removing: records.suffix(4).map(\.id))
    }

    private func check(
        _ snapshot: ListSnapshot, _ question: ListQuestion, _ list: FakeList, _ comment: Comment
    ) throws {
        let expected = list.expected(question)
        let asked = snapshot.answer(question) { false }
        let answer = try #require(asked)
        let slots = (0..<answer.count).map(answer.slot)
        #expect(slots.map { snapshot.record($0).id } == expected, "\(comment) \(question)")
        #expect(expected.map(answer.position) == expected.indices.map { $0 }, "\(comment) \(question)")
        let all = RowSet(list.records.map(\.id))
        let rows = RowSet(expected)
        #expect(snapshot.rows(answer) == rows, "\(comment) \(question)")
        #expect(all.subtracting(rows).rows.allSatisfy { answer.position($0) == nil }, "\(comment) \(question)")
        #expect(list.records.allSatisfy { snapshot.recordOf($0.id) == $0 }, "\(comment)")
        let some = RowSet(list.records.map(\.id).filter { $0.number % 3 == 0 } + [RowID(99_999)])
        let presence = snapshot.presence(some, answer)
        let known = RowSet(list.expected(ListQuestion(states: question.states)))
        #expect(presence.shown == some.intersection(rows).count, "\(comment) \(question)")
        #expect(presence.known == some.intersection(known).count, "\(comment) \(question)")
    }
}
