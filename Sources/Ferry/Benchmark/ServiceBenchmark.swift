import Core
import Dispatch
import Panes
import Sandbox
import Store
import Synchronization
import Transfer

/// Measures synchronising and creating over real HTTP against what the same requests cost by themselves.
///
/// The sandbox shares the machine with what is measured, on both sides of each comparison.
struct ServiceBenchmark {
    private let folder: String
    private let customers: Int
    private let surroundings: Surroundings
    private let isStopped: @Sendable () -> Bool

    /// A benchmark that works in a folder.
    init(folder: String, customers: Int, surroundings: Surroundings, isStopped: @escaping @Sendable () -> Bool) {
        self.folder = folder
        self.customers = customers
        self.surroundings = surroundings
        self.isStopped = isStopped
    }

    /// The customer list into an empty store, and a loop that only downloads and reads the same pages.
    func synchronisation() async throws -> (figure: String, more: String) {
        let services = try BenchmarkServices(
            customers: min(customers, 100_000), surroundings: surroundings, wire: CurlTransport())
        // The sandbox makes its data when it is first asked for.
        _ = try await rows(of: services.customers())
        var (plain, synchronised): ([Double], [Double]) = ([], [])
        var count = 0
        for number in 0..<Self.rounds where !isStopped() {
            plain.append(
                try await seconds { count = try await rows(of: services.customers()) })
            let store = try SQLiteStore.open(path: "\(folder)/sync\(number).sqlite")
            synchronised.append(try await seconds { try await list(services.customers(), into: store) })
            try store.close()
        }
        let (loop, sync) = (Figures(plain).median, Figures(synchronised).median)
        return (
            "\(Wording.grouped(count)) rows of the customer list in \(sync.rounded(digits: 2)) s, "
                + "\((sync / loop).rounded(digits: 2)) × a loop that reads the same pages",
            "the loop \(loop.rounded(digits: 2)) s; medians of \(plain.count)"
        )
    }

    /// Creations on the sandbox, and the same requests sent once more to a fresh one by a load generator.
    func creation() async throws -> (figure: String, more: String) {
        let wanted = min(10_000, customers)
        // Seven in ten of the made-up customers are ready.
        let size = wanted * 3 / 2
        let curl = CurlTransport(connections: Self.connections)
        let wire = RecordingWire(curl)
        let services = try BenchmarkServices(customers: size, surroundings: surroundings, wire: wire)
        let store = try SQLiteStore.open(path: "\(folder)/create.sqlite")
        defer { try? store.close() }
        let reached = try services.services()
        _ = try await SyncRun(
            store: store, customers: reached.customers, companies: reached.companies, surroundings: surroundings
        ).run(full: false, stop: isStopped, report: { _ in })
        let job = try self.job(wanted, store)
        wire.forget()
        let run = CreationRun(
            store: store, marketplace: reached.marketplace, surroundings: surroundings, policy: reached.policy)
        let isStopped = isStopped
        let engine = try await seconds {
            _ = try await run.run(job, stop: { isStopped() ? .pause : nil }, report: { _ in })
        }
        let made = services.server.control.state().companiesMadeByClients
        let (bare, failed) = try await replay(wire, as: services, size)
        let requests = Double(wire.requests.count) / Double(max(1, made))
        return (
            "\(Wording.grouped(made)) companies in \(engine.rounded(digits: 2)) s on the sandbox, "
                + "\((bare / engine).rounded(digits: 2)) × the speed of a load generator",
            "which takes \(bare.rounded(digits: 2)) s; \(requests.rounded(digits: 1)) requests a company, "
                + "\(wire.mostAtOnce) at once"
                + (failed > 0 ? "; \(failed) of its requests failed" : "")
        )
    }

    private static let rounds = 3
    private static let connections = 16

    /// The seconds that the requests of one sandbox take on a fresh one, as many at once and with nothing done between
    /// them.
    private func replay(
        _ recorded: RecordingWire, as services: BenchmarkServices, _ customers: Int
    ) async throws -> (seconds: Double, failed: Int) {
        let wire = RecordingWire(CurlTransport(connections: Self.connections))
        let fresh = try BenchmarkServices(customers: customers, surroundings: surroundings, wire: wire)
        // One look signs in, and lets the sandbox make its companies.
        _ = try await fresh.services().companies.page(0)
        let token = wire.requests.last?.headers.filter { $0.name == "Authorization" } ?? []
        let (old, new) = (":\(services.server.port)/", ":\(fresh.server.port)/")
        let again = recorded.requests.filter { !$0.url.contains("/oauth2/token") }.map { request in
            var request = request
            request.url = request.url.replacing(old, with: new)
            request.headers = request.headers.filter { $0.name != "Authorization" } + token
            return request
        }
        let generator = LoadGenerator(
            wire: CurlTransport(connections: Self.connections), atOnce: recorded.mostAtOnce)
        var failed = 0
        let time = await seconds { failed = await generator.send(again) }
        return (time, failed)
    }

    private func job(_ wanted: Int, _ store: SQLiteStore) throws -> JobID {
        let snapshot = try store.snapshot(.customers)
        guard let answer = snapshot.answer(ListQuestion(states: [PendingState.ready.rawValue]), { false }) else {
            throw BenchmarkServices.Failure.refused
        }
        let rows = (0..<min(wanted, answer.count)).map { snapshot.record(answer.slot($0)).id }
        return try store.createJob(
            .createCompanies, customers: rows, anyway: RowSet(), by: surroundings.who, at: surroundings.now()
        ).id
    }

    private func rows(of directory: any CustomerDirectory) async throws -> Int {
        var (count, place): (Int, ListPlace?) = (0, nil)
        repeat {
            let page = try await directory.page(after: place)
            count += page.lines.count
            place = page.next
        } while place != nil
        return count
    }

    /// Synchronises as far as the list goes; what is read one by one after it is another matter.
    private func list(_ directory: any CustomerDirectory, into store: SQLiteStore) async throws {
        let isListed = Flag()
        let isStopped = isStopped
        _ = try await SyncRun(store: store, customers: directory, companies: nil, surroundings: surroundings).run(
            full: false, stop: { isListed.isRaised || isStopped() },
            report: { if $0.source == .customerList, $0.left == 0 { isListed.raise() } })
    }

    private func seconds(_ body: () async throws -> Void) async rethrows -> Double {
        let start = DispatchTime.now()
        try await body()
        return Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
    }
}

/// Something that has come true.
private final class Flag: Sendable {
    private let raised = Mutex(false)

    var isRaised: Bool { raised.withLock { $0 } }

    func raise() { raised.withLock { $0 = true } }
}
