package import Core

extension Wording {
    /// What is wrong with a query and where, in a sentence.
    package static func sentence(for problem: QueryProblem) -> String {
        let place = "at character \(problem.position + 1)"
        switch problem.cause {
        case .openQuote: return "The quotation mark \(place) is never closed."
        case .emptyValue(let field): return "Nothing follows \(quoted(field + ":")) \(place)."
        case .unknownField(let field, let known):
            return "There is no field \(quoted(field)) \(place); there are \(known.joined(separator: ", "))."
        case .unknownState(let state, let known):
            return "There is no state \(quoted(state)) \(place); there are \(known.joined(separator: ", "))."
        case .notAnAge(let text):
            return "\(quoted(text)) \(place) is not an age such as >7d, or a day such as 2026-11-23."
        case .notANumber(let text): return "\(quoted(text)) \(place) is not a number."
        }
    }
}
