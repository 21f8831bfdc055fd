import Core
import Sandbox
import Testing

@testable import PartnerCenter

@Suite struct ListFuzzTests {
    private static let pieces: [[UInt8]] =
        [
            "\"", "\"\"", ",", ",,,,", "\n", "\r\n", "\r", contoso, fabrikam, contoso + ",A,a.example,Reseller,",
            "jo@example.com",
            "é", "東", "e\u{301}\u{302}\u{303}", "\u{1B}[2J", "\u{202E}", " ", ";", "\t", "Reseller", "{",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0x80]]

    private func body(_ random: inout SplitMix64) -> [UInt8] {
        (0..<Int.random(in: 1...60, using: &random)).flatMap { _ in
            Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
        }
    }

    @Test(arguments: [portal, "Tenant ID,Domain,Email", "Tenant ID,Offer,End date,Seats,Auto renew"])
    func anyBytesAreReadToTheEndTheSameInAnyChunks(header: String) throws {
        for seed: UInt64 in 0..<150 {
            var random = SplitMix64(seed: seed)
            let bytes = Array("\(header)\n\(contoso)\n".utf8) + body(&random)
            let whole = try list(bytes).lines()
            let chunk = Int.random(in: 1...40, using: &random)
            #expect(try list(bytes, chunk: chunk).lines(batch: 3) == whole, "seed \(seed), chunk \(chunk)")
            let numbers = whole.map(number)
            #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }, "seed \(seed)")
            let lineEnds = bytes.filter { $0 == 10 || $0 == 13 }.count
            #expect(numbers.allSatisfy { (2...lineEnds + 1).contains($0) }, "seed \(seed)")
        }
    }

    private func number(_ line: ListLine) -> Int {
        switch line {
        case .customer(let line): line.line
        case .contact(let line): line.line
        case .prospect(let line): line.line
        case .result(let line): line.line
        case .subscription(let line): line.line
        case .rejected(let line): line.line
        }
    }
}
