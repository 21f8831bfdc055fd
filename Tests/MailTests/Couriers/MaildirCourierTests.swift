import Core
import Foundation
import Mail
import Testing

/// Maildirs, by their rules.
@Suite struct MaildirCourierTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func onlyTheOwnerReadsWhatLiesThere() async throws {
        let path = "\(folder.path)/Mail/outbox"
        let name = try await MaildirCourier(path: path).deliver(try letter())
        for part in ["", "/tmp", "/new", "/cur"] { #expect(try permissions(path + part) == 0o700) }
        #expect(try permissions("\(folder.path)/Mail") == 0o700)
        #expect(try permissions("\(path)/new/\(name)") == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(path)/tmp") == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(path)/cur") == [])
    }

    @Test func namesAreNeverTheSame() async throws {
        let path = "\(folder.path)/outbox"
        let couriers = [MaildirCourier(path: path), MaildirCourier(path: path)]
        var names: Set<String> = []
        for number in 0..<30 { names.insert(try await couriers[number % 2].deliver(try letter("l-\(number)"))) }
        #expect(names.count == 30)
        #expect(Set(try FileManager.default.contentsOfDirectory(atPath: "\(path)/new")) == names)
        #expect(names.allSatisfy { $0.wholeMatch(of: /\d+\.M\d+P\d+Q\d+\.[^\/:]+/) != nil })
    }

    @Test func whatIsNoFolderCanNotBeUsed() async throws {
        let file = "\(folder.path)/file"
        try "".write(toFile: file, atomically: true, encoding: .utf8)
        for path in [file, "\(file)/below", "/proc/ferry"] {
            let courier = MaildirCourier(path: path)
            let letter = try letter()
            for attempt in [
                await failure { () throws(CourierFailure) in try await courier.check() },
                await failure { () throws(CourierFailure) in try await courier.deliver(letter) },
            ] {
                guard case .unusable(let words) = attempt else {
                    Issue.record("\(path) was taken")
                    continue
                }
                #expect(words.contains(path))
            }
        }
    }
}
