import Core
import Panes
import Text

/// What an import did, in words or as JSON.
struct ImportReport {
    /// The numbers.
    let summary: ImportSummary

    /// A file's name, safe to show.
    static func name(_ summary: ImportSummary) -> String { SafeText(summary.file).value }

    /// All counts in one line.
    var sentence: String {
        var parts = [
            "\(Wording.grouped(summary.added)) added", "\(Wording.grouped(summary.updated)) updated",
            "\(Wording.grouped(summary.unchanged)) unchanged", "\(Wording.grouped(summary.rejected)) rejected",
        ]
        if summary.leftOut > 0 { parts.append("\(Wording.counted(summary.leftOut, "field")) left out") }
        if summary.vanished > 0 { parts.append("\(Wording.grouped(summary.vanished)) no longer in the list") }
        if summary.isUnmarked { parts.append("nobody marked as missing, for a rejected row has no tenant id") }
        return "\(Self.name(summary)) (\(Wording.phrase(for: summary.kind))): \(parts.joined(separator: ", "))."
    }

    /// A line for each refused row: file, line and reason.
    var rejections: [String] {
        let lines = summary.rejections.map { "\(Self.name(summary)):\($0.line): \(Wording.sentence(for: $0.reason))" }
        let more = summary.rejected - summary.rejections.count
        return more > 0 ? lines + ["… and \(Wording.counted(more, "more rejected row"))"] : lines
    }

    /// A line for each field that was left out.
    var leftOut: [String] {
        let lines = summary.leftOutFields.map { "\(Self.name(summary)):\($0.line): \(Wording.sentence(for: $0))" }
        let more = summary.leftOut - summary.leftOutFields.count
        return more > 0 ? lines + ["… and \(Wording.counted(more, "more field")) left out"] : lines
    }

    /// Adds the numbers.
    func fill(_ object: inout JSONObject) {
        object.add("file", summary.file)
        object.add("kind", kind)
        object.add("complete", summary.isComplete)
        object.add("added", summary.added)
        object.add("updated", summary.updated)
        object.add("unchanged", summary.unchanged)
        object.add("rejected", summary.rejected)
        object.add("vanished", summary.vanished)
        object.add("unmarked", summary.isUnmarked)
        object.add("leftOut", summary.leftOut)
    }

    /// The line of progress, with a bar where the file's length is known.
    static func progress(_ summary: ImportSummary, _ part: Double?) -> String {
        let rows = summary.added + summary.updated + summary.unchanged + summary.rejected
        let words = "\(name(summary)) \(Wording.counted(rows, "row"))"
        guard let part else { return words }
        let filled = Int((min(1, max(0, part)) * 20).rounded())
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 20 - filled)
        return "[\(bar)] \(Int(part * 100))% \(words)"
    }

    private var kind: String {
        switch summary.kind {
        case .customers: "customers"
        case .contacts: "contacts"
        case .prospects: "prospects"
        case .results: "results"
        case .subscriptions: "subscriptions"
        }
    }
}
