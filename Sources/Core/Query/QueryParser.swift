import Text

/// Reads the language of the search field: `contoso "north wind" !test domain:example state:ready age:>7d`.
package struct QueryParser {
    private let layout: ListLayout
    private let now: Timestamp

    /// A parser for one list; ages count back from now.
    package init(_ listing: Listing, now: Timestamp) {
        layout = listing.layout
        self.now = now
    }

    /// Reads a whole query.
    package func parse(_ text: String) throws(QueryProblem) -> Query {
        var terms: [Query.Term] = []
        let scalars = Array(text.unicodeScalars)
        for var word in try words(of: scalars) {
            // Counting characters from the start for every word of a long text would take the square of its length.
            if word.field != nil { word.position = Self.position(word.start, in: scalars) }
            if let term = try term(word) { terms.append(term) }
        }
        return Query(terms: terms)
    }

    private struct Word {
        /// The place of its first scalar.
        var start: Int
        /// The place of its first character, which is counted only for words that a problem may name.
        var position = 0
        var negated = false
        var field: String?
        var value = ""
        var quoted = false
    }

    /// Works on scalars: as characters, a quotation mark with a combining mark behind it would be none.
    private func words(of scalars: [Unicode.Scalar]) throws(QueryProblem) -> [Word] {
        var words: [Word] = []
        var index = 0
        while index < scalars.count {
            if scalars[index].properties.isWhitespace {
                index += 1
                continue
            }
            words.append(try word(scalars, &index))
        }
        return words
    }

    private func word(_ scalars: [Unicode.Scalar], _ index: inout Int) throws(QueryProblem) -> Word {
        var word = Word(start: index)
        if scalars[index] == "!", index + 1 < scalars.count {
            word.negated = true
            index += 1
        }
        while index < scalars.count, !scalars[index].properties.isWhitespace {
            switch scalars[index] {
            case "\"":
                word.value += try quoted(scalars, &index)
                word.quoted = true
            case ":" where word.field == nil && !word.quoted && isField(word.value):
                word.field = word.value.lowercased()
                word.value = ""
                index += 1
            default:
                word.value.unicodeScalars.append(scalars[index])
                index += 1
            }
        }
        return word
    }

    private func quoted(_ scalars: [Unicode.Scalar], _ index: inout Int) throws(QueryProblem) -> String {
        let start = index
        index += 1
        guard let end = scalars[index...].firstIndex(of: "\"") else {
            throw QueryProblem(.openQuote, at: Self.position(start, in: scalars))
        }
        defer { index = end + 1 }
        return Self.text(scalars[index..<end])
    }

    /// A place among scalars, counted in characters.
    private static func position(_ index: Int, in scalars: [Unicode.Scalar]) -> Int { text(scalars[..<index]).count }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private func isField(_ text: String) -> Bool {
        !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "-") }
    }

    private func term(_ word: Word) throws(QueryProblem) -> Query.Term? {
        guard let field = word.field else {
            let text = folded(word.value)
            return text.isEmpty ? nil : Query.Term(.anywhere(text), negated: word.negated)
        }
        guard !word.value.isEmpty || word.quoted else {
            throw QueryProblem(.emptyValue(field: field), at: word.position)
        }
        return Query.Term(try test(field, word), negated: word.negated)
    }

    private func test(_ field: String, _ word: Word) throws(QueryProblem) -> Query.Test {
        let field = layout.aliases[field] ?? field
        if field == "state" || field == "status" && !layout.texts.contains("status") { return try states(word) }
        if field == "age" { return .number(column: layout.age, try ages(word)) }
        if let column = layout.texts.firstIndex(where: { $0.lowercased() == field }) {
            return .text(column: column, folded(word.value))
        }
        if let column = layout.numbers.firstIndex(where: { $0.lowercased() == field }) {
            return .number(column: column, try numbers(word, moments: !layout.counts.contains(column)))
        }
        throw QueryProblem(.unknownField(field, known: fields), at: word.position)
    }

    private var fields: [String] { ["state", "age"] + layout.texts + layout.numbers }

    private func states(_ word: Word) throws(QueryProblem) -> Query.Test {
        var codes: Set<UInt8> = []
        for name in word.value.lowercased().split(separator: ",") {
            guard let code = layout.states.firstIndex(of: String(name)) else {
                throw QueryProblem(.unknownState(String(name), known: layout.states), at: word.position)
            }
            codes.insert(UInt8(code))
        }
        if codes.isEmpty { throw QueryProblem(.emptyValue(field: "state"), at: word.position) }
        return .states(codes)
    }

    /// `>7d` is older than seven days: it happened before that moment.
    private func ages(_ word: Word) throws(QueryProblem) -> ClosedRange<Int64> {
        let (sign, rest) = Self.comparison(word.value)
        guard let seconds = Self.seconds(inAge: rest) else {
            throw QueryProblem(.notAnAge(word.value), at: word.position)
        }
        let moment = now.seconds - seconds
        switch sign {
        case ">": return 1...max(1, moment - 1)
        case ">=": return 1...max(1, moment)
        case "<": return (moment + 1)...Int64.max
        default: return moment...Int64.max
        }
    }

    private func numbers(_ word: Word, moments: Bool) throws(QueryProblem) -> ClosedRange<Int64> {
        let (sign, rest) = Self.comparison(word.value)
        if moments, Self.seconds(inAge: rest) != nil { return try ages(word) }
        let day = moments ? Timestamp(String(rest))?.seconds : nil
        guard let number = day ?? (moments ? nil : Int64(rest)) else {
            throw QueryProblem(moments ? .notAnAge(word.value) : .notANumber(word.value), at: word.position)
        }
        let last = moments ? number + 86399 : number
        switch sign {
        case ">": return min(last, Int64.max - 1) + 1...Int64.max
        case ">=": return number...Int64.max
        case "<": return Int64.min...max(number, Int64.min + 1) - 1
        case "<=": return Int64.min...last
        default: return number...last
        }
    }

    private static func comparison(_ text: String) -> (sign: String, rest: Substring) {
        for sign in [">=", "<=", ">", "<", "="] where text.hasPrefix(sign) {
            return (sign, text.dropFirst(sign.count))
        }
        return ("", Substring(text))
    }

    /// `90s`, `30m`, `12h`, `7d`, `2w` and `1y`, at most a thousand years; a bare number is days.
    private static func seconds(inAge text: Substring) -> Int64? {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604_800, "y": 31_557_600]
        guard let last = text.last else { return nil }
        let unit = units[last]
        guard let number = Int64(unit == nil ? text : text.dropLast()), number >= 0 else { return nil }
        let (seconds, overflow) = number.multipliedReportingOverflow(by: unit ?? 86400)
        return overflow || seconds > 31_557_600_000 ? nil : seconds
    }
}
