import Core
import Panes

/// Reads people back from a marketplace outside: those never read or read too long ago, so many at a time.
struct PeoplePass: Sendable {
    private let store: any PeopleStore
    private let reading: PeopleReading
    private let before: Timestamp
    private let begin: Timestamp
    /// After so many seconds what was read is not new any more.
    private let interval: Int64
    private let most: Int

    /// The most companies of one pass: a hundred thousand must not hold a synchronisation up for hours.
    private static let standardMost = 500

    /// A pass over what the profile reaches; nil where the marketplace shows nobody beyond the store.
    ///
    /// A full one reads everybody again.
    init?(
        over store: any CompanyStore & PeopleStore, services: ProfileServices, surroundings: Surroundings,
        full: Bool = false
    ) throws(StoreFailure) {
        guard let members = services.members, !services.marketplace.terms.isLocal else { return nil }
        self.store = store
        reading = PeopleReading(
            store: store, directory: members, surroundings: surroundings, policy: services.syncPolicy)
        let settings = Settings(try store.settings())
        interval = Int64(settings.number(.syncIntervalMinutes)) * 60
        begin = surroundings.now()
        before = ReadingDue(settings, at: begin, full: full).before
        most = full ? .max : Self.standardMost
    }

    /// Reads the people of some companies again: who signed in meanwhile is told nothing.
    func lookAgain(at companies: [CompanyID], stop: @escaping @Sendable () -> Bool) async throws(StoreFailure) {
        _ = try await reading.read(companies, stop: stop)
    }

    /// Those of some companies whose people were not read since a synchronisation is due.
    func stale(among companies: [CompanyID]) throws(StoreFailure) -> [CompanyID] {
        try store.companiesWithPeopleToRead(before: begin.adding(seconds: -interval), among: companies)
    }

    /// Reads until nothing is left, somebody stops it, or it is enough for once; the next pass goes on there.
    ///
    /// `onScreen` is asked time and again which companies are looked at: these are read first, and anew.
    func run(
        onScreen: () -> [CompanyID] = { [] }, stop: @escaping @Sendable () -> Bool,
        report: (PeopleResult) -> Void = { _ in }
    ) async throws(StoreFailure) -> PeopleResult {
        let due = try store.companiesWithPeopleToRead(before: before, limit: Int(Int32.max)).count
        func result(_ done: PeopleReport) -> PeopleResult {
            PeopleResult(report: done, left: max(0, due - (done.read - done.anew)))
        }
        let done = try await reading.run(
            before: before, lookedAt: begin, most: most, onScreen: onScreen, stop: stop,
            report: { report(result($0)) })
        return result(done)
    }
}

/// What reading people back came to, in words or as JSON.
struct PeopleResult: Sendable {
    /// What was read.
    let report: PeopleReport
    /// How many companies are still to be read, those that could not be read among them.
    let left: Int

    /// How it is, in a line: `People: 120 companies read · 380 left`.
    var line: String {
        let read = "People: \(Wording.counted(report.read, "company", "companies")) read"
        return left > 0 ? "\(read) · \(Wording.grouped(left)) left" : read
    }

    /// What could not be read, each in a line.
    var complaints: [String] {
        if let end = report.end { return end == .cancelled ? [] : ["People: \(Wording.sentence(for: end))"] }
        return report.failures.sorted { $0.key.description < $1.key.description }.prefix(20).map { company, failure in
            "People, \(company): \(Wording.sentence(for: failure))"
        }
    }

    /// How it ended.
    var status: ExitStatus {
        ExitStatus(end: report.end, failures: report.failures.count)
    }

    /// Adds the numbers.
    func fill(_ object: inout JSONObject) {
        object.add("read", report.read)
        object.add("unreadable", report.failures.count)
        object.add("left", left)
        object.add("error", report.end.map { Wording.sentence(for: $0) })
    }
}
