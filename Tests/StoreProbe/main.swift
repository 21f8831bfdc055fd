// The other process of the store's tests.
import Core
import Foundation
import Store

private let arguments = CommandLine.arguments
private let surroundings = Surroundings(who: "probe@example", now: { Timestamp(seconds: 1_800_000_000) })
private let store = try SQLiteStore.open(path: arguments[2])
private let number = Int64(arguments[3]) ?? 0

private func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

switch arguments[1] {
case "lock":
    let lock = try store.lock(JobID(number))
    say(lock == nil ? "refused" : "held")
    _ = readLine()
    withExtendedLifetime(lock) {}
case "write":
    for _ in 0..<number {
        try store.note(
            JournalEntry(at: surroundings.now(), who: surroundings.who, action: .contactEdited, subject: "", result: "")
        )
    }
default:
    let run = CreationRun(
        store: store, marketplace: LocalMarketplace(store, surroundings: surroundings), surroundings: surroundings)
    _ = try await run.run(JobID(number), stop: { nil }, report: { say($0.item.tenant.description) })
}
