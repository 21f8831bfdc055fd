package import Core

extension Wording {
    /// By what a programme was told, in a few words.
    package static func phrase(for evidence: ProgramEvidence) -> String {
        switch evidence {
        case .file: "the imported file says so"
        case .newCommerceOffer: "Partner Center lists it with an offer of the new commerce"
        case .oldOffer: "Partner Center lists it with an offer of the old kind"
        case .ownTenant: "Microsoft Graph says that your tenant made it"
        case .otherTenant: "Microsoft Graph says that another partner's tenant made it"
        case .openName: "no partner made it, and its name has the word Open"
        case .advisorRelationship: "no partner made it, and the customer's relationship is advisor"
        case .noPartner: "no partner made it"
        case .nothing: "nothing tells"
        }
    }

    /// Why a subscription of a programme can't be migrated, or that it need not be.
    package static func migrationRule(of program: SubscriptionProgram) -> String {
        switch program {
        case .advisor:
            "Can't be migrated: the customer bought it from Microsoft. Sell a new one, and let this one end."
        case .open: "Can't be migrated: it is a volume licence, paid in advance. Sell a new one for its end."
        case .legacyCSP:
            "Can't be migrated as it is: sell the new-commerce one, and let this one end. Microsoft assigns licences of the same offer by itself at its end."
        case .newCommerce: "Need not be migrated: it is of the new commerce already."
        case .direct: "Can't be migrated: the customer bought it from Microsoft. Sell a new one, and let this one end."
        case .otherReseller:
            "Can't be migrated: another reseller sold it. Sell a new one, and let this one end there."
        case .unknown: "Whether it can be migrated is not known, for nothing tells its programme."
        }
    }

    /// Who may cancel a subscription before its end and what that costs.
    package static func cancellingRule(of program: SubscriptionProgram, until day: Int64 = 0) -> String {
        switch program {
        case .advisor, .direct:
            "The customer's Global admin may cancel before the end, and has to switch automatic renewal off; nothing is paid back, and it is blocked at once."
        case .open: "It is paid in advance: whoever stops using it before the end gets nothing back."
        case .legacyCSP:
            "The customer may ask you to cancel before the end; nothing is paid back, and users are blocked at once."
        case .newCommerce:
            day == 0
                ? "Within seven days of buying or renewing for a part of the price; after that it is paid to its end."
                : "Until \(Timestamp(seconds: day).day()) for a part of the price; after that it is paid to its end."
        case .otherReseller:
            "The customer may ask that reseller to cancel before the end; nothing is paid back for the rest of the term."
        case .unknown: "The customer may cancel before the end; nothing is paid back for the rest of the term."
        }
    }

    /// As what subscriptions are marked; those of the new commerce have no licences to move.
    package static func licenceMark(done: Bool) -> String {
        done ? "as done: licences moved, or none to move" : "as not done"
    }

    /// How many licences a row of the list has, and how many users have one, in words.
    static func seats(_ record: Record) -> String {
        let (seats, users) = (
            record[SubscriptionColumn.Number.quantity], record[SubscriptionColumn.Number.users]
        )
        let told = seats < 0 ? "not told" : grouped(Int(seats))
        guard users >= 0 else { return told }
        return
            "\(told); \(counted(Int(users), "user")) of the tenant \(users == 1 ? "has" : "have") a licence of the product"
    }

    /// What is to be done with users' licences, in a sentence.
    package static func sentence(for work: LicenceWork) -> String {
        switch work {
        case .notOld: "Nothing: it is no old subscription."
        case .none: "Nothing: its replacement is the same offer with as many licences, so Microsoft keeps them."
        case .later: "Nothing yet: it renews itself or has no known end. They have to be moved before it is left."
        case .due: "They have to be moved from this one to its replacement, and marked as moved."
        case .done: "Moved."
        case .over: "Nothing any more: it is deleted, and its licences with it."
        }
    }

    /// The days to the end or since: `12 d`, `today`, `3 d ago`; empty where that says nothing.
    package static func daysLeft(_ record: Record, on today: Day) -> String {
        let end = record[SubscriptionColumn.Number.endsOn]
        let state = SubscriptionState(rawValue: record.state)
        guard end != 0, state != .deleted else { return "–" }
        let days = Day(of: Timestamp(seconds: end)).days(since: today)
        if days > 0, state?.isOver == true { return "–" }
        return days == 0 ? "today" : days > 0 ? "\(grouped(days)) d" : "\(grouped(-days)) d ago"
    }

    /// What comes after the end, and in how many days: `blocked in 12 d`; a dash where nothing is counted down.
    package static func grace(_ record: Record, on today: Day) -> String {
        guard let until = days(record, .until, today) else { return "–" }
        switch SubscriptionState(rawValue: record.state) {
        case .expired: return "blocked in \(grouped(until + 1)) d"
        case .disabled: return "deleted in \(grouped(until + 1)) d"
        default: return "–"
        }
    }

    /// When it ends or renews itself, with the days that are left.
    package static func end(_ record: Record, on today: Day) -> String {
        let end = record[SubscriptionColumn.Number.endsOn]
        let state = SubscriptionState(rawValue: record.state)
        guard end != 0 else { return state == .endless ? "never" : "no day is known" }
        let day = Timestamp(seconds: end).day()
        let left = daysLeft(record, on: today)
        switch state {
        case .renews: return "renews itself after \(day) (\(left))"
        case .unclear: return "ends or renews itself after \(day) (\(left)): which, nobody said"
        case .deleted: return "ended with \(day)"
        case .expired, .disabled:
            return left == "–" ? "stopped before its end, \(day)" : "with the end of \(day), UTC (\(left))"
        default: return "with the end of \(day), UTC (\(left))"
        }
    }

