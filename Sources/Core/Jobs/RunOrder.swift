/// The items of a run in the order of their claims: when each is told of, and how many failed in a row.
struct RunOrder {
    /// What an item's end means for the count of failures in a row.
    enum Weight: Equatable, Sendable {
        /// It begins the count anew.
        case success
        /// It neither counts nor interrupts.
        case neutral
        case trouble(Trouble)
    }

    private enum Slot {
        case open
        case closed(ItemOutcome?, Weight)

        var isClosed: Bool {
            if case .closed = self { true } else { false }
        }
    }

    private var slots: [Slot] = []
    /// The place of the first slot.
    private var first = 0
    /// The failures after the last success among the items that were told of.
    private(set) var troubles: [Trouble] = []
    private var hasSucceeded = false

    /// A place for an item that begins.
    mutating func open() -> Int {
        slots.append(.open)
        return first + slots.count - 1
    }

    /// Ends an item, with the outcome to tell; nil when there is nothing to tell of it yet.
    mutating func close(_ place: Int, telling outcome: ItemOutcome?, _ weight: Weight) {
        slots[place - first] = .closed(outcome, weight)
        hasSucceeded = hasSucceeded || weight == .success
    }

    /// The outcomes whose turn has come.
    mutating func take() -> [ItemOutcome] {
        var told: [ItemOutcome] = []
        var count = 0
        for case .closed(let outcome, let weight) in slots.prefix(while: \.isClosed) {
            count += 1
            if let outcome { told.append(outcome) }
            switch weight {
            case .success: troubles = []
            case .neutral: break
            case .trouble(let trouble): troubles.append(trouble)
            }
        }
        slots.removeFirst(count)
        first += count
        return told
    }

    /// Whether items succeed and none of the latest failed: then what is open need not count as failed.
    ///
    /// When too many fail in a row after all, what was open with them ends as well; nothing more begins.
    var isGoingWell: Bool {
        hasSucceeded && troubles.isEmpty
            && !slots.contains { if case .closed(_, .trouble) = $0 { true } else { false } }
    }

    /// How many failures in a row there would be if everything that is open failed.
    var failuresAtWorst: Int {
        var count = 0
        for slot in slots.reversed() {
            switch slot {
            case .closed(_, .success): return count
            case .closed(_, .neutral): break
            case .open, .closed(_, .trouble): count += 1
            }
        }
        return count + troubles.count
    }
}
