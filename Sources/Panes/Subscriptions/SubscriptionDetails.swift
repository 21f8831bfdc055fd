package import Core
import Screen
import Text

/// The details of a subscription, with the rules of the procedure that hold for it.
///
/// `offset` is the seconds that local time is ahead of UTC.
package func subscriptionDetails(_ record: Record, now: Timestamp, offset: Int64) -> [DetailLine] {
    let today = Day(of: now)
    let far = SubscriptionState(rawValue: record.state) ?? .unclear
    let program = SubscriptionProgram(rawValue: record[SubscriptionColumn.program]) ?? .unknown
    let evidence = ProgramEvidence(rawValue: record[SubscriptionColumn.evidence]) ?? .nothing
    let work = LicenceWork.allCases.first { $0.word == record[SubscriptionColumn.licences] } ?? .notOld
    var lines = [
        DetailLine(label: "State", text: far.label, ink: needsHand(record) ? .warning : .text),
        DetailLine(label: "Next", text: SafeText(Wording.next(record, on: today))),
        DetailLine(label: "Offer", text: shown(record[SubscriptionColumn.offer])),
        DetailLine(label: "Programme", text: SafeText("\(program.word): \(Wording.phrase(for: evidence))")),
        DetailLine(label: "Seats", text: SafeText(Wording.seats(record))),
        DetailLine(label: "Ends", text: SafeText(Wording.end(record, on: today))),
    ]
    if !record[SubscriptionColumn.saidBy].isEmpty {
        let at = moment(record[SubscriptionColumn.Number.saidAt], offset).value
        let word = record[SubscriptionColumn.renews] == "yes" ? "it renews itself" : "it ends"
        lines.append(
            DetailLine(label: "Said", text: SafeText("\(word), by \(record[SubscriptionColumn.saidBy]), \(at)")))
    }
    let fading = Wording.fading(record, program, on: today)
    if !fading.isEmpty { lines.append(DetailLine(label: "After that", text: SafeText(fading))) }
    if program.isOld {
        lines.append(DetailLine(label: "Replacement", text: SafeText(Wording.replacementInFull(record, on: today))))
        lines.append(
            DetailLine(
                label: "Licences", text: SafeText(Wording.sentence(for: work)),
                ink: work == .due && needsHand(record) ? .warning : .text))
    }
    if !record[SubscriptionColumn.doneBy].isEmpty {
        let at = moment(record[SubscriptionColumn.Number.doneAt], offset).value
        lines.append(DetailLine(label: "Done", text: SafeText("\(record[SubscriptionColumn.doneBy]), \(at)")))
    }
    lines += [
        DetailLine(label: "Migration", text: SafeText(Wording.migrationRule(of: program))),
        DetailLine(
            label: "Cancelling",
            text: SafeText(
                Wording.cancellingRule(of: program, until: record[SubscriptionColumn.Number.cancellableUntil]))),
        DetailLine(label: "Service says", text: shown(record[SubscriptionColumn.status])),
        DetailLine(label: "Began", text: day(record[SubscriptionColumn.Number.startsOn], .utc)),
        DetailLine(label: "Tenant", text: shown(record[SubscriptionColumn.tenant])),
        DetailLine(label: "Subscription", text: shown(record[SubscriptionColumn.id])),
        DetailLine(label: "Offer id", text: shown(record[SubscriptionColumn.offerId])),
        DetailLine(
            label: "Read",
            text: SafeText(
                "\(moment(record[SubscriptionColumn.Number.readAt], offset).value), \(sourceWords(record))")),
    ]
    return lines
}

/// From where a subscription is known.
private func sourceWords(_ record: Record) -> String {
    switch SubscriptionFacts.Source(rawValue: record[SubscriptionColumn.source]) {
    case .partnerCenter: "from Partner Center"
    case .graph: "from Microsoft Graph in the tenant"
    case .file, nil: "from a file"
    }
}
