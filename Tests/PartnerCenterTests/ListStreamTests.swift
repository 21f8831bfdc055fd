import Core
import Foundation
import Glibc
import Sandbox
import Testing

@testable import PartnerCenter

@Suite struct ListStreamTests {
    private static let count = 100_000
    private static let data = DemoData(customers: count, seed: 77, now: Timestamp(seconds: 1_795_000_000))

    /// A pipe that a thread fills from the file, so that it may hold more than the kernel keeps.
    private func pipe(_ bytes: [UInt8]) throws -> FileHandle {
        let pipe = Pipe()
        Thread.detachNewThread {
            try? pipe.fileHandleForWriting.write(contentsOf: bytes)
            try? pipe.fileHandleForWriting.close()
        }
        return pipe.fileHandleForReading
    }

    private func file(_ header: String, _ lines: [String]) -> [UInt8] {
        Array(([header] + lines).joined(separator: "\r\n").utf8) + [13, 10]
    }

    @Test func demoCustomersComeBackAsTheyWere() throws {
        let bytes = file(DemoFiles.customersHeader, DemoFiles(Self.data).customers(in: 0..<Self.count))
        let list = try list(bytes)
        #expect(list.kind == .customers(complete: true))
        #expect(try list.lines(batch: 20_000) == expectedCustomers())
        #expect(list.progress() == 1)
    }

    @Test func earlierDemoCustomersComeBackAsTheyWere() throws {
        let list = try list(file(DemoFiles.customersHeader, DemoFiles(Self.data).earlierCustomers(in: 0..<5000)))
        let expected = Self.data.vanished(in: 0..<5000).map { row in
            var row = row
            row.contact = Contact()
            return ListLine.customer(row)
        }
        #expect(try list.lines() == expected)
        #expect(expected.count == 100)
    }

    @Test func demoContactsComeBackAsTheyWere() throws {
        let bytes = file(DemoFiles.contactsHeader, DemoFiles(Self.data).contacts(in: 0..<Self.count))
        let list = try list(bytes)
        #expect(list.kind == .contacts)
        let lines = try list.lines(batch: 20_000)
        let rows = Self.data.customers(in: 0..<Self.count).filter { !$0.contact.email.isEmpty }
        #expect(lines.count == rows.count)
        for (place, (line, row)) in zip(lines, rows).enumerated() {
            let contact = ContactLine(line: place + 2, key: .tenant(row.tenant), contact: row.contact)
            let reason = RejectedLine.Reason.malformedEmail(row.contact.email)
            let isGood = EmailAddress(row.contact.email) != nil
            let expected = isGood ? ListLine.contact(contact) : .rejected(RejectedLine(line: place + 2, reason: reason))
            if line != expected {
                Issue.record("\(line) is not \(expected)")
                return
            }
        }
    }

    @Test func pipeIsReadToItsEndWithoutProgress() throws {
        let bytes = file(DemoFiles.customersHeader, DemoFiles(Self.data).customers(in: 0..<20_000))
        let handle = try pipe(bytes)
        let list = try ListFileReader.open("/dev/fd/\(handle.fileDescriptor)", name: "pipe")
        #expect(list.progress() == nil)
        #expect(try list.lines() == Array(expectedCustomers().prefix(19_600)))
        withExtendedLifetime(handle) {}
    }

    @Test func hyphenIsStandardInput() throws {
        let handle = try pipe(Array("\(portal)\n\(contoso),Contoso,,,\n".utf8))
        let kept = dup(STDIN_FILENO)
        try #require(dup2(handle.fileDescriptor, STDIN_FILENO) == STDIN_FILENO)
        defer {
            if kept >= 0 { dup2(kept, STDIN_FILENO) }
            close(kept)
        }
        // Whoever shares a terminal can leave it without waiting.
        try #require(fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK) == 0)
        let list = try ListFileReader.open("-")
        #expect(list.name == "standard input")
        #expect(try list.customers().map(\.name) == ["Contoso"])
    }

    @Test func progressGrowsFromTheFirstChunkToTheEnd() throws {
        let bytes = file(DemoFiles.customersHeader, DemoFiles(Self.data).customers(in: 0..<10_000))
        let list = try list(bytes, chunk: 4096)
        var last = try #require(list.progress())
        #expect(last < 0.1)
        while try !list.next(100).isEmpty {
            let progress = try #require(list.progress())
            #expect(progress >= last)
            last = progress
        }
        #expect(last == 1)
        #expect(try list.next(10).isEmpty)
    }

    @Test func linesComeInOrderHoweverManyAreAskedFor() throws {
        let bytes = file(DemoFiles.customersHeader, DemoFiles(Self.data).customers(in: 0..<5000))
        let list = try list(bytes, chunk: 4096)
        let expected = Array(expectedCustomers().prefix(4900))
        var lines: [ListLine] = []
        var counts = [1, 700, 0, 3, 50, 2, 999].makeIterator()
        while lines.count < expected.count {
            let count = counts.next() ?? 211
            let next = try list.next(count)
            #expect(next.count == min(count, expected.count - lines.count))
            guard next.count > 0 || count == 0 else { break }
            lines += next
        }
        #expect(lines == expected)
        #expect(try list.next(10).isEmpty)
    }

    private func expectedCustomers() -> [ListLine] {
        Self.data.customers(in: 0..<Self.count).map { row in
            var row = row
            row.contact = Contact()
            return .customer(row)
        }
    }
}
