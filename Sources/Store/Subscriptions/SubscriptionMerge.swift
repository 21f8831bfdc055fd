import Core
import Text

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
                if let word = line.word { try writer.say(row, word) }
                if !line.replacedBy.isEmpty { try writer.choose(row, SafeText(line.replacedBy).value) }
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
        if known.facts.source == .file {
            if !line.tellsRenewal { merged.isRenewalOpen = known.facts.isRenewalOpen }
            // A newer list that says that nobody knows goes before an older one's word.
            if facts.isRenewalOpen { merged.renews = nil }
        }
        for field in line.leftOut { progress.summary.leaveOut(field) }
        let mark =
            known.mark == nil
            ? try line.mark.flatMap { mark in
                try isTakenBack(.licencesMarkedOpen, facts, since: mark.at) ? nil : mark
            } : nil
        let isSaid = known.renewalWord != nil || merged.renews != nil
        let word =
            isSaid
            ? nil
            : try line.word.flatMap { word in
                try isTakenBack(.renewalTakenBack, facts, since: word.at) ? nil : word
            }
        let isNew = merged != known.facts || known.goneSince != nil && known.facts.source == .file
        guard isNew || mark != nil || word != nil else {
            progress.summary.unchanged += 1
            return
        }
        if isNew { try writer.update(known, merged) }
        if let mark { try writer.mark(known.row, mark) }
        if let word { try writer.say(known.row, word) }
        progress.summary.updated += 1
    }

    /// Whether somebody took back what was said at a moment, which an older file does not know.
    private func isTakenBack(
        _ action: JournalAction, _ facts: SubscriptionFacts, since moment: Timestamp
    ) throws -> Bool {
        try writing.command("SELECT 1 FROM journal_entries WHERE action = ? AND subject = ? AND at >= ? LIMIT 1").first(
            .text(action.rawValue), .text(facts.id), .integer(moment.seconds)
        ) { _ in true } ?? false
    }
}
