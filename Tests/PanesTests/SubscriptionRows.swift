import Core
import Panes

/// A subscription of a made-up customer; `ends` and `until` are days from the tests' today.
func subscriptionRow(
    _ number: UInt32, _ state: SubscriptionState = .ending, ends: Int? = 12, licences: LicenceWork = .due,
    cover: String = "", program: SubscriptionProgram = .direct, until: Int? = nil, needsHand: Bool = true,
    isStopped: Bool = false, users: Int = -1
) -> Record {
    var texts = [String](repeating: "", count: SubscriptionColumn.allCases.count)
    texts[SubscriptionColumn.company.rawValue] = "Contoso \(number)"
    texts[SubscriptionColumn.offer.rawValue] = "Office 365 Business Premium"
    texts[SubscriptionColumn.program.rawValue] = program.word
    texts[SubscriptionColumn.status.rawValue] = "active"
    texts[SubscriptionColumn.licences.rawValue] = licences.word
    texts[SubscriptionColumn.tenant.rawValue] = tenant(Int(number)).description
    texts[SubscriptionColumn.id.rawValue] = "s\(number)"
    texts[SubscriptionColumn.side.rawValue] = program.isOld ? "old" : "new"
    texts[SubscriptionColumn.cover.rawValue] = cover
    texts[SubscriptionColumn.replacement.rawValue] = cover.isEmpty ? "" : "Microsoft 365 Business Standard"
    texts[SubscriptionColumn.evidence.rawValue] = ProgramEvidence.noPartner.rawValue
    texts[SubscriptionColumn.source.rawValue] = "graph"
    var numbers = [Int64](repeating: 0, count: SubscriptionColumn.Number.allCases.count)
    let day = { (days: Int?) in days.map { Day(of: noon).adding($0).start.seconds } ?? 0 }
    numbers[SubscriptionColumn.Number.quantity.rawValue] = 10
    numbers[SubscriptionColumn.Number.users.rawValue] = Int64(users)
    numbers[SubscriptionColumn.Number.endsOn.rawValue] = day(ends)
    numbers[SubscriptionColumn.Number.hand.rawValue] =
        (needsHand ? 0 : SubscriptionStanding.lastHand) + Int64(ends ?? 0) + 20_000
    numbers[SubscriptionColumn.Number.until.rawValue] = day(until)
    numbers[SubscriptionColumn.Number.deletedAfter.rawValue] = day(until.map { $0 + 90 })
    numbers[SubscriptionColumn.Number.replaceBy.rawValue] = isStopped ? 0 : day(ends.map { $0 + 30 })
    numbers[SubscriptionColumn.Number.replacementQuantity.rawValue] = 12
    return Record(id: RowID(number), state: state.rawValue, reason: 0, texts: texts, numbers: numbers)
}
