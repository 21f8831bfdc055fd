import Core
import Foundation
import SeededRandom
import Store
import Testing

/// Another process at the same store.
private final class Probe {
    private let process = Process()
    private let output = Pipe()
    private let input = Pipe()

    init(_ arguments: String...) throws {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        process.executableURL = [own, CommandLine.arguments[0]].map {
            URL(fileURLWithPath: $0).deletingLastPathComponent().appendingPathComponent("StoreProbe")
        }.first { FileManager.default.fileExists(atPath: $0.path) }
        process.arguments = arguments
        process.standardOutput = output
        process.standardInput = input
        try process.run()
    }

    /// Waits for the next line of its output; nil at the end.
    func line() throws -> String? {
        var line = Data()
        while let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty {
            if byte[byte.startIndex] == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
            line += byte
        }
        return nil
    }

    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    func wait() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }
}

@Suite struct ProcessTests {
    @Test func aKilledProcessLosesItsLock() throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store)
        let probe = try Probe("lock", folder.store, "5")
        #expect(try probe.line() == "held")
        #expect(try store.lock(JobID(5)) == nil)
        probe.kill()
        #expect(try store.lock(JobID(5)) != nil)
    }

    @Test func twoProcessesWriteAtOnceWithoutLoss() throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store)
        let probes = [try Probe("write", folder.store, "100"), try Probe("write", folder.store, "100")]
        for _ in 0..<100 {
            try store.note(JournalEntry(at: noon, who: "me", action: .contactEdited, subject: "", result: ""))
        }
        #expect(probes.map { $0.wait() } == [0, 0])
        #expect(try store.actions().count == 300)
    }

    @Test(arguments: [1, 4, 9]) func aKilledCreationIsResumedWithoutDuplicates(_ reports: Int) async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store)
        try store.bringIn(lines(1...12))
        let job = try store.makeJob(1...12)
        let probe = try Probe("create", folder.store, "\(job.id)")
        for _ in 0..<reports { #expect(try probe.line() != nil) }
        probe.kill()
        let lock = try store.lock(job.id)
        #expect(lock != nil)
        let run = CreationRun(
            store: store, marketplace: LocalMarketplace(store, surroundings: someone), surroundings: someone)
        #expect(try await run.run(job.id, stop: { nil }, report: { _ in }) == .done)
        #expect(try store.job(job.id)?.counts.done == 12)
        #expect(try store.snapshot(.companies).total == 12)
        withExtendedLifetime(lock) {}
    }

    @Test func killedLettersNeverArriveTwice() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store)
        let seed = UInt64.random(in: 0...999_999)
        var random = SeededRandom(seed: seed)
        let outbox = folder.path + "/outbox"
        #expect(FileManager.default.createFile(atPath: outbox, contents: nil))
        let addresses = (1...400).map { "user\($0)@example.com" }
        let job = try store.letterJob(addresses)
        let kills = 20
        for _ in 0..<kills {
            let probe = try Probe("letters", folder.store, "\(job.id)", outbox)
            for _ in 0..<Int.random(in: 1...40, using: &random) { _ = try probe.line() }
            probe.kill()
        }
        let lock = try store.lock(job.id)
        #expect(lock != nil)
        withExtendedLifetime(lock) {}
        #expect(try Probe("letters", folder.store, "\(job.id)", outbox).wait() == 0)
        let arrived = try String(contentsOfFile: outbox, encoding: .utf8).split(separator: "\n").map(String.init)
        let ended = try #require(try store.job(job.id))
        let items = try store.allItems(job.id)
        let unknown = Set(items.filter { $0.state.word == "unknown" }.map(\.name))
        let done = Set(items.filter { $0.state.word == "done" }.map(\.name))
        #expect(Set(arrived).count == arrived.count, "seed \(seed)")
        #expect(unknown.count <= kills && ended.counts.done + ended.counts.unknown == 400, "seed \(seed)")
        #expect(done.isSubset(of: arrived) && Set(arrived).subtracting(done).isSubset(of: unknown), "seed \(seed)")
    }

    @Test(arguments: [1, 3, 17]) func aKilledSynchronisationIsGoneOnWith(_ pages: Int) throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store)
        try store.list([lines(1...3)])
        let probe = try Probe("sync", folder.store, "1000000")
        for _ in 0..<pages { #expect(try probe.line() != nil) }
        #expect(try store.beginSync(full: false, by: "mia", at: noon) == nil)
        #expect(try store.isSyncing())
        probe.kill()
        let session = try store.sync()
        let progress = try session.begin(.customerList, at: noon)
        let place = Int(progress.place ?? "") ?? 0
        #expect(place >= pages && progress.counts.seen == place * 10)
        #expect(try store.snapshot(.customers).total == place * 10 + 3)
        #expect(try store.stand(1) == Standing(.ready))
        let end = try session.store(CustomerPage(lines: lines(3...3), next: nil), at: noon)
        #expect(end.counts.vanished == 2 && end.counts.seen == place * 10 + 1)
        #expect(try store.actions().filter { $0 == .syncInterrupted }.count == 1)
    }
}
