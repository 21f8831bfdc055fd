import Core
import Dispatch
import Panes
import Sandbox
import Store

/// Measures what the design promises, on a store with as many made-up customers as wanted.
struct Benchmark {
    /// The figures that can be asked for.
    enum Figure: String, CaseIterable {
        case importing = "import"
        case start, keys, row, idle, memory, create, sync
        case createRemote = "create-remote"

        /// Whether it is measured over services, on a store of its own.
        var isRemote: Bool { self == .sync || self == .createRemote }
    }

    private let program: String
    private let folder: String
    private let customers: Int
    private let surroundings: Surroundings
    private let openList: @Sendable (String) throws(ListFileFailure) -> ListFile
    private let isStopped: @Sendable () -> Bool
    private let write: (String) -> Void

    private var storePath: String { "\(folder)/benchmark.sqlite" }

    /// A benchmark that works in an empty folder and writes its lines with `write`.
    init(
        program: String, folder: String, customers: Int, surroundings: Surroundings,
        openList: @escaping @Sendable (String) throws(ListFileFailure) -> ListFile,
        isStopped: @escaping @Sendable () -> Bool, write: @escaping (String) -> Void
    ) {
        self.program = program
        self.folder = folder
        self.customers = customers
        self.surroundings = surroundings
        self.openList = openList
        self.isStopped = isStopped
        self.write = write
    }

    /// Measures some figures, each in a line of its own.
    func run(_ figures: [Figure]) async throws {
        if figures.contains(where: { !$0.isRemote }) { try await runLocally(figures) }
        let services = ServiceBenchmark(
            folder: folder, customers: customers, surroundings: surroundings, isStopped: isStopped)
        try goOn()
        if figures.contains(.sync) {
            let (figure, more) = try await services.synchronisation()
            tell("sync", figure, more)
        }
        try goOn()
        if figures.contains(.createRemote) {
            let (figure, more) = try await services.creation()
            tell("remote", figure, more)
        }
    }

    private func runLocally(_ figures: [Figure]) async throws {
        let store = try fill(tells: figures.contains(.importing))
        try goOn()
        if figures.contains(.start) { try measureStart() }
        try goOn()
        if !Set(figures).isDisjoint(with: [.keys, .row, .idle, .memory]) { try measureConsole(figures) }
        try goOn()
        if figures.contains(.create) { try await measureCreation(store) }
        try store.close()
    }

    /// Ends at Ctrl-C, so that the store is thrown away.
    private func goOn() throws {
        if isStopped() { throw CommandFailure(.interrupted, "Interrupted: what was measured stands above.") }
    }

    private func fill(tells: Bool) throws -> SQLiteStore {
        let data = DemoData(customers: customers, seed: 1, now: surroundings.now())
        let file = "\(folder)/Customers.csv"
        let rows = try BenchmarkFile.write(data, to: file)
        let store = try SQLiteStore.open(path: storePath)
        let time = try milliseconds {
            _ = try ListImport(store: store, surroundings: surroundings).run(
                try openList(file), full: true, stop: isStopped, report: { _ in })
        }
        let index = try milliseconds { for listing in Listing.allCases { _ = try store.snapshot(listing) } }
        if tells {
            let whole = (time + index) / 1000
            tell(
                "import", "\(Wording.grouped(rows)) rows with contacts in \(whole.rounded(digits: 2)) s",
                "of these \((index / 1000).rounded(digits: 2)) s for the search index; \(Wording.grouped(Int(Double(rows) / whole))) rows a second"
            )
        }
        return store
    }

    private func measureStart() throws {
        var times: [Double] = []
        for _ in 0..<21 {
            let start = DispatchTime.now()
            let child = try console()
            guard child.waitUntilIdle() else { break }
            times.append(Self.milliseconds(since: start))
        }
        let figures = Figures(times)
        tell(
            "start", "first frame with rows and count: median \(figures.median.rounded(digits: 1)) ms",
            "p90 \(figures.quantile(0.9).rounded(digits: 1)), most \(figures.most.rounded(digits: 1)) of \(times.count)"
        )
    }

