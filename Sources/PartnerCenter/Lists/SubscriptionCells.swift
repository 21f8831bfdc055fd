import Core
import Text

/// Reads a subscription of the fields of a list's row.
struct SubscriptionCells {
    private let columns: [ColumnMeaning: [Int]]
    private let titles: [String]

    /// A reader for a list with this header.
    init(_ header: ListHeader) {
        columns = header.columns
        titles = header.titles
    }

    /// What the row tells.
    ///
    /// A number, a word or a day that can't be read is left out. Only a first day by which the row would be known refuses
    /// it.
    func line(_ record: CSVRecord, of tenant: TenantID) throws(RejectedLine.Reason) -> SubscriptionLine {
        var row = Row(record: record, columns: columns, titles: titles)
        let offer = row.text(.offer)
        let name = offer.isEmpty ? row.text(.subscriptionName) : offer
        var facts = SubscriptionFacts(id: row.text(.subscription), tenant: tenant, source: .file)
        facts.offer = name
        facts.offerID = row.text(.offerID)
        facts.status = SubscriptionStatus(row.text(.status))
        facts.quantity = row.value(.quantity, WholeNumber.read)
        facts.users = row.value(.users, WholeNumber.read)
        let word = Self.renewal(&row, into: &facts)
        let program = row.value(.program) { SubscriptionProgram($0) }
        // Whoever states that it is unknown states nothing, and a service may tell it yet.
        facts.stated = program == .unknown ? nil : program
        let end = row.value(.endsOn) { SubscriptionEnd($0) } ?? .unknown
        facts.end = end == .unknown && row.value(.endless, Self.flag) == true ? .never : end
        if !row.text(.startsOn).hasPrefix("0001-") { facts.startsOn = row.value(.startsOn) { Day($0) } }
        if facts.id.isEmpty {
            // What has no id is known by its offer and its beginning, which stays when it is renewed.
            guard !name.isEmpty || !facts.offerID.isEmpty else { throw .noOffer }
            if row.isLeftOut(.startsOn) { throw .malformedDay(Cell.quoted(row.text(.startsOn))) }
            let what = name.isEmpty ? facts.offerID : name
            facts.id = "\(what.lowercased())/\(facts.startsOn?.description ?? "")"
        }
        var line = SubscriptionLine(
            line: record.line, facts: facts, company: row.text(.name), mark: Self.mark(&row), word: word,
            leftOut: row.leftOut)
        line.tellsRenewal = columns[.renews] != nil
        line.replacedBy = row.text(.replacedBy).lowercased()
        return line
    }

    /// Reads whether it renews itself; nil where the list does not tell that a person said it.
    ///
    /// What is empty means that it ends; what says unknown, or can't be read, means just that.
    private static func renewal(_ row: inout Row, into facts: inout SubscriptionFacts) -> RenewalWord? {
        facts.isRenewalOpen = ["unknown", "unclear", "?"].contains(row.text(.renews).lowercased())
        if !facts.isRenewalOpen { facts.renews = row.value(.renews, flag) }
        if row.isLeftOut(.renews) { facts.isRenewalOpen = true }
        let who = row.text(.saidBy)
        guard !who.isEmpty, let renews = facts.renews, let at = row.value(.saidAt, { Timestamp($0) }) else {
            return nil
        }
        (facts.renews, facts.isRenewalOpen) = (nil, true)
        return RenewalWord(renews: renews, by: who, at: at)
    }

    /// Who said that the licences are moved, in a list that Ferry wrote.
    private static func mark(_ row: inout Row) -> LicenceMark? {
        let who = row.text(.doneBy)
        guard !who.isEmpty, let at = row.value(.doneAt, { Timestamp($0) }) else { return nil }
        return LicenceMark(by: who, at: at)
    }

    private static func flag(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "yes", "true", "on", "1", "enabled", "y": true
        case "no", "false", "off", "0", "disabled", "n": false
        default: nil
        }
    }

    /// A row while it is read.
    private struct Row {
        let record: CSVRecord
        let columns: [ColumnMeaning: [Int]]
        let titles: [String]
        /// What can't be used.
        private(set) var leftOut: [LeftOutField] = []
        private var left: Set<ColumnMeaning> = []

        init(record: CSVRecord, columns: [ColumnMeaning: [Int]], titles: [String]) {
            self.record = record
            self.columns = columns
            self.titles = titles
        }

        /// How people and spreadsheets write that there is nothing.
        private static let nothing: Set<String> = ["-", "–", "—", "n/a", "#n/a", "null"]

        /// The first filled field of a meaning; empty where there is none.
        func text(_ meaning: ColumnMeaning) -> String { cell(meaning)?.text ?? "" }

        /// The value of a field; nil where it is empty, or where it is left out because it can't be read.
        mutating func value<Value>(_ meaning: ColumnMeaning, _ read: (String) -> Value?) -> Value? {
            guard let cell = cell(meaning) else { return nil }
            if let value = read(cell.text) { return value }
            left.insert(meaning)
            leftOut.append(
                LeftOutField(line: record.line, column: titles[cell.place], value: Cell.quoted(cell.text)))
            return nil
        }

        /// Whether a field is left out.
        func isLeftOut(_ meaning: ColumnMeaning) -> Bool { left.contains(meaning) }

        private func cell(_ meaning: ColumnMeaning) -> (text: String, place: Int)? {
            for place in columns[meaning] ?? [] {
                let text = Cell.text(record.fields[place])
                if !text.isEmpty, !Self.nothing.contains(text.lowercased()) { return (text, place) }
            }
            return nil
        }
    }
}
