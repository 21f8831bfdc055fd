package import Core

extension Wording {
    /// What a figure counts, in a few words.
    package static func title(of kind: OverviewFigure.Kind) -> String {
        switch kind {
        case .stage(let stage): title(of: stage)
        case .customers(let state): state.word
        case .administrators(let state): phrase(for: state)
        case .undecided: "end or renew, nobody said"
        case .licences(.over): "gone with them"
        case .licences(let work): "licences \(work.word)"
        case .needsHand: "need a hand"
        }
    }

    private static func title(of stage: ChainStage) -> String {
        switch stage {
        case .requested: "Requested"
        case .accepted: "Accepted"
        case .pending: "Pending"
        case .onMarketplace: "Created or linked"
        case .tenantConfirmed: "Tenant confirmed"
        case .informed: "Administrator informed"
        case .activated: "Activated"
        case .subscriptionsEnded: "Old subscriptions ended"
        case .licencesChecked: "Licences checked"
        }
    }

    /// What a figure counts, in a sentence.
    package static func sentence(for kind: OverviewFigure.Kind) -> String {
        switch kind {
        case .stage(.requested): "Companies that were asked for the reseller relationship by a letter, or said yes."
        case .stage(.accepted): "Requests whose customer has the reseller relationship now."
        case .stage(.pending): "Customers that are not on the marketplace yet."
        case .stage(.onMarketplace): "Companies of the marketplace that belong to a Microsoft tenant."
        case .stage(.tenantConfirmed): "Companies whose tenant the marketplace itself names."
        case .stage(.informed): "Companies whose administrator was told how to get in."
        case .stage(.activated): "Companies whose administrator is active on the marketplace."
        case .stage(.subscriptionsEnded): "Old subscriptions that ended."
        case .stage(.licencesChecked): "Old subscriptions that ended, with their licences moved or kept."
        case .customers(let state): sentence(for: state)
        case .administrators(.neverTold): "Nobody told them how to get in."
        case .administrators(.perhapsTold): "Nobody knows whether they were told how to get in."
        case .administrators(.reminderDue): "They were told and did not come: a reminder is due."
        case .administrators(let state): "They are \(phrase(for: state))."
        case .undecided: "Old subscriptions that end or renew themselves in these weeks: nobody said which."
        case .licences(.over): "Old subscriptions that are deleted, with licences that nobody said were moved."
        case .licences: "Old subscriptions that ended, with licences that have to be moved."
        case .needsHand: "Subscriptions that ended or end, or may within days, and that nobody has seen to."
        }
    }

    /// What a chart shows, as its heading.
    package static func title(of chart: OverviewChart.Kind) -> String {
        switch chart {
        case .migrated: "Migrated per week"
        case .ending: "Old subscriptions ending"
        }
    }

    /// What stands in place of a chart that there is nothing for.
    package static func absence(of chart: OverviewChart.Kind) -> String {
        switch chart {
        case .migrated: "Nothing was migrated yet."
        case .ending: "No subscriptions were read."
        }
    }

    /// How much a chart shows in all and at most, in a few words, the longest form first.
    package static func summaries(of chart: OverviewChart) -> [String] {
        let all = "\(grouped(chart.total)) in \(counted(chart.columns.count, "week"))"
        return (chart.peak.map { ["\(all) · most \(grouped($0.count))"] } ?? []) + [all]
    }

    /// What a chart shows, in a sentence: for whoever doesn't see it.
    package static func sentence(for chart: OverviewChart) -> String {
        let noun = counted(
            chart.total, chart.kind == .migrated ? "company" : "subscription",
            chart.kind == .migrated ? "companies" : "subscriptions")
        let weeks = counted(chart.columns.count, "week")
        let span = chart.kind == .migrated ? "in the last \(weeks)" : "in the next \(weeks)"
        guard let peak = chart.peak else { return "\(noun) \(span)." }
        return "\(noun) \(span); most in the \(phrase(for: peak.week)): \(grouped(peak.count))."
    }

    /// A week by its Monday.
    package static func phrase(for week: Week) -> String { "week of \(week.start.day())" }

    /// What a row waits for, in a few words.
    package static func phrase(for reason: WaitingRow.Reason) -> String {
        switch reason {
        case .customer(let state): state.word
        case .administrator(let state): phrase(for: state)
        case .request(.open): "request not sent"
        case .request(.suggested): "maybe accepted"
        case .request(.perhapsSent): "request perhaps sent"
        case .request(.bounced): "request bounced"
        case .request: "request sent"
        }
    }

    /// What stands beside the chart of endings, in a few words: `46 more end or renew, nobody said`.
    package static func phrase(undecided figure: OverviewFigure) -> String {
        "\(grouped(figure.count ?? 0)) more \(title(of: figure.kind))"
    }

    /// How many subscriptions need a hand, in a few words.
    package static func needsHand(_ count: Int) -> String {
        "\(counted(count, "subscription")) \(count == 1 ? "needs" : "need") a hand"
    }

    /// What a run was, in a few words.
    package static func title(of run: FailedRun) -> String {
        switch run {
        case .job(let job): phrase(for: job.kind)
        case .synchronisation(let note): note.isFull ? "full synchronisation" : "synchronisation"
        }
    }

    /// What failed in a run, in a few words.
    package static func phrase(for run: FailedRun) -> String {
        switch run {
        case .job(let job):
            let parts = [(job.failed, "failed"), (job.unknown, "unknown")].filter { $0.0 > 0 }
            let halt = job.halt.map { $0.asksForSignIn ? "halted: \(safe($0.cause))" : "halted" }
            let words = parts.map { "\(grouped($0.0)) \($0.1)" } + (halt.map { [$0] } ?? [])
            return words.isEmpty ? "halted" : words.joined(separator: ", ")
        case .synchronisation(let note): return note.why.isEmpty ? "not everything could be read" : safe(note.why)
        }
    }

    /// Where data comes from, in a few words.
    package static func phrase(for source: OverviewSource.Kind) -> String {
        switch source {
        case .service(let service): phrase(for: service)
        case .subscriptions: "subscriptions of customers"
        case .people: "people of companies"
        case .file(let name, .customers): safe(name)
        case .file(let name, let kind): "\(safe(name)) (\(phrase(for: kind)))"
        }
    }

    /// How much of a source was read, in a few words, with its oldest reading by `moment`.
    package static func phrase(for source: OverviewSource, moment: (Timestamp) -> String) -> String {
        guard let left = source.left else {
            let rows = counted(source.rows, "row")
            if case .file(_, let kind) = source.kind, kind.word != ListFileKind.customers(complete: true).word {
                return rows
            }
            return "\(rows), \(source.isComplete ? "complete" : "not complete")"
        }
        let newest = source.readAt.map(moment)
        let oldest = source.oldest.map(moment).flatMap { $0 == newest ? nil : ", the oldest \($0)" } ?? ""
        return "\(grouped(source.rows)) read\(oldest), \(left == 0 ? "none" : grouped(left)) left"
    }
}
