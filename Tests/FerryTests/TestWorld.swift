import Core
import Foundation
import Panes
import PartnerCenter
import Store
import Synchronization

@testable import Ferry

/// What a command line did.
struct Outcome {
    var status: ExitStatus
    var output: String
    var errors: String

    /// The lines of standard output.
    var lines: [String] { output.split(whereSeparator: \.isNewline).map(String.init) }
}

/// A folder with a real store, in which command lines are run.
final class TestWorld: Sendable {
    /// The time of day in every world: 2026-11-23T08:00:00Z.
    static let now = Timestamp(seconds: 1_795_420_800)
    private let folder: URL
    /// How many days went by since then.
    private let days = Mutex<Int64>(0)
    /// What a user types at questions, one after the other.
    private let answers: Mutex<[String]>
    private let flags: TerminalFlags
    private let readOnly: ReadOnly?
    /// Where the interruption is raised: at this many questions whether it was.
    private let interruption: Interruption
    private let makeMarketplace: (@Sendable (any CompanyStore) -> any Marketplace)?
    private let makeServices: (@Sendable (SQLiteStore) throws(CommandFailure) -> ProfileServices)?
    private let inspect: @Sendable () async -> [RequirementFinding]
    /// What the editor makes of a text.
    private let edit: @Sendable (String) -> String

    init(
        flags: TerminalFlags = TerminalFlags(), answers: [String] = [], readOnly: ReadOnly? = nil,
        interruption: Interruption = Interruption(watch: {}, isRaised: { false }),
        edit: @escaping @Sendable (String) -> String = { $0 },
        marketplace: (@Sendable (any CompanyStore) -> any Marketplace)? = nil,
        inspect: @escaping @Sendable () async -> [RequirementFinding] = { [] },
        services: (@Sendable (SQLiteStore) throws(CommandFailure) -> ProfileServices)? = nil
    ) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "ferry-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        self.answers = Mutex(answers)
        self.flags = flags
        self.readOnly = readOnly
        self.interruption = interruption
        makeMarketplace = marketplace
        makeServices = services
        self.inspect = inspect
        self.edit = edit
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Writes a file and gives its path.
    func file(_ name: String, _ text: String) throws -> String {
        let path = folder.appending(path: name).path
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    /// The store itself.
    func store() throws(StoreFailure) -> SQLiteStore {
        try SQLiteStore.open(path: folder.appending(path: "store.sqlite").path)
    }

    /// Lets days go by.
    func pass(days more: Int64) { days.withLock { $0 += more } }

    /// Runs a command line.
    func run(_ arguments: String...) async -> Outcome { await run(arguments) }

    /// Runs a command line.
    func run(_ arguments: [String]) async -> Outcome {
        let (output, errors) = (Memory(), Memory())
        let runner = CommandRunner(
            compose: { _ in self.context(output, errors) }, output: output.sink, errors: errors.sink)
        let status = await runner.run(arguments)
        return Outcome(status: status, output: output.text, errors: errors.text)
    }

    private func context(_ output: Memory, _ errors: Memory) -> CommandContext {
        let now = Self.now.adding(seconds: days.withLock { $0 } * 86_400)
        let surroundings = Surroundings(who: "ada@example") { now }
        return CommandContext(
            openStore: { () throws(StoreFailure) -> any ProfileStore in try self.store() },
            services: { store throws(CommandFailure) -> ProfileServices in
                guard let sqlite = store as? SQLiteStore else { throw CommandFailure(.failed, "No store.") }
                if let makeServices = self.makeServices { return try makeServices(sqlite) }
                let local = LocalMarketplace(sqlite, surroundings: surroundings)
                return ProfileServices(
                    marketplace: self.makeMarketplace?(store) ?? local, companies: LocalDirectory(sqlite))
            },
            surroundings: surroundings,
            openList: { file throws(ListFileFailure) -> ListFile in try ListOpening.open(file) },
            output: output.sink, errors: errors.sink, terminal: flags,
            readLine: { self.answers.withLock { $0.isEmpty ? nil : $0.removeFirst() } }, environment: [:],
            readOnly: readOnly, interruption: interruption,
            hooks: CommandHooks(
                console: { context, _ in
                    context.say("console")
                    return .done
                },
                demo: { options, context, _ in
                    context.say("demo \(options.customers) \(options.seed)")
                    return .done
                },
                benchmark: { _, _ in .done }, keymap: { Keymap() },
                themes: { [ThemeLine(name: "default", about: "dark", source: "built in")] },
                previewTheme: { "<svg>\($0)</svg>" },
                checkTheme: { $0 == "broken" ? ["broken.yaml:1:1: it is wrong"] : [] }),
            edit: { text, _ in self.edit(text) },
            keptLetters: KeptLetters(folder: folder.appending(path: "letters").path), inspect: inspect)
    }
}

/// Text in memory.
final class Memory: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    var sink: OutputSink {
        OutputSink { bytes in self.bytes.withLock { $0 += bytes } }
    }
    var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
}

/// Customers for the tests.
enum Sample {
    static let contoso = "11111111-1111-1111-1111-111111111111"
    static let fabrikam = "22222222-2222-2222-2222-222222222222"
    static let advisory = "33333333-3333-3333-3333-333333333333"
    static let northwind = "44444444-4444-4444-4444-444444444444"

    /// Two ready customers, one without a contact, one of another relationship.
    static let list = """
        Microsoft ID,Company name,Primary domain name,Relationship,Tags,E-mail,First name,Last name,Country
        \(contoso),Contoso Ltd,contoso.example,Reseller,gold,ada@contoso.example,Ada,Lovelace,GB
        \(fabrikam),Fabrikam,fabrikam.example,Reseller,,,,,
        \(advisory),Advisory,advisory.example,Advisor,,a@advisory.example,,,
        \(northwind),Northwind,northwind.example,Reseller,,n@northwind.example,,,

        """
}

extension TestWorld {
    /// A world whose store holds the sample.
    static func withCustomers(
        flags: TerminalFlags = TerminalFlags(), answers: [String] = [], readOnly: ReadOnly? = nil,
        interruption: Interruption = Interruption(watch: {}, isRaised: { false }),
        marketplace: (@Sendable (any CompanyStore) -> any Marketplace)? = nil,
        services: (@Sendable (SQLiteStore) throws(CommandFailure) -> ProfileServices)? = nil
    ) async throws -> TestWorld {
        let world = try TestWorld(
            flags: flags, answers: answers, readOnly: readOnly, interruption: interruption, marketplace: marketplace,
            services: services)
        let lines = try ListFileReader.open(world.file("customers.csv", Sample.list)).next(100)
        let session = try world.store().beginImport(
            .customers(complete: false), name: "customers.csv", by: "ada@example", at: now)
        try session.merge(lines, at: now)
        _ = try session.finish(complete: false, at: now)
        return world
    }
}
