import Core

extension ListQuestion {
    /// All conditions of it, the states that the list shows at all among them.
    var terms: [Query.Term] {
        query.terms + (states.isEmpty ? [] : [Query.Term(.states(states))])
    }
}

extension Array<Query.Term> {
    /// Whether every row that satisfies these satisfies the others for certain, as while a search is being typed.
    func narrow(_ others: [Query.Term]) -> Bool {
        others.allSatisfy { other in contains { $0.implies(other) } }
    }
}

extension Query.Term {
    fileprivate func implies(_ other: Query.Term) -> Bool {
        if self == other { return true }
        guard negated == other.negated else { return false }
        let (strong, weak) = negated ? (other.test, test) : (test, other.test)
        switch (strong, weak) {
        case (.anywhere(let long), .anywhere(let short)): return long.utf8.hold(short.utf8)
        case (.text(let left, let long), .text(let right, let short)):
            return left == right && !short.isEmpty && long.utf8.hold(short.utf8)
        default: return false
        }
    }
}

extension String.UTF8View {
    /// Whether the bytes of another text, which is short, occur in these.
    fileprivate func hold(_ part: String.UTF8View) -> Bool {
        var rest = self[...]
        while rest.count >= part.count {
            if rest.starts(with: part) { return true }
            rest.removeFirst()
        }
        return false
    }
}
