import Core

/// Brings a file's subscriptions in, within one transaction.
struct SubscriptionMerge {
    private let writing: Writing
    private let writer: SubscriptionWriter

    /// A merge at a moment.
    init(_ writing: Writing, at: Timestamp) {
        self.writing = writing
        writer = SubscriptionWriter(writing, at: at)
    }

    /// How far the import is after a batch; the first row of a subscription wins within a file.
    ///
    /// What a service told is not changed by a file, which may be old: it fills what is not known, and a programme that
    /// a person states.
    func merged(_ lines: [ListLine], into before: ImportProgress) throws -> ImportProgress {
        var progress = before
        var touched: Set<TenantID> = []
        for line in lines {
            switch line {
            case .subscription(let line):
                try merge(line, into: &progress)
                touched.insert(line.facts.tenant)
            case .rejected(let line): progress.summary.reject(line)
            case .customer, .contact, .prospect, .result: break
            }
        }
        for tenant in touched { try writer.renew(tenant) }
        return progress
    }

    private func merge(_ line: SubscriptionLine, into progress: inout ImportProgress) throws {
        let facts = line.facts.sanitised
        guard let known = try writer.find(facts.id, of: facts.tenant) else {
            try writer.insert(facts, company: line.company)
            if let row = try writer.find(facts.id, of: facts.tenant)?.row {
                progress.seen.insert(row)
                if let mark = line.mark { try writer.mark(row, mark) }
            }
            progress.summary.added += 1
            for field in line.leftOut { progress.summary.leaveOut(field) }
            return
        }
        guard progress.seen.insert(known.row) else {
            progress.summary.reject(RejectedLine(line: line.line, reason: .subscriptionTwice, tenant: facts.tenant))
            return
        }
        var merged = known.facts.source == .file ? facts.filled(by: known.facts) : known.facts.filled(by: facts)
        merged.stated = facts.stated ?? known.facts.stated
        for field in line.leftOut { progress.summary.leaveOut(field) }
        let mark = known.mark == nil ? try line.mark.flatMap { try isTakenBack($0, facts) ? nil : $0 } : nil
        let isNew = merged != known.facts || known.goneSince != nil && known.facts.source == .file
        guard isNew || mark != nil else {
            progress.summary.unchanged += 1
            return
        }
        if isNew { try writer.update(known, merged) }
        if let mark { try writer.mark(known.row, mark) }
        progress.summary.updated += 1
    }

    /// Whether somebody took a mark back after it was made, which an older file does not know.
    private func isTakenBack(_ mark: LicenceMark, _ facts: SubscriptionFacts) throws -> Bool {
        try writing.command("SELECT 1 FROM journal_entries WHERE action = ? AND subject = ? AND at >= ? LIMIT 1").first(
            .text(JournalAction.licencesMarkedOpen.rawValue), .text(facts.id), .integer(mark.at.seconds)
        ) { _ in true } ?? false
    }
}
