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
case "sync":
    guard let session = try store.beginSync(full: false, by: surroundings.who, at: surroundings.now()) else {
        say("refused")
        break
    }
    var place = Int(try session.begin(.customerList, at: surroundings.now()).place ?? "0") ?? 0
    while place < number {
        let lines = (place * 10..<place * 10 + 10).map { index in
            ListLine.customer(
                CustomerLine(
                    line: index, tenant: TenantID(high: 0xA000, low: UInt64(index)), name: "Customer \(index)",
                    domain: "", relationship: .reseller, tags: nil, contact: Contact(email: "a@example.com")))
        }
        place += 1
        let next = place < number ? ListPlace("\(place)") : nil
        say("\(try session.store(CustomerPage(lines: lines, next: next), at: surroundings.now()).counts.seen)")
    }
case "letters":
    let run = LetterRun(
        store: store, courier: OutboxCourier(path: arguments[4], say: say), surroundings: surroundings)
    _ = try await run.run(JobID(number), stop: { nil }, report: { say("noted \($0.item.name)") })
default:
    let run = CreationRun(
        store: store, marketplace: LocalMarketplace(store, surroundings: surroundings), surroundings: surroundings)
    _ = try await run.run(JobID(number), stop: { nil }, report: { say($0.item.tenant.description) })
}
