import Core
import Foundation
import Store
import Synchronization
import Text

/// A list in memory that index tests change and compare with.
final class FakeList: Sendable {
    struct State {
        var rows: [RowID: Record] = [:]
        var log: [(revision: Int64, row: RowID)] = []
        var revision: Int64 = 1
        var reads = 0
    }

    let state = Mutex(State())

    init(_ records: [Record] = []) { commit(records) }

    /// Commits changes as one revision.
    func commit(_ upserted: [Record], removing removed: [RowID] = []) {
        state.withLock { state in
            state.revision += 1
            for record in upserted { state.rows[record.id] = record }
            for row in removed { state.rows[row] = nil }
            for row in upserted.map(\.id) + removed { state.log.append((state.revision, row)) }
        }
    }

    /// How often all rows were read, which is how often the index was built.
    var reads: Int { state.withLock { $0.reads } }

    var records: [Record] { state.withLock { Array($0.rows.values) } }

    func source(storeID: UInt64 = 1, listing: Listing = .customers) -> IndexSource {
        IndexSource(
            listing: listing, storeID: storeID, revision: { self.state.withLock { $0.revision } },
            all: { part, visit in
                let state = self.state.withLock { state in
                    if part.number == 0 { state.reads += 1 }
                    return state
                }
                for record in state.rows.values where Int(record.id.number) % part.count == part.number {
                    visit(record)
                }
                return state.revision
            },
            changes: { since, limit in
                let state = self.state.withLock { $0 }
                let touched = Set(state.log.filter { $0.revision > since }.map(\.row))
                guard touched.count <= limit else { return nil }
                return IndexChanges(
                    revision: state.revision, upserted: touched.compactMap { state.rows[$0] },
                    removed: touched.filter { state.rows[$0] == nil })
            })
    }

    /// What the plain reading of a question gives, row by row.
    func expected(_ question: ListQuestion) -> [RowID] {
        let layout = Listing.customers.layout
        return records.filter {
            question.query.matches($0, in: layout)
                && (question.states.isEmpty || question.states.contains($0.state))
        }.map { SortedRecord($0, question.sort, layout) }.sorted().map(\.record.id)
    }
}

/// A record with what it is sorted by.
private struct SortedRecord: Comparable {
    let record: Record
    private let key: [UInt8]
    private let number: Int64
    private let descending: Bool
    private let line: [[UInt8]]

    init(_ record: Record, _ sort: ListSort, _ layout: ListLayout) {
        self.record = record
        descending = sort.descending
        // Rows with an empty first column come last.
        line = layout.searched.enumerated().map { index, column in
            let text = Array(folded(record.texts[column]).utf8)
            return index == 0 && text.isEmpty ? [0xFF] : text
        }
        switch sort.key {
        case .text(0): (key, number) = (line.first ?? [], 0)
        case .text(let column): (key, number) = (Array(folded(record.texts[column]).utf8), 0)
        case .number(let column): (key, number) = ([], layout.sorted(record.numbers[column], in: column))
        case .state: (key, number) = ([], Int64(record.state))
        }
    }

    static func < (left: SortedRecord, right: SortedRecord) -> Bool {
        if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) != left.descending }
        if left.number != right.number { return (left.number < right.number) != left.descending }
        for (mine, other) in zip(left.line, right.line) where mine != other {
            return mine.lexicographicallyPrecedes(other)
        }
        return left.record.id < right.record.id
    }
}

/// Random numbers that come again with their seed.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        let once = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        let twice = (once ^ (once >> 27)) &* 0x94D0_49BB_1331_11EB
        return twice ^ (twice >> 31)
    }
}

extension Record {
    private static let words = [
        "Contoso", "Bakery", "Müller", "Ångström", "東京", "Straße", "a", "ab", "é", "Fabrikam", "and", "Ёлка", "ＡＢＣ",
        "co", "Northwind Traders of the West", "x-1", "🍞", "O'Brien",
    ]

    /// A made-up customer: names come again, texts are missing, lengths differ.
    static func random(_ id: UInt32, _ numbers: inout SeededNumbers) -> Record {
        let texts = CustomerColumn.allCases.map { column in
            let count = Int.random(in: column == .name ? 1...3 : 0...3, using: &numbers)
            let words = (0..<count).compactMap { _ in Self.words.randomElement(using: &numbers) }
            return words.joined(separator: column == .domain ? "." : " ")
        }
        return Record(
            id: RowID(id), state: UInt8.random(in: 0..<10, using: &numbers),
            reason: UInt8.random(in: 0..<5, using: &numbers),
            texts: texts,
            numbers: [
                Int64.random(in: -2...5, using: &numbers), Int64.random(in: 0...1, using: &numbers),
                Bool.random(using: &numbers) ? Int64.random(in: Int64.min...Int64.max, using: &numbers) : 0,
            ])
    }

    /// A customer of which only the name matters.
    static func named(_ name: String, _ id: UInt32, domain: String = "", state: UInt8 = 0) -> Record {
        var texts = CustomerColumn.allCases.map { _ in "" }
        texts[0] = name
        texts[1] = domain
        return Record(id: RowID(id), state: state, reason: 0, texts: texts, numbers: [0, 0, 0])
    }
}

extension ListQuestion {
    /// A question as people ask: parts of what is there, states, numbers, or nothing.
    static func random(_ records: [Record], _ numbers: inout SeededNumbers) -> ListQuestion {
        let terms = (0..<Int.random(in: 0...3, using: &numbers)).map { _ in
            Query.Term(test(records, &numbers), negated: Int.random(in: 0..<4, using: &numbers) == 0)
        }
        let keys: [ListSort.Key] = [.text(0), .text(0), .text(1), .text(5), .text(7), .number(0), .number(2), .state]
        return ListQuestion(
            query: Query(terms: terms), states: Int.random(in: 0..<5, using: &numbers) == 0 ? [1, 2, 3, 7] : [],
            sort: ListSort(keys.randomElement(using: &numbers) ?? .state, descending: Bool.random(using: &numbers)))
    }

    private static func test(_ records: [Record], _ numbers: inout SeededNumbers) -> Query.Test {
        let column = Int.random(in: 0..<CustomerColumn.allCases.count, using: &numbers)
        switch Int.random(in: 0..<8, using: &numbers) {
        case 0: return .states([UInt8.random(in: 0..<10, using: &numbers), 4])
        case 1: return .number(column: Int.random(in: 0..<3, using: &numbers), -1...3)
        case 2: return .text(column: column, "")
        case 3, 4: return .text(column: column, part(of: column, records, &numbers))
        default: return .anywhere(part(of: column % 5, records, &numbers))
        }
    }

    private static func part(of column: Int, _ records: [Record], _ numbers: inout SeededNumbers) -> String {
        let text = Array(folded(records.randomElement(using: &numbers)?.texts[column] ?? "a"))
        guard !text.isEmpty else { return "zz" }
        let start = Int.random(in: 0..<text.count, using: &numbers)
        return String(text[start...].prefix(Int.random(in: 1...12, using: &numbers)))
    }
}

/// A folder of its own, gone after use.
func withFolder(_ use: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("index-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try use(folder.path)
}
