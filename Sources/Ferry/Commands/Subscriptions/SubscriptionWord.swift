import ArgumentParser
import Core
import Panes

/// What somebody says of subscriptions.
enum SubscriptionWord {
    /// What somebody says of licences.
    enum Work: String, CaseIterable, ExpressibleByArgument {
        case done, due
    }

    /// What somebody says of renewal.
    enum Renewal: String, CaseIterable, ExpressibleByArgument {
        case yes, no, unknown

        /// Whether it renews itself; nil where the word is taken back.
        var renews: Bool? { self == .unknown ? nil : self == .yes }
    }

    case licences(Work)
    case renewal(Renewal)

    /// What it is about.
    var subject: String {
        switch self {
        case .licences: "licence work"
        case .renewal: "what renews itself"
        }
    }

    /// What is said, in a few words.
    var phrase: String {
        switch self {
        case .licences(let work): Wording.licenceMark(done: work == .done)
        case .renewal(.yes): "as one that renews itself"
        case .renewal(.no): "as one that ends"
        case .renewal(.unknown): "as one of which nobody said whether it renews itself"
        }
    }

    /// Why a row stays as it is, in a few words.
    var hindrance: String {
        switch self {
        case .licences(.done): "no licences are due there, or they were marked already"
        case .licences(.due), .renewal(.unknown): "nobody had said otherwise"
        case .renewal: "a source tells it, it has no end, or somebody said the same already"
        }
    }

    /// Whether a row of the list is meant; what is named by its id may be marked whatever Ferry makes of it, all others are no
    /// more than what waits for it.
    func concerns(_ record: Record, _ rows: RowChoice) -> Bool {
        let work = record[SubscriptionColumn.licences]
        let isSaid = !record[SubscriptionColumn.saidBy].isEmpty
        switch self {
        case .licences(.done):
            if rows.all { return work == LicenceWork.due.word }
            return rows.ids.isEmpty ? LicenceMarking.means(true, record) : work != LicenceWork.done.word
        case .licences(.due): return work == LicenceWork.done.word
        case .renewal(.unknown): return isSaid
        case .renewal:
            let isUndecided = record.state == SubscriptionState.unclear.rawValue
            return rows.all ? isUndecided && record[SubscriptionColumn.side] == "old" : true
        }
    }

    /// Of how many rows users still have licences that it says are moved.
    func held(_ records: [Record]) -> Int {
        guard case .licences(.done) = self else { return 0 }
        return records.count(where: LicenceMarking.isHeld)
    }

    /// Notes it; says how many rows changed.
    func set(
        _ rows: [RowID], in store: any SubscriptionStore, by who: String, at: Timestamp
    ) throws(StoreFailure) -> Int {
        switch self {
        case .licences(let work): try store.setLicenceWork(done: work == .done, of: rows, by: who, at: at)
        case .renewal(let renewal): try store.setRenewal(renewal.renews, of: rows, by: who, at: at)
        }
    }
}
