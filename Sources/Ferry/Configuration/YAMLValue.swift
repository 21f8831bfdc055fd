import Yams

/// One value of a document, which is read by what is expected of it and notes where it isn't that.
struct YAMLValue {
    /// The parsed value.
    let node: Node
    /// The keys that lead here.
    let keyPath: [String]
    /// Where problems go.
    let log: ProblemLog
    /// Keys that were given twice, by the private character that stands in the first one's place.
    let masked: [Unicode.Scalar: (name: String, line: Int)]

    /// The line, from 1.
    var line: Int { node.mark?.line ?? 1 }
    /// The column, from 1.
    var column: Int { node.mark?.column ?? 1 }

    /// Notes that something is wrong with this value.
    func refuse(_ message: String) {
        log.add(line: line, column: column, keyPath: keyPath.joined(separator: "."), message)
    }

    /// The text where there is a single value; nil, without a note, for lists and for keys and values.
    var scalar: String? {
        guard case .scalar(let scalar) = node else { return nil }
        return scalar.string
    }

    /// Whether nothing is written here, as after a key and its colon.
    var isEmpty: Bool {
        guard case .scalar(let scalar) = node else { return false }
        return scalar.style == .plain && scalar.string.isEmpty
    }

    /// The text as it stands there, whatever else YAML may take it for; nil, noted, where there is none.
    func text(_ wanted: String = "a text") -> String? {
        switch node {
        case .scalar(let scalar) where !scalar.string.isEmpty: return scalar.string
        case .scalar: refuse("\(wanted) is missing here")
        case .mapping: refuse("expected \(wanted), not keys and values")
        case .sequence: refuse("expected \(wanted), not a list")
        case .alias: refuse("expected \(wanted)")
        }
        return nil
    }

    /// A whole number in a range.
    func integer(in range: ClosedRange<Int>) -> Int? {
        let wanted = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard let text = text(wanted) else { return nil }
        guard let number = Int(text), text.first != "+" else {
            refuse("\(quoted(text)) is not \(wanted)")
            return nil
        }
        guard range.contains(number) else {
            refuse("\(number) is out of range; expected \(wanted)")
            return nil
        }
        return number
    }

    /// Yes or no, in the words that YAML has for it.
    func boolean() -> Bool? {
        guard let text = text("true or false") else { return nil }
        switch text.lowercased() {
        case "true", "yes", "on": return true
        case "false", "no", "off": return false
        default:
            refuse("\(quoted(text)) is not true or false\(suggestion(for: text, among: ["true", "false"]))")
            return nil
        }
    }

    /// One of a few words, exactly as they are written.
    func choice(_ words: [String]) -> String? {
        let wanted = words.joined(separator: ", ")
        guard let text = text("one of \(wanted)") else { return nil }
        if words.contains(text) { return text }
        refuse("\(quoted(text)) is not one of \(wanted)\(suggestion(for: text, among: words))")
        return nil
    }

    /// Several values, or one that stands for itself.
    func list() -> [YAMLValue] {
        guard case .sequence(let sequence) = node else { return [self] }
        return sequence.map { YAMLValue(node: $0, keyPath: keyPath, log: log, masked: masked) }
    }

    /// Keys and values; unknown keys are noted when the known ones are given.
    ///
    /// Nothing at all counts as no keys.
    func mapping(keys known: [String]? = nil) -> YAMLMapping? {
        if isEmpty { return YAMLMapping(entries: [], owner: self) }
        guard case .mapping(let mapping) = node else {
            refuse("expected keys and values, such as \"key: value\"")
            return nil
        }
        let entries = mapping.compactMap { entry($0.key, $0.value, siblings: mapping) }
        if let known {
            for entry in entries where !known.contains(entry.name) {
                entry.refuseKey("unknown key\(suggestion(for: entry.name, among: known))")
            }
        }
        return YAMLMapping(entries: entries, owner: self)
    }

    private func entry(_ key: Node, _ value: Node, siblings: Node.Mapping) -> YAMLEntry? {
        let (line, column) = (key.mark?.line ?? line, key.mark?.column ?? column)
        guard case .scalar(let scalar) = key else {
            log.add(line: line, column: column, keyPath: keyPath.joined(separator: "."), "a key must be a word")
            return nil
        }
        if let first = scalar.string.unicodeScalars.first, let earlier = masked[first] {
            noteDuplicate(earlier, siblings)
            return nil
        }
        let below = YAMLValue(node: value, keyPath: keyPath + [shown(scalar.string)], log: log, masked: masked)
        return YAMLEntry(name: scalar.string, line: line, column: column, value: below)
    }

    private func noteDuplicate(_ earlier: (name: String, line: Int), _ siblings: Node.Mapping) {
        let again = siblings.first { $0.key.scalar?.string == earlier.name }?.key.mark
        log.add(
            line: again?.line ?? earlier.line, column: again?.column ?? column,
            keyPath: (keyPath + [shown(earlier.name)]).joined(separator: "."),
            "this key is given twice; the first is at line \(earlier.line)")
    }

    private func shown(_ key: String) -> String { String(quoted(key).dropFirst().dropLast()) }
}

/// One key with its value.
struct YAMLEntry {
    /// The key as written.
    let name: String
    /// The key's line, from 1.
    let line: Int
    /// The key's column, from 1.
    let column: Int
    /// The value.
    let value: YAMLValue

    /// Notes that something is wrong with the key.
    func refuseKey(_ message: String) {
        value.log.add(line: line, column: column, keyPath: value.keyPath.joined(separator: "."), message)
    }
}

/// Keys and values in the order of the file.
struct YAMLMapping {
    /// All entries, unknown ones included.
    let entries: [YAMLEntry]
    /// The value that these are the keys of.
    let owner: YAMLValue

    /// The value of a key; nil when the key isn't there.
    subscript(key: String) -> YAMLValue? { entries.first { $0.name == key }?.value }

    /// The value of a key; nil, noted, when the key isn't there.
    func required(_ key: String, _ meaning: String) -> YAMLValue? {
        if let value = self[key] { return value }
        owner.refuse("\(key) is missing: \(meaning)")
        return nil
    }

    /// The text of a key; nil when it isn't there.
    func text(_ key: String) -> String? { self[key]?.text() }

    /// The number of a key, or the usual one.
    func integer(_ key: String, in range: ClosedRange<Int>, default usual: Int) -> Int {
        self[key]?.integer(in: range) ?? usual
    }

    /// The word of a key, or the usual one.
    func choice<Word: RawRepresentable & CaseIterable>(_ key: String, default usual: Word) -> Word
    where Word.RawValue == String {
        self[key]?.choice(Word.allCases.map(\.rawValue)).flatMap(Word.init) ?? usual
    }
}
