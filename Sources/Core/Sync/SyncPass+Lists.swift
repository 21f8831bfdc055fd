import Text

extension SyncPass {
    /// Reads the customer list page by page; the pages that come while some are stored are stored together.
    mutating func readCustomerList(_ directory: any CustomerDirectory) async throws(StoreFailure) -> StageEnd {
        let source = SyncSource.customerList
        let progress = try session.begin(source, at: now())
        let meter = SyncMeter(source: source, startedAt: now())
        let place = progress.place.map { ListPlace($0) }
        // A place that another process got may be forgotten by now.
        var isOld = place != nil
        var done = 0
        var pages = await PagesAhead(of: directory, after: place)
        while true {
            if let page = pages.page {
                isOld = false
                note(page.lines)
                done += page.lines.count
                guard page.next != nil else {
                    _ = try session.store(page, at: now())
                    report(meter.report(done: done, left: 0, at: now()))
                    return .complete
                }
                let storing = Storing()
                let read = pages
                async let following = read.following(in: directory, during: storing)
                _ = try session.store(page, at: now())
                await storing.end()
                report(meter.report(done: done, left: nil, at: now()))
                if stop() { return .stopped }
                pages = await following
            }
            guard let failure = pages.failure else { continue }
            guard isOld, failure.mayBeAboutPlace else { return StageEnd(failure, in: source) }
            _ = try session.restart(source, keepingSeen: false, at: now())
            isOld = false
            pages = await PagesAhead(of: directory, after: nil)
        }
    }

    /// Asks which customers changed since the audit records were last read.
    ///
    /// They go back 90 days: whoever was away for longer has all customers read again.
    mutating func readAudit(_ directory: any CustomerDirectory) async throws(StoreFailure) -> StageEnd {
        let until = now()
        let progress = try session.begin(.audit, at: until)
        guard let covered = progress.coveredUntil else {
            // Customers that were never read are wanted anyway.
            _ = try session.want([], coveredUntil: until, at: until)
            return .complete
        }
        // Records may come late.
        let since = covered.adding(seconds: -3600)
        if until.seconds - since.seconds > Self.auditSeconds {
            try session.wantAllCustomers()
            _ = try session.want([], coveredUntil: until, at: until)
            return .complete
        }
        do {
            let changed = try await directory.changes(since: since, until: until)
            _ = try session.want(changed, coveredUntil: until, at: now())
            return .complete
        } catch let failure as ServiceFailure {
            return StageEnd(failure, in: .audit)
        } catch let failure as StoreFailure {
            throw failure
        } catch {
            return .failed(.audit, .unreadable("\(error)"))
        }
    }

    /// 90 days, less one for the clocks.
    private static var auditSeconds: Int64 { 89 * 86400 }

    /// Reads the company list page by page.
    ///
    /// Pages have numbers, so that a company that goes while they are read moves others to a page that was read
    /// already: a list that shows fewer than the marketplace counts is read once more, as long as it shows others. One
    /// that keeps fewer to itself is not complete, for what it hides could be anybody's company.
    mutating func readCompanyList(_ directory: any CompanyDirectory) async throws(StoreFailure) -> StageEnd {
        let source = SyncSource.companyList
        var progress = try session.begin(source, at: now())
        let meter = SyncMeter(source: source, startedAt: now())
        var seenBefore = -1
        for _ in 0..<Self.listReadings {
            let first = progress.place.flatMap { Int($0) } ?? 0
            if let end = try await readCompanyPages(directory, from: first, meter, &progress) { return end }
            guard progress.counts.rejected == 0 else {
                _ = try session.end(source, complete: false, at: now())
                return .failed(source, .unreadable("rows of the list can't be read, and could be anybody's company"))
            }
            let total = progress.total ?? 0
            if progress.counts.seen >= total {
                _ = try session.end(source, complete: true, at: now())
                return .complete
            }
            if progress.counts.seen == seenBefore {
                _ = try session.end(source, complete: false, at: now())
                let (seen, counted) = (progress.counts.seen.grouped, total.grouped)
                return .failed(source, .unreadable("the list shows \(seen) of \(counted) companies"))
            }
            seenBefore = progress.counts.seen
            progress = try session.restart(source, keepingSeen: true, at: now())
        }
        _ = try session.end(source, complete: false, at: now())
        return .failed(source, .unreadable("the list shows fewer companies than the marketplace counts"))
    }

    /// How often a list that changes meanwhile is read.
    private static var listReadings: Int { 4 }

    /// Reads the pages from a number on; nil at their end.
    private mutating func readCompanyPages(
        _ directory: any CompanyDirectory, from first: Int, _ meter: SyncMeter, _ progress: inout SyncProgress
    ) async throws(StoreFailure) -> StageEnd? {
        var number = first
        var done = 0
        var fetched = await Self.page(directory, number)
        while true {
            switch fetched {
            case .failure(let failure): return StageEnd(failure, in: .companyList)
            case .success(let page):
                for why in page.unreadable { troubles.note(.companyList, "page \(number)", .unreadable(why)) }
                done += page.companies.count
                if page.isLast {
                    progress = try session.store(page, number: number, at: now())
                    report(meter.report(done: done, left: 0, at: now()))
                    return nil
                }
                let next = number + 1
                async let following = Self.page(directory, next)
                progress = try session.store(page, number: number, at: now())
                let left = progress.total.map { max(0, $0 - progress.counts.seen) }
                report(meter.report(done: done, left: left, at: now()))
                if stop() { return .stopped }
                fetched = await following
                number = next
            }
        }
    }

    private mutating func note(_ lines: [ListLine]) {
        for case .rejected(let line) in lines {
            let key = line.tenant?.description ?? "row \(line.line)"
            troubles.note(.customerList, key, .unreadable("the row can't be read"))
        }
    }

    private static func page(
        _ directory: any CompanyDirectory, _ number: Int
    ) async -> Result<CompanyPage, ServiceFailure> {
        do { return .success(try await directory.page(number)) } catch { return .failure(error) }
    }
}