    /// What happens to it after its end, with the days.
    package static func fading(_ record: Record, _ program: SubscriptionProgram, on today: Day) -> String {
        let last = record[SubscriptionColumn.Number.deletedAfter]
        guard last != 0 else {
            return SubscriptionState(rawValue: record.state) == .disabled
                ? "users are blocked; for how long, nobody said" : ""
        }
        let until = Timestamp(seconds: record[SubscriptionColumn.Number.until]).day()
        let deleted = Timestamp(seconds: last).day()
        switch SubscriptionState(rawValue: record.state) {
        case .expired:
            return
                "everything works until \(until); then only administrators get in until \(deleted); then all is deleted"
        case .disabled: return "only administrators get in until \(until); then all is deleted"
        default:
            let fading = program.fading
            return fading.expiredDays == 0
                ? "users are blocked for \(fading.disabledDays) days; then all is deleted, after \(deleted)"
                : "everything works for \(fading.expiredDays) days; then only administrators get in for \(fading.disabledDays); then all is deleted, after \(deleted)"
        }
    }

    /// How many users the replacement brings too few licences for; 0 where that is not known, or it brings as many as the
    /// old one, whose product may have users by other subscriptions.
    private static func missingSeats(_ record: Record) -> Int {
        let seats = record[SubscriptionColumn.Number.replacementQuantity]
        let users = record[SubscriptionColumn.Number.users]
        guard seats >= 0, users > seats, seats < record[SubscriptionColumn.Number.quantity] else { return 0 }
        return Int(min(users, record[SubscriptionColumn.Number.quantity]) - seats)
    }

    /// What takes its place, for a column.
    package static func replacement(_ record: Record) -> String {
        switch record[SubscriptionColumn.cover] {
        case "active": "\(missingSeats(record) > 0 ? "!" : "✓") \(record[SubscriptionColumn.replacement])"
        case "inactive": "… \(record[SubscriptionColumn.replacement])"
        case "several": "? several"
        default: record[SubscriptionColumn.side] == "old" ? "none" : "–"
        }
    }

    /// What takes its place, whether it is active, and until when it can be bought.
    package static func replacementInFull(_ record: Record, on today: Day) -> String {
        let offer = record[SubscriptionColumn.replacement]
        let seats = record[SubscriptionColumn.Number.replacementQuantity]
        let words = seats < 0 ? offer : "\(offer), \(counted(Int(seats), "seat"))"
        switch record[SubscriptionColumn.cover] {
        case "active":
            let missing = missingSeats(record)
            return missing == 0 ? "\(words), active" : "\(words), active: \(grouped(missing)) too few for the users"
        case "inactive": return "\(words), not active"
        default:
            let several = record[SubscriptionColumn.cover] == "several"
            let found = several ? "several of your other subscriptions could be it" : "none yet"
            guard let left = days(record, .replaceBy, today) else {
                let isStopped = SubscriptionState(rawValue: record.state)?.isOver == true
                return isStopped ? "\(found); it was stopped before its end, so nothing is to be waited for" : found
            }
            let by = Timestamp(seconds: record[SubscriptionColumn.Number.replaceBy]).day()
            return left < 0
                ? "\(found); it should have been bought by \(by)"
                : "\(found); it must be bought by \(by), \(counted(left, "day")) from now"
        }
    }

    /// What somebody has to do, in a sentence.
    package static func next(_ record: Record, on today: Day) -> String {
        guard record[SubscriptionColumn.Number.hand] <= SubscriptionStanding.lastHand else {
            switch SubscriptionState(rawValue: record.state) {
            case .renews: return "Nothing: it renews itself."
            case .endless: return "Nothing: it has no end."
            case .unclear where record[SubscriptionColumn.renews] == "no":
                return "Find out when it ends: it does not renew itself, and no day is known."
            case .unclear: return "Find out whether it renews itself; Microsoft Graph does not tell."
            case .deleted: return "Nothing can be done any more."
            default: return "Nothing: it is seen to."
            }
        }
        if record.state == SubscriptionState.unclear.rawValue {
            let isPast = (days(record, .endsOn, today) ?? 0) < 0
            return
                "Find out whether it renews itself, and say so here: nobody did, and its day \(isPast ? "is past" : "is near")."
        }
        let isOld = record[SubscriptionColumn.side] == "old"
        let isDue = record[SubscriptionColumn.licences] == LicenceWork.due.word
        if isDue, record[SubscriptionColumn.Number.users] == 0 {
            return "No user has a licence of it any more: mark them as moved."
        }
        switch record[SubscriptionColumn.cover] {
        case "active" where isDue && missingSeats(record) > 0:
            return
                "Buy \(counted(missingSeats(record), "more licence")) of the replacement, move the licences, then mark them as moved."
        case "active":
            return isDue
                ? "Move the licences to the replacement, then mark them as moved." : "Watch that the replacement stays."
        case "inactive": return "See to it that the replacement becomes active."
        case "several": return "Say which subscription replaces it, move the licences, and mark them as moved."
        default:
            if isOld { return "Sell its replacement." }
            return SubscriptionState(rawValue: record.state)?.isOver == true
                ? "Sell a new one, or mark it as seen to." : "Renew it, or let it end and mark it as seen to."
        }
    }

    /// The days from a day to one of a record's; nil where it has none.
    private static func days(_ record: Record, _ column: SubscriptionColumn.Number, _ today: Day) -> Int? {
        let seconds = record[column]
        return seconds == 0 ? nil : Day(of: Timestamp(seconds: seconds)).days(since: today)
    }
}
