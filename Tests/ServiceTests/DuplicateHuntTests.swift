import AppDirect
import Foundation
import Testing

/// The real engine over the real adapters against a sandbox where everything goes wrong.
///
/// `FERRY_HUNT` asks for so many seeds with some 500 creations each; without it a few small ones are hunted through.
@Suite(.serialized) struct DuplicateHuntTests {
    private static let seeds = ProcessInfo.processInfo.environment["FERRY_HUNT"].flatMap { UInt64($0) }

    @Test(arguments: 1...(seeds ?? 6)) func everyTenantEndsWithOneCompany(seed: UInt64) async throws {
        var hunt = try DuplicateHunt(seed: seed, customers: Self.seeds == nil ? 60 : 700)
        try await hunt.run()
    }

    @Test(arguments: 1...(seeds.map { $0 / 4 + 1 } ?? 2))
    func everyTenantInAnAttributeEndsWithOneCompany(seed: UInt64) async throws {
        var hunt = try DuplicateHunt(
            seed: seed, customers: Self.seeds == nil ? 40 : 400, field: .attribute("ms_tenant"))
        try await hunt.run()
    }
}
