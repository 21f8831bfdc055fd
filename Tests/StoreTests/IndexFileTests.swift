import Core
import Dispatch
import Foundation
import Store
import Testing

/// The file of an index is believed only when it is whole and of this store, and never needed.
@Suite struct IndexFileTests {
    private let rows = (1...200).map { Record.named("Contoso \($0)", UInt32($0), state: UInt8($0 % 3)) }

    @Test func aGoodFileIsOpenedAndNotBuiltAgain() throws {
        try withFolder { folder in
            let list = FakeList(rows)
            let built = try ListIndex(path: folder + "/list", source: list.source()).snapshot()
            let opened = try ListIndex(path: folder + "/list", source: list.source()).snapshot()
            #expect(list.reads == 1)
            #expect(built == opened && opened.stateCounts == built.stateCounts && opened.total == 200)
            let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/list")
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["list"])
        }
    }

    @Test func anUnchangedListGivesTheSameSnapshot() throws {
        try withFolder { folder in
            let list = FakeList(rows)
            let index = ListIndex(path: folder + "/list", source: list.source())
            let first = try index.snapshot()
            #expect(try index.snapshot() == first)
            try index.rebuild()
            #expect(try index.snapshot() == first)
            list.commit([.named("New", 900)])
            #expect(try index.snapshot().total == 201)
            #expect(list.reads == 2)
        }
    }

    @Test func filesOfOtherStoresAndListsAreReplaced() throws {
        try withFolder { folder in
            let path = folder + "/list"
            let other = FakeList([.named("Fabrikam", 1)])
            _ = try ListIndex(path: path, source: other.source(storeID: 2)).snapshot()
            let list = FakeList(rows)
            #expect(try ListIndex(path: path, source: list.source()).snapshot().total == 200)
            let companies = try ListIndex(path: path, source: list.source(listing: .companies)).snapshot()
            #expect(list.reads == 2 && companies.listing == .companies)
        }
    }

    @Test func filesNewerThanTheStoreAreReplaced() throws {
        try withFolder { folder in
            let newer = FakeList(rows)
            newer.commit([.named("Lost", 500)])
            _ = try ListIndex(path: folder + "/list", source: newer.source()).snapshot()
            let restored = FakeList(rows)
            #expect(try ListIndex(path: folder + "/list", source: restored.source()).snapshot().total == 200)
        }
    }

    @Test func everyDamageOfTheHeaderIsSeen() throws {
        try withFolder { folder in
            let path = folder + "/list"
            let list = FakeList(rows)
            let source = list.source()
            _ = try ListIndex(path: path, source: source).snapshot()
            let good = try Data(contentsOf: URL(fileURLWithPath: path))
            for offset in stride(from: 0, to: 4096, by: 61) {
                var bad = good
                bad[offset] ^= 0x10
                try bad.write(to: URL(fileURLWithPath: path))
                let reads = list.reads
                #expect(try ListIndex(path: path, source: source).snapshot().total == 200)
                #expect(list.reads == reads + 1, "offset \(offset)")
            }
        }
    }

    @Test func tornFilesAreReplaced() throws {
        try withFolder { folder in
            let path = folder + "/list"
            let list = FakeList(rows)
            _ = try ListIndex(path: path, source: list.source()).snapshot()
            let good = try Data(contentsOf: URL(fileURLWithPath: path))
            for length in [0, 1, 4095, 4096, good.count / 2, good.count - 1, good.count + 1] {
                var bad = good.prefix(length)
                if length > good.count { bad.append(0) }
                try bad.write(to: URL(fileURLWithPath: path))
                let reads = list.reads
                #expect(try ListIndex(path: path, source: list.source()).snapshot().total == 200)
                #expect(list.reads == reads + 1, "length \(length)")
            }
        }
    }

    @Test(arguments: [11, 12, 13, 14] as [UInt64])
    func damagedSectionsNeverCrash(seed: UInt64) throws {
        try withFolder { folder in
            let path = folder + "/list"
            var numbers = SeededNumbers(seed)
            let list = FakeList((1...100).map { Record.random($0, &numbers) })
            _ = try ListIndex(path: path, source: list.source()).snapshot()
            var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            for _ in 0..<(bytes.count / 8) {
                bytes[Int.random(in: 4096..<bytes.count, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
            }
            try bytes.write(to: URL(fileURLWithPath: path))
            let snapshot = try ListIndex(path: path, source: list.source()).snapshot()
            for _ in 0..<200 {
                let asked = snapshot.answer(.random(list.records, &numbers)) { false }
                let answer = try #require(asked)
                for position in 0..<answer.count { _ = answer.position(snapshot.record(answer.slot(position)).id) }
                #expect(snapshot.rows(answer).count <= 100, "seed \(seed)")
            }
        }
    }

    @Test func aMappedFileMayBeDeleted() throws {
        try withFolder { folder in
            let list = FakeList(rows)
            let index = ListIndex(path: folder + "/list", source: list.source())
            let snapshot = try index.snapshot()
            try FileManager.default.removeItem(atPath: folder + "/list")
            #expect(snapshot.recordOf(RowID(7))?.texts[0] == "Contoso 7")
            list.commit([.named("Contoso changed", 7)])
            #expect(try index.snapshot().recordOf(RowID(7))?.texts[0] == "Contoso changed")
            #expect(try ListIndex(path: folder + "/list", source: list.source()).snapshot().total == 200)
        }
    }

    @Test func foldersThatCannotBeWrittenCostOnlyTheFile() throws {
        let list = FakeList(rows)
        let index = ListIndex(path: "/proc/nowhere/list", source: list.source())
        #expect(try index.snapshot().total == 200)
        list.commit([.named("New", 900)])
        #expect(try index.snapshot().total == 201)
    }

    @Test func leftOversOfDeadBuildsAreRemoved() throws {
        try withFolder { folder in
            let leftover = folder + "/list.123-456.building"
            let stranger = folder + "/list.journal"
            for path in [leftover, stranger] { try Data([1]).write(to: URL(fileURLWithPath: path)) }
            _ = try ListIndex(path: folder + "/list", source: FakeList(rows).source()).snapshot()
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["list", "list.journal"])
        }
    }

    @Test func tooManyChangesAtOnceForceARebuild() throws {
        try withFolder { folder in
            let list = FakeList(rows)
            let index = ListIndex(path: folder + "/list", source: list.source())
            _ = try index.snapshot()
            list.commit((0..<19_000).map { .named("New \($0)", UInt32(1000 + $0)) })
            #expect(try index.snapshot().total == 19_200)
            #expect(!index.wantsRebuild && list.reads == 1)
            list.commit((0..<20_001).map { .named("New \($0)", UInt32(30_000 + $0)) })
            #expect(try index.snapshot().total == 39_201)
            #expect(!index.wantsRebuild && list.reads == 2)
        }
    }

    @Test func rebuildingMakesRoomForMoreChanges() throws {
        try withFolder { folder in
            let list = FakeList(rows)
            let index = ListIndex(path: folder + "/list", source: list.source())
            _ = try index.snapshot()
            for part in 0..<2 {
                list.commit((0..<11_000).map { .named("New \($0)", UInt32(1000 + part * 20_000 + $0)) })
                #expect(try index.snapshot().total == 200 + (part + 1) * 11_000)
            }
            #expect(index.wantsRebuild && list.reads == 1)
            try index.rebuild()
            #expect(!index.wantsRebuild && list.reads == 2)
            list.commit([.named("Last", 90_000)])
            #expect(try index.snapshot().total == 22_201)
            #expect(!index.wantsRebuild && list.reads == 2)
        }
    }

    @Test func aChangeBetweenTheReadersOfABuildIsReadByOneAlone() throws {
        try withFolder { folder in
            let list = FakeList(rows)
            let hasChanged = DispatchSemaphore(value: 0)
            var source = list.source()
            let all = source.all
            source.all = { part, visit throws(StoreFailure) in
                if part.number == 1 { hasChanged.wait() }
                let revision = try all(part, visit)
                if part.count > 1, part.number == 0 {
                    list.commit((1...4).map { .named("Fabrikam", $0) })
                    hasChanged.signal()
                }
                return revision
            }
            let snapshot = try ListIndex(path: folder + "/list", source: source).snapshot()
            let answer = try #require(snapshot.answer(ListQuestion()) { false })
            let found = (0..<answer.count).map { snapshot.record(answer.slot($0)) }
            #expect(found.map(\.id) == list.expected(ListQuestion()))
            #expect(found.count { $0.texts[0] == "Fabrikam" } == (list.reads > 1 ? 4 : 0))
        }
    }

    @Test func twoBuildersAtOnceAreHarmless() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("index-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let list = FakeList(rows)
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { try ListIndex(path: folder + "/list", source: list.source()).snapshot().total }
            }
            for try await total in group { #expect(total == 200) }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["list"])
    }
}
