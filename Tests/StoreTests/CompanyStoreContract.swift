import Core
import Testing

/// What every store must do, whatever lies behind it.
///
/// Each check gets a place where there is no store yet.
struct ContractCheck: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let run: @Sendable (StorePlace) async throws -> Void

    init(_ name: String, _ run: @escaping @Sendable (StorePlace) async throws -> Void) {
        testDescription = name
        self.run = run
    }
}

enum CompanyStoreContract {
    static let checks = imports + standings + companies + changes + jobs + syncs + mirrors + letters
}

@Suite struct SQLiteStoreContractTests {
    @Test(arguments: CompanyStoreContract.checks)
    func keepsTheContract(_ check: ContractCheck) async throws {
        let folder = try TemporaryFolder()
        try await check.run(folder.place)
        withExtendedLifetime(folder) {}
    }
}