    private func measureConsole(_ figures: [Figure]) throws {
        let child = try console()
        _ = child.waitUntilIdle()
        if figures.contains(.keys) { measureKeys(child) }
        if figures.contains(.row) { measureRow(child) }
        if figures.contains(.idle) { measureIdle(child) }
        if figures.contains(.memory) {
            let numbers = ProcessNumbers(of: child.process)
            tell(
                "memory", "\((Double(numbers.anonymous) / 1024).rounded(digits: 1)) MB beyond mapped files",
                "\((Double(numbers.resident) / 1024).rounded(digits: 1)) MB resident with them")
        }
    }

    /// Types searches key by key: from the key to the frame that shows it, and to the program's word that nothing is
    /// left to draw, which is when the final count stands.
    private func measureKeys(_ child: PtyChild) {
        var times: [Double] = []
        var frames: [Double] = []
        let before = child.bytes
        for word in Array(repeating: BenchmarkFile.searches, count: 5).joined() {
            for key in ["/"] + word.map(String.init) + ["\u{1b}"] {
                let start = DispatchTime.now()
                child.type(key)
                guard child.waitForFrame() else { return }
                let frame = Self.milliseconds(since: start)
                guard child.waitUntilIdle() else { return }
                // Escape waits for what may follow it, as every terminal program must.
                guard key != "\u{1b}" else { continue }
                frames.append(frame)
                times.append(Self.milliseconds(since: start))
            }
        }
        let bytes = (child.bytes - before) / max(1, times.count)
        tell("keys", "a key to its frame while searching: \(quantiles(frames))", "\(bytes) bytes a key")
        tell("count", "a key to the final count and rows: \(quantiles(times))", "")
    }

    private func quantiles(_ times: [Double]) -> String {
        let figures = Figures(times)
        let (median, last) = (figures.median.rounded(digits: 2), figures.quantile(0.99).rounded(digits: 2))
        return "p50 \(median) ms, p99 \(last) ms, most \(figures.most.rounded(digits: 2)) of \(times.count) keys"
    }

    private func measureRow(_ child: PtyChild) {
        var sizes: [Double] = []
        for _ in 0..<20 {
            let before = child.bytes
            child.type("j")
            guard child.waitUntilIdle() else { return }
            sizes.append(Double(child.bytes - before))
        }
        let figures = Figures(sizes)
        tell(
            "row", "one row down: median \(figures.median.rounded(digits: 0)) bytes",
            "most \(figures.most.rounded(digits: 0))")
    }

    private func measureIdle(_ child: PtyChild) {
        child.listen(milliseconds: 300)
        let bytes = child.bytes
        let switches = ProcessNumbers(of: child.process).switches
        child.listen(milliseconds: 3000)
        let woken = ProcessNumbers(of: child.process).switches - switches
        tell("idle", "3 seconds idle: \(child.bytes - bytes) bytes, \(woken) wake-ups", "")
    }

    private func measureCreation(_ store: SQLiteStore) async throws {
        let snapshot = try store.snapshot(.customers)
        let question = ListQuestion(states: [PendingState.ready.rawValue])
        guard let answer = snapshot.answer(question, { false }) else { return }
        let count = min(10_000, answer.count)
        let rows = (0..<count).map { snapshot.record(answer.slot($0)).id }
        let job = try store.createJob(
            .createCompanies, customers: rows, anyway: RowSet(), by: surroundings.who, at: surroundings.now())
        let marketplace = LocalMarketplace(store, surroundings: surroundings)
        let start = DispatchTime.now()
        let creation = CreationRun(
            store: store, marketplace: marketplace, surroundings: surroundings, policy: .standard)
        _ = try await creation.run(job.id, stop: { nil }, report: { _ in })
        let seconds = Self.milliseconds(since: start) / 1000
        tell(
            "create",
            "\(Wording.grouped(count)) companies in \(seconds.rounded(digits: 2)) s on the embedded marketplace",
            "\(Wording.grouped(Int(Double(count) / seconds))) a second, each noted on disk before it is made")
    }

    private func console() throws -> PtyChild {
        try PtyChild(program, ["--store", storePath, "--theme", "default"], columns: 120, rows: 40)
    }

    private func tell(_ name: String, _ figure: String, _ more: String) {
        write("\(name.padding(to: 8))\(figure)\(more.isEmpty ? "" : " (\(more))")")
    }

    private func milliseconds(_ body: () throws -> Void) rethrows -> Double {
        let start = DispatchTime.now()
        try body()
        return Self.milliseconds(since: start)
    }

    private static func milliseconds(since start: DispatchTime) -> Double {
        Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1_000_000
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
