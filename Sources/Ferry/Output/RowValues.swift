import Core

/// Takes the values of a row by their keys, in the order in which they are added.
protocol RowValues {
    /// Adds a text, or nothing.
    mutating func add(_ key: StaticString, _ text: String?)
    /// Adds a number.
    mutating func add(_ key: StaticString, _ number: Int)
    /// Adds a number, or nothing.
    mutating func add(_ key: StaticString, _ number: Int?)
    /// Adds a truth value.
    mutating func add(_ key: StaticString, _ value: Bool)
    /// Adds a truth value; where nobody knows it nothing, in CSV a word, for there nothing can mean no.
    mutating func add(_ key: StaticString, _ value: Bool?, unknown word: StaticString)
    /// Adds a moment as RFC 3339 in UTC, or nothing.
    mutating func add(_ key: StaticString, _ moment: Timestamp?)
    /// Adds texts.
    mutating func add(_ key: StaticString, texts: [String])
    /// Adds values that belong together under one key, or nothing where they are not there.
    mutating func add(_ key: StaticString, isThere: Bool, values fill: (inout Self) -> Void)
}

extension RowValues {
    /// Adds a text, or nothing when it is empty.
    mutating func add(_ key: StaticString, filled text: String) { add(key, text.isEmpty ? nil : text) }

    /// Adds a truth value, or nothing.
    mutating func add(_ key: StaticString, known value: Bool?) {
        if let value { add(key, value) } else { add(key, nil as String?) }
    }

    /// Adds a list's moment, where 0 means none.
    mutating func add(_ key: StaticString, seconds: Int64) {
        add(key, seconds == 0 ? nil : Timestamp(seconds: seconds))
    }
}
