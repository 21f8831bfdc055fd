import Yams

/// Reads YAML text into a value that knows its lines, and notes what no YAML reader could accept.
enum YAMLDocument {
    /// The document's root, with duplicate keys noted and dropped; nil after a syntax error or for an empty text.
    static func read(_ text: String, log: ProblemLog) -> YAMLValue? {
        var source = MaskedSource(text)
        do {
            // A tag resolver without rules: scalars are read by the schema, never guessed.
            while true {
                do {
                    let root = try Parser(yaml: source.text, resolver: .basic, encoding: .utf8).singleRoot()
                    return root.map { YAMLValue(node: $0, keyPath: [], log: log, masked: source.masked) }
                } catch YamlError.duplicatedKeysInMapping(let names, let context)
                    where source.mask(names.min() ?? "", at: context.mark)
                {
                    continue  // The text can be read now, or names the next duplicate.
                }
            }
        } catch {
            note(error, in: source.text, log: log)
            return nil
        }
    }

    private static func note(_ error: any Error, in text: String, log: ProblemLog) {
        switch error {
        case YamlError.scanner(let context, let problem, let mark, _),
            YamlError.parser(let context, let problem, let mark, _),
            YamlError.composer(let context, let problem, let mark, _):
            let place = context.map { " (\($0.text), which begins at line \($0.mark.line))" } ?? ""
            log.add(line: mark.line, column: mark.column, "this isn't valid YAML: \(problem)\(place)")
        case YamlError.duplicatedKeysInMapping(let names, let context):
            let keys = names.map(quoted).joined(separator: ", ")
            log.add(line: context.mark.line, column: context.mark.column, "the key \(keys) is given twice")
        case YamlError.reader(let problem, let offset, _, _):
            let (line, column) = position(ofCharacter: offset ?? 0, in: text)
            log.add(line: line, column: column, "this isn't valid YAML: \(problem)")
        default: log.add(line: 1, column: 1, "this isn't valid YAML")
        }
    }

    private static func position(ofCharacter offset: Int, in text: String) -> (line: Int, column: Int) {
        let before = text.prefix(offset).unicodeScalars
        let start = before.lastIndex(of: "\n").map(before.index(after:)) ?? before.startIndex
        return (before.count { $0 == "\n" } + 1, before.distance(from: start, to: before.endIndex) + 1)
    }
}

/// The text of a document, in which the first of two equal keys can be made unreadable without moving anything.
///
/// The parser gives up at a duplicate key; with the key masked it goes on, and all problems are told at once.
private struct MaskedSource {
    private var lines: [[Unicode.Scalar]]
    /// The masked keys: a private character, the key's name and the line where it stands.
    private(set) var masked: [Unicode.Scalar: (name: String, line: Int)] = [:]
    private static let maskLimit = 50

    init(_ text: String) {
        var scalars = Array(text.unicodeScalars)
        if scalars.first == "\u{feff}" { scalars.removeFirst() }
        lines = scalars.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    }

    var text: String {
        var result = String.UnicodeScalarView()
        for (number, line) in lines.enumerated() {
            if number > 0 { result.append("\n") }
            result.append(contentsOf: line)
        }
        return String(result)
    }

    /// Masks a key; false when it doesn't stand there letter by letter, or when too many are masked already.
    mutating func mask(_ name: String, at mark: Mark) -> Bool {
        guard masked.count < Self.maskLimit, !name.isEmpty, let column = column(of: mark),
            lines[mark.line - 1][column...].starts(with: name.unicodeScalars),
            let mask = Unicode.Scalar(0xe000 + masked.count)
        else { return false }
        lines[mark.line - 1][column] = mask
        masked[mask] = (name, mark.line)
        return true
    }

    private func column(of mark: Mark) -> Int? {
        guard mark.line >= 1, mark.line <= lines.count else { return nil }
        let line = lines[mark.line - 1]
        let column = mark.column - 1
        guard column >= 0, column + 1 < line.count else { return nil }
        return line[column] == "\"" || line[column] == "'" ? column + 1 : column
    }
}
