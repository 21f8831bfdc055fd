import Core
import Foundation
import Panes
import Store
import Testing

@testable import Ferry

/// What the console writes when it exports.
@Suite struct ConsoleExportTests {
    /// The list of customers with a search, as a pane holds it.
    private func list(_ store: SQLiteStore, _ search: String = "") throws -> ListState {
        var list = ListState(.customers)
        let snapshot = try store.snapshot(.customers)
        list.question.query = try QueryParser(.customers, now: TestWorld.now).parse(search)
        list.answered = snapshot
        list.answer = snapshot.answer(list.question, { false })
        return list
    }

    private func run(
        _ form: Export.Form, _ list: ListState, to path: String, replaces: Bool = false, _ store: SQLiteStore
    ) async throws -> [Event] {
        return try await run(try #require(Export(form, of: list)), to: path, replaces: replaces, store)
    }

    private func run(
        _ export: Export, to path: String, replaces: Bool = false, _ store: SQLiteStore
    ) async throws -> [Event] {
        let (news, sender) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let mailbox = Mailbox { sender.yield() }
        let now = TestWorld.now
        let exports = ConsoleExports(
            store: store, path: { $0.replacingOccurrences(of: "~", with: path) },
            surroundings: Surroundings(who: "ada@example") { now }, isReadOnly: false, mailbox: mailbox)
        var export = export
        export.path = export.form == .rows ? "~.csv" : "~"
        exports.start(export, replaces: replaces)
        var events: [Event] = []
        var arrivals = news.makeAsyncIterator()
        while !mailbox.isIdle {
            await arrivals.next()
            events += mailbox.drain()
        }
        return events
    }

    @Test func theRowsOnShowBecomeAPrivateFileThatIsReplacedOnlyWhenToldSo() async throws {
        let world = try await TestWorld.withCustomers()
        let store = try world.store()
        let path = try world.file("anchor", "").replacingOccurrences(of: "anchor", with: "list")
        let shown = try list(store, "state:blocked")
        let events = try await run(.rows, shown, to: path, store)
        #expect(events == [.exported(Exported(words: "2 rows written to ~.csv."))])
        let text = try String(contentsOf: URL(filePath: path + ".csv"), encoding: .utf8)
        let command = await world.run("pending", "list", "--where", "state:blocked", "--csv").output
        #expect(text == command)
        let mode = try FileManager.default.attributesOfItem(atPath: path + ".csv")[.posixPermissions] as? Int
        #expect(mode == 0o600)

        let all = try list(store)
        guard case .exportBlocked = try await run(.rows, all, to: path, store).first else {
            Issue.record("A file was replaced without a question.")
            return
        }
        #expect(try String(contentsOf: URL(filePath: path + ".csv"), encoding: .utf8) == text)
        let replaced = try await run(.rows, all, to: path, replaces: true, store)
        #expect(replaced == [.exported(Exported(words: "4 rows written to ~.csv."))])
        let folder = URL(filePath: path).deletingLastPathComponent().path
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("list") }.count == 1)
    }

    @Test func tickedRowsAreWrittenAloneEvenWhenHidden() async throws {
        let world = try await TestWorld.withCustomers()
        let store = try world.store()
        let path = try world.file("anchor", "").replacingOccurrences(of: "anchor", with: "ticked")
        var shown = try list(store, "fabrikam")
        let tenant = try #require(TenantID(Sample.contoso))
        let contoso = try #require(try store.customer(tenant))
        shown.selection.toggle(contoso.id)
        _ = try await run(.rows, shown, to: path, store)
        let text = try String(contentsOf: URL(filePath: path + ".csv"), encoding: .utf8)
        #expect(text.contains("Contoso Ltd") && !text.contains("Fabrikam"))
    }

    @Test func jobsTheirRowsAndTheJournalAreWrittenAsTheCommandsWriteThem() async throws {
        let world = try await TestWorld.withCustomers()
        _ = await world.run("pending", "create", "--all", "--yes")
        let store = try world.store()
        var jobs = JobsState()
        jobs.jobs = try store.jobs()
        jobs.entries = try store.journal(since: nil, before: nil, limit: 2)
        for (view, command) in [
            (JobsState.View.jobs, ["jobs", "list", "--csv"]), (.items(JobID(1)), ["jobs", "export", "1"]),
            (.journal, ["journal", "--limit", "2", "--csv"]),
        ] {
            jobs.view = view
            let path = try world.file("anchor", "").replacingOccurrences(of: "anchor", with: command[0] + command[1])
            let events = try await run(try #require(Export(jobs)), to: path, store)
            let text = try String(contentsOf: URL(filePath: path + ".csv"), encoding: .utf8)
            let rows = text.split(separator: "\r\n").count - 1
            let told = await world.run(command).output
            #expect(rows > 0 && text == told)
            #expect(events == [.exported(Exported(words: "\(Wording.counted(rows, "row")) written to ~.csv."))])
        }
    }

    @Test func dataSetsTakeTheReadyRowsOnShow() async throws {
        let world = try await TestWorld.withCustomers()
        let store = try world.store()
        let path = try world.file("anchor", "").replacingOccurrences(of: "anchor", with: "sets")
        let events = try await run(.dataSets, list(store), to: path, store)
        guard case .exported(let exported)? = events.first else {
            Issue.record("\(events)")
            return
        }
        #expect(exported.words.contains("Companies.csv 1") && exported.lacking.count == 1)
        #expect(exported.lacking[0].hasPrefix("Northwind"))
        #expect(FileManager.default.fileExists(atPath: path + "/Report.csv"))
        guard case .exportBlocked = try await run(.dataSets, list(store), to: path, store).first else {
            Issue.record("Data sets were replaced without a question.")
            return
        }
    }
}
