/// The faults that were asked for, and which request meets which.
struct FaultPlan: Sendable {
    /// A fault with what is left of it.
    private struct Planned: Sendable {
        var id: Int
        var fault: Fault
        var spared: Int
        var left: Int?
        var random: SplitMix64
    }

    private var planned: [Planned] = []
    private var lastID = 0

    /// How often each kind happened, by its name.
    private(set) var applied: [String: Int] = [:]

    /// Adds a fault behind the others and gives its number.
    mutating func add(_ fault: Fault) -> Int {
        lastID += 1
        planned.append(
            Planned(
                id: lastID, fault: fault, spared: fault.after, left: fault.count,
                random: SplitMix64(seed: fault.seed)))
        return lastID
    }

    /// Takes one fault back, or all.
    mutating func remove(_ id: Int? = nil) {
        planned.removeAll { id == nil || $0.id == id }
    }

    /// The faults that can still happen, with their numbers.
    var faults: [(id: Int, fault: Fault)] { planned.map { ($0.id, $0.fault) } }

    /// The fault that a request meets: the first that fits and comes true.
    mutating func next(method: String, path: String) -> Fault? {
        for index in planned.indices where Self.fits(planned[index].fault, method: method, path: path) {
            guard comesTrue(index) else { continue }
            let fault = planned[index].fault
            applied[fault.name, default: 0] += 1
            if planned[index].left == 0 { planned.remove(at: index) }
            return fault
        }
        return nil
    }

    private mutating func comesTrue(_ index: Int) -> Bool {
        if planned[index].spared > 0 {
            planned[index].spared -= 1
            return false
        }
        let fault = planned[index].fault
        if fault.probability < 1 {
            guard Double(planned[index].random.below(1 << 30)) < fault.probability * Double(1 << 30) else {
                return false
            }
        }
        if let left = planned[index].left { planned[index].left = left - 1 }
        return true
    }

    private static func fits(_ fault: Fault, method: String, path: String) -> Bool {
        if let wanted = fault.method, wanted != method { return false }
        return Pattern(fault.path).fits(path)
    }
}

/// A text in which each `*` stands for any text.
private struct Pattern {
    private let parts: [Substring]

    init(_ text: String) { parts = text.split(separator: "*", omittingEmptySubsequences: false) }

    func fits(_ text: String) -> Bool {
        guard let first = parts.first, text.hasPrefix(first) else { return false }
        guard parts.count > 1, let last = parts.last else { return text == first }
        var rest = text.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let found = rest.firstRange(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.hasSuffix(last)
    }
}
