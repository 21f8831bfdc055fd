import Core
import GRDB

/// A subscription's row: what is known, and where the list shows it.
struct StoredSubscription {
    /// What is known.
    var subscription: Subscription
    /// What was derived when the row was last written.
    var shown: ShownStanding

    /// The start of a query whose rows `init(_:)` reads; a known customer's name goes before the one of a file.
    static let selection = """
        SELECT s.id, s.tenant, s.key, coalesce(nullif(c.name, ''), s.company), s.source, s.offer, s.offer_id,
            s.part_number, s.product, s.owner, s.owner_tenant, s.new_commerce, s.stated, s.quantity, s.status,
            s.cancelled, s.starts_on, s.endless, s.ends_on, s.renews, s.cancellable_until, s.read_at, s.gone_since,
            s.marked_by, s.marked_at, s.state, s.program, s.evidence, s.licences, s.cover, s.replacement,
            s.replacement_quantity, s.until, s.deleted_after, s.replace_by, s.hand, s.changes_on,
            s.said_renews, s.said_by, s.said_at, s.users,
            s.renewal_open, s.replaced_by, s.mark_counted
        FROM subscriptions s LEFT JOIN customers c ON c.tenant = s.tenant
        """

    /// Reads a row.
    init(_ columns: Columns) throws {
        guard let tenant = columns.tenant(1) else { throw StoreFailure.failed(why: "a subscription has no tenant") }
        var facts = SubscriptionFacts(
            id: columns.text(2), tenant: tenant, source: SubscriptionFacts.Source(rawValue: columns.text(4)) ?? .file)
        facts.offer = columns.text(5)
        facts.offerID = columns.text(6)
        facts.partNumber = columns.text(7)
        facts.product = columns.tenant(8)
        facts.owner = SubscriptionFacts.Owner(columns.text(9), columns.tenant(10))
        facts.isNewCommerce = columns.isNull(11) ? nil : columns.flag(11)
        facts.stated = SubscriptionProgram(rawValue: columns.text(12))
        facts.quantity = columns.isNull(13) ? nil : Int(columns.integer(13))
        facts.status = SubscriptionStatus(columns.text(14))
        facts.isCancelled = columns.flag(15)
        facts.startsOn = columns.day(16)
        facts.end = columns.flag(17) ? .never : columns.day(18).map { .on($0) } ?? .unknown
        facts.renews = columns.isNull(19) ? nil : columns.flag(19)
        facts.cancellableUntil = columns.day(20)
        facts.isRenewalOpen = columns.flag(41)
        facts.users = columns.isNull(40) ? nil : Int(columns.integer(40))
        subscription = Subscription(
            row: columns.row(0), facts: facts, company: columns.text(3), readAt: columns.moment(21),
            goneSince: columns.isNull(22) ? nil : columns.moment(22),
            mark: columns.isNull(24)
                ? nil : LicenceMark(by: columns.text(23), at: columns.moment(24), isCounted: columns.flag(43)),
            renewalWord: columns.isNull(37)
                ? nil : RenewalWord(renews: columns.flag(37), by: columns.text(38), at: columns.moment(39)),
            replacedBy: columns.isNull(42) ? nil : columns.text(42))
        shown = ShownStanding(columns)
    }

    /// The row as the list shows it.
    var record: Core.Record {
        let (facts, shown) = (subscription.facts, shown)
        let renews = subscription.known.renewsAsFarAsKnown.map { $0 ? "yes" : "no" } ?? ""
        return Core.Record(
            id: subscription.row, state: shown.state, reason: 0,
            texts: [
                subscription.company, facts.offer, shown.program, facts.status.word, shown.licences,
                facts.tenant.description, facts.id,
                SubscriptionProgram(rawValue: shown.program)?.isOld == false ? "new" : "old", renews,
                shown.replacement, shown.cover, shown.evidence, facts.source.rawValue, subscription.mark?.by ?? "",
                facts.offerID, facts.isCancelled ? "yes" : "", subscription.renewalWord?.by ?? "",
                facts.end == .never ? "yes" : "", subscription.replacedBy ?? "",
            ],
            numbers: [
                Int64(facts.quantity ?? -1), seconds(facts.startsOn?.number), seconds(facts.end.day?.number),
                shown.hand,
                seconds(shown.until), seconds(shown.deletedAfter), seconds(shown.replaceBy),
                subscription.mark?.at.seconds ?? 0, subscription.readAt.seconds, shown.replacementQuantity ?? -1,
                seconds(facts.cancellableUntil?.number), subscription.renewalWord?.at.seconds ?? 0,
                Int64(facts.users ?? -1),
            ])
    }

    /// The first second of a day; 0 for none.
    private func seconds(_ day: Int64?) -> Int64 { day.map { Day($0).start.seconds } ?? 0 }
}

/// What the list shows of where a subscription stands.
struct ShownStanding: Equatable {
    var state: UInt8
    var program: String
    var evidence: String
    var licences: String
    /// Whether what takes its place is `active`, `inactive` or `several`; empty where there is nothing.
    var cover: String
    var replacement: String
    var replacementQuantity: Int64?
    var until: Int64?
    var deletedAfter: Int64?
    var replaceBy: Int64?
    var hand: Int64
    var changesOn: Int64?

    /// What a standing shows.
    init(_ standing: SubscriptionStanding) {
        state = standing.state.rawValue
        program = standing.program.word
        evidence = standing.evidence.rawValue
        licences = standing.licences.word
        switch standing.replacement {
        case .none: cover = ""
        case .several: cover = "several"
        case .one(let found): cover = found.isActive ? "active" : "inactive"
        }
        replacement = standing.replacement.replacement?.offer ?? ""
        replacementQuantity = standing.replacement.replacement?.quantity.map { Int64($0) }
        until = standing.phase.until?.number
        deletedAfter = standing.phase.deletedAfter?.number
        replaceBy = standing.replaceBy?.number
        hand = standing.hand
        changesOn = standing.phase.changesOn?.number
    }

    /// Reads what `StoredSubscription.selection` gives.
    init(_ columns: Columns) {
        state = columns.byte(25)
        program = columns.text(26)
        evidence = columns.text(27)
        licences = columns.text(28)
        cover = columns.text(29)
        replacement = columns.text(30)
        replacementQuantity = columns.number(31)
        until = columns.number(32)
        deletedAfter = columns.number(33)
        replaceBy = columns.number(34)
        hand = columns.integer(35)
        changesOn = columns.number(36)
    }
}

extension SubscriptionFacts.Owner {
    /// The owner by the store's word and tenant.
    fileprivate init(_ word: String, _ tenant: TenantID?) {
        switch word {
        case "partner": self = .partner
        case "customer": self = .customer
        case "other": self = tenant.map { .otherPartner($0) } ?? .unknown
        default: self = .unknown
        }
    }

    /// The word that the store keeps.
    var word: String {
        switch self {
        case .partner: "partner"
        case .customer: "customer"
        case .otherPartner: "other"
        case .unknown: ""
        }
    }

    /// The other partner; nil where it is none.
    var otherTenant: TenantID? { if case .otherPartner(let tenant) = self { tenant } else { nil } }
}

extension Columns {
    /// A number; nil for NULL.
    fileprivate func number(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }
    /// A day; nil for NULL.
    fileprivate func day(_ column: Int32) -> Day? { number(column).map { Day($0) } }
}
