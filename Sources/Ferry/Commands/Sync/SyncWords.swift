import Core
import Panes

/// Synchronisations in words and as JSON, for the commands that tell of them.
enum SyncWords {
    /// What is read, as the beginning of a line.
    static func title(of source: SyncSource) -> String {
        let words = Wording.phrase(for: source)
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// How a synchronisation gets on: `Customer details: 1,200 read · 800 left · 8.5 a second · about 2 min left`.
    static func line(for report: SyncReport) -> String {
        var parts = ["\(title(of: report.source)): \(Wording.grouped(report.done)) read"]
        if let left = report.left, left > 0 { parts.append("\(Wording.grouped(left)) left") }
        if let rate = report.rate { parts.append("\(number(rate)) a second") }
        if let seconds = report.secondsLeft, seconds > 0 { parts.append("about \(span(seconds)) left") }
        return parts.joined(separator: " · ")
    }

    /// A rate: with a tenth where it is small.
    private static func number(_ rate: Double) -> String {
        if rate >= 10 { return Wording.grouped(Int(rate.rounded())) }
        let tenths = Int((rate * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// A span of time that need not be exact.
    private static func span(_ seconds: Int) -> String {
        if seconds < 90 { return "\(seconds) s" }
        let minutes = (seconds + 30) / 60
        return minutes < 90 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
    }

    /// How far the reading of a source is, with its numbers.
    static func line(for progress: SyncProgress) -> String {
        let counts = progress.counts
        var parts = ["\(Wording.grouped(counts.seen)) read"]
        if counts.added > 0 { parts.append("\(Wording.grouped(counts.added)) new") }
        if counts.updated > 0 { parts.append("\(Wording.grouped(counts.updated)) changed") }
        if counts.vanished > 0 { parts.append("\(Wording.grouped(counts.vanished)) no longer there") }
        if counts.rejected > 0 { parts.append("\(Wording.grouped(counts.rejected)) unreadable") }
        if progress.isUnmarked { parts.append("nobody marked as missing, for an unreadable row may be anybody's") }
        parts.append(progress.isComplete ? "complete" : "not complete")
        return "\(title(of: progress.source)): \(parts.joined(separator: ", "))"
    }

    /// When the last synchronisation ended and whether it saw everything; in a sentence.
    static func sentence(for memory: SyncMemory) -> String {
        guard let last = memory.last, let endedAt = last.endedAt else { return "Nothing was synchronised yet." }
        let completeness = last.isComplete ? "complete" : "not complete"
        return "The last synchronisation ended at \(endedAt) and was \(completeness)."
    }

    /// Adds what is known of a synchronisation.
    static func fill(_ note: SyncNote, _ object: inout JSONObject) {
        object.add("sync", Int(note.id))
        object.add("full", note.isFull)
        object.add("startedAt", note.startedAt)
        object.add("endedAt", note.endedAt)
        object.add("complete", note.isComplete)
        object.add("by", note.by)
    }

    /// Adds how far the reading of a source is.
    static func fill(_ progress: SyncProgress, _ object: inout JSONObject) {
        object.add("source", progress.source.rawValue)
        object.add("complete", progress.isComplete)
        object.add("seen", progress.counts.seen)
        object.add("added", progress.counts.added)
        object.add("updated", progress.counts.updated)
        object.add("rejected", progress.counts.rejected)
        object.add("vanished", progress.counts.vanished)
        object.add("total", progress.total)
        object.add("startedAt", progress.startedAt)
        object.add("endedAt", progress.endedAt)
    }
}
