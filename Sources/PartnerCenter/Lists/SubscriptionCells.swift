import Core

/// Reads a subscription of the fields of a list's row.
struct SubscriptionCells {
    private let places: [ColumnMeaning: Int]

    /// A reader for a list whose columns stand at these places.
    init(_ places: [ColumnMeaning: Int]) { self.places = places }

    /// What the row tells; a day, a number or a word that can't be read refuses it, for a wrong end would be worse than
    /// none.
    func facts(_ fields: [String], of tenant: TenantID) throws(RejectedLine.Reason) -> SubscriptionFacts {
        let offer = text(.offer, fields)
        let name = offer.isEmpty ? text(.subscriptionName, fields) : offer
        let start = text(.startsOn, fields)
        var facts = SubscriptionFacts(id: text(.subscription, fields), tenant: tenant, source: .file)
        facts.offer = name
        facts.offerID = text(.offerID, fields)
        facts.status = SubscriptionStatus(text(.status, fields))
        facts.quantity = try quantity(text(.quantity, fields))
        facts.renews = try flag(text(.renews, fields))
        facts.stated = try program(text(.program, fields))
        guard let end = SubscriptionEnd(text(.endsOn, fields)) else {
            throw .malformedDay(Cell.quoted(text(.endsOn, fields)))
        }
        facts.end = end
        if !start.isEmpty, !start.hasPrefix("0001-") {
            guard let day = Day(start) else { throw .malformedDay(Cell.quoted(start)) }
            facts.startsOn = day
        }
        if facts.id.isEmpty {
            // What has no id is known by its offer and its beginning, which stays when it is renewed.
            guard !name.isEmpty || !facts.offerID.isEmpty else { throw .noOffer }
            let what = name.isEmpty ? facts.offerID : name
            facts.id = "\(what.lowercased())/\(facts.startsOn?.description ?? "")"
        }
        return facts
    }

    private func text(_ meaning: ColumnMeaning, _ fields: [String]) -> String {
        places[meaning].map { Cell.text(fields[$0]) } ?? ""
    }

    private func quantity(_ text: String) throws(RejectedLine.Reason) -> Int? {
        if text.isEmpty { return nil }
        guard let number = Int(text), number >= 0 else { throw .malformedQuantity(Cell.quoted(text)) }
        return number
    }

    private func flag(_ text: String) throws(RejectedLine.Reason) -> Bool? {
        switch text.lowercased() {
        case "": return nil
        case "yes", "true", "on", "1", "enabled", "y": return true
        case "no", "false", "off", "0", "disabled", "n": return false
        default: throw .unknownWord(Cell.quoted(text))
        }
    }

    private func program(_ text: String) throws(RejectedLine.Reason) -> SubscriptionProgram? {
        if text.isEmpty { return nil }
        guard let program = SubscriptionProgram(text) else { throw .unknownWord(Cell.quoted(text)) }
        return program
    }
}
