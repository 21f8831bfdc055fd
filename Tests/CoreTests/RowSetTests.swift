import Core
import SeededRandom
import Testing

@Suite struct RowSetTests {
    @Test(arguments: UInt64(10)...14)
    func itBehavesLikeASetOfNumbers(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var set = RowSet()
        var model: Set<UInt32> = []
        for _ in 0..<2000 {
            let number = UInt32.random(in: 0...400, using: &random)
            if Bool.random(using: &random) {
                #expect(set.insert(RowID(number)) == model.insert(number).inserted, "seed \(seed)")
            } else {
                #expect(set.remove(RowID(number)) == (model.remove(number) != nil), "seed \(seed)")
            }
            #expect(set.count == model.count && set.isEmpty == model.isEmpty, "seed \(seed)")
        }
        #expect(set.rows.map(\.number) == model.sorted(), "seed \(seed)")
        #expect((0...500).allSatisfy { set.contains(RowID($0)) == model.contains($0) }, "seed \(seed)")
    }

    @Test(arguments: UInt64(20)...24)
    func theAlgebraIsThatOfSets(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<200 {
            let left = numbers(&random)
            let right = numbers(&random)
            let (one, other) = (rows(left), rows(right))
            #expect(one.union(other) == rows(left.union(right)), "seed \(seed)")
            #expect(one.intersection(other) == rows(left.intersection(right)), "seed \(seed)")
            #expect(one.subtracting(other) == rows(left.subtracting(right)), "seed \(seed)")
            #expect(one.symmetricDifference(other) == rows(left.symmetricDifference(right)), "seed \(seed)")
            #expect((one == other) == (left == right), "seed \(seed)")
        }
    }

    @Test func theWordsMayEndInZeros() {
        #expect(RowSet(words: [0b110, 0, 0]) == RowSet([RowID(1), RowID(2)]))
        #expect(RowSet(words: [0, 0]) == RowSet())
        #expect(RowSet(words: [0, 1]).rows.map(\.number) == [64])
    }

    private func numbers(_ random: inout SeededRandom) -> Set<UInt32> {
        let most = UInt32.random(in: 1...300, using: &random)
        return Set((0..<Int.random(in: 0...60, using: &random)).map { _ in .random(in: 0...most, using: &random) })
    }

    private func rows(_ numbers: Set<UInt32>) -> RowSet { RowSet(numbers.map { RowID($0) }) }
}
