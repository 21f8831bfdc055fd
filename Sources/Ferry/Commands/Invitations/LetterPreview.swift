import Core
import Panes
import Text

/// A letter as its recipient would get it, in words or as JSON.
struct LetterPreview {
    /// The letter.
    let draft: LetterDraft

    /// Its lines, safe to show.
    func lines(html: Bool) -> [String] {
        var lines = [
            "From: \(SafeText(draft.from.words).value)", "To: \(SafeText(draft.to.words).value)",
            "Subject: \(draft.text.subject)", "",
        ]
        lines += Self.lines(of: html ? draft.text.html ?? "This letter has no HTML part." : draft.text.text)
        return lines
    }

    /// The letter as an object; its text as an array of lines.
    func fill(_ object: inout JSONObject) {
        object.add("letter", draft.purpose.word)
        object.add("from", draft.from.words)
        object.add("to", draft.to.words)
        object.add("email", draft.to.address.description)
        object.add("subject", draft.text.subject)
        object.add("text", texts: Self.lines(of: draft.text.text))
        object.add("html", texts: draft.text.html.map(Self.lines) ?? [])
    }

    private static func lines(of text: String) -> [String] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { SafeText(String($0)).value }
    }
}
