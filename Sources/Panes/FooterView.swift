import Core
import Screen
import Text

extension Frame {
    /// Draws the footer: the last word, else the keys that matter now.
    mutating func drawFooter(_ state: AppState, in line: Rect) {
        fill(line, Style(.footerText, on: .footer))
        if let toast = state.toast {
            put(
                SafeText(truncated(toast.text.value, to: line.columns - 2)), row: line.top, column: line.left + 1,
                Style(toast.ink, on: .footer), within: line)
            return
        }
        var at = line.left + 1
        let hints = footerHints(state)
        // The way to all other keys is never crowded out.
        let help = hints.first { $0.word == "Help" }
        for (index, hint) in hints.enumerated() {
            let isLater = help.map { hints[(index + 1)...].contains($0) } ?? false
            let room = line.right - (isLater ? (help?.cells ?? 0) + 2 : 0)
            guard at + hint.cells <= room else {
                if isLater { continue }
                break
            }
            at += put(hint.key, row: line.top, column: at, Style(.footerKey, on: .footer))
            at += put(SafeText(" \(hint.word.value)"), row: line.top, column: at, Style(.footerText, on: .footer)) + 2
        }
    }
}

/// A key and what it does, in a word.
struct FooterHint: Equatable {
    var key: SafeText
    var word: SafeText

    /// The cells that both take.
    var cells: Int { key.cells + 1 + word.cells }
}

/// The keys that matter now, the most likely first.
func footerHints(_ state: AppState) -> [FooterHint] {
    if let overlay = state.overlays.last { return overlayHints(overlay) }
    if let list = state.list, list.isSearching {
        return [
            FooterHint(key: "Enter", word: "keep the search"), FooterHint(key: "Esc", word: "clear it"),
            FooterHint(key: "↓", word: "to the rows"),
        ]
    }
    if state.pane == .settings, state.settings.field != nil {
        return [FooterHint(key: "Enter", word: "take the value"), FooterHint(key: "Esc", word: "leave it")]
    }
    let change = state.pane == .settings ? [FooterHint(key: "Space", word: "change")] : []
    let keys: [FooterHint] = ActionTable.all.compactMap { action in
        guard let word = action.footer, disabledReason(action.id, in: state) == nil else { return nil }
        let key = state.keymap.label(of: action.id)
        return key.value.isEmpty ? nil : FooterHint(key: key, word: word)
    }
    return weekHints(state) + change + keys
}

/// The arrows, where they go over the weeks of a chart.
private func weekHints(_ state: AppState) -> [FooterHint] {
    guard state.pane == .overview, !state.isEmpty, case .chart = state.overview.stop else { return [] }
    return [FooterHint(key: "←→", word: "week")]
}

private func overlayHints(_ overlay: Overlay) -> [FooterHint] {
    switch overlay {
    case .help, .palette:
        [
            FooterHint(key: "type", word: "to find"), FooterHint(key: "Enter", word: "run"),
            FooterHint(key: "Esc", word: "close"),
        ]
    case .themes:
        [
            FooterHint(key: "↑↓", word: "try"), FooterHint(key: "Enter", word: "keep"),
            FooterHint(key: "Esc", word: "back to the old one"),
        ]
    case .plan(let plan): planHints(plan)
    case .link:
        [
            FooterHint(key: "type", word: "to search"), FooterHint(key: "↑↓", word: "choose"),
            FooterHint(key: "Enter", word: "link"), FooterHint(key: "Esc", word: "back"),
        ]
    case .settings(let review):
        review.asked.isEmpty
            ? [FooterHint(key: "Enter", word: "choose"), FooterHint(key: "Esc", word: "back")]
            : [
                FooterHint(key: "type", word: "the number"), FooterHint(key: "PgUp PgDn", word: "read"),
                FooterHint(key: "Enter", word: "save"), FooterHint(key: "Esc", word: "back"),
            ]
    case .prompt(let prompt):
        [
            FooterHint(key: "Enter", word: promptWord(prompt.purpose)),
            FooterHint(key: "Esc", word: "cancel"),
        ]
    case .contact, .request:
        [
            FooterHint(key: "Tab", word: "next"), FooterHint(key: "Enter", word: "save"),
            FooterHint(key: "Esc", word: "cancel"),
        ]
    case .message: [FooterHint(key: "Esc", word: "close")]
    case .confirm:
        [FooterHint(key: "y", word: "yes"), FooterHint(key: "n", word: "no"), FooterHint(key: "Esc", word: "no")]
    }
}

private func planHints(_ state: PlanState) -> [FooterHint] {
    let purpose = state.purpose
    var hints = [
        FooterHint(key: "←→", word: "button"), FooterHint(key: "Enter", word: "press it"),
        FooterHint(key: "y", word: SafeText(purpose.verb)), FooterHint(key: "Tab", word: "which rows"),
        FooterHint(key: "↑↓", word: "rows"),
    ]
    switch purpose {
    case .create: hints.append(FooterHint(key: "w", word: "create anyway"))
    case .letters:
        hints += [
            FooterHint(key: "v", word: "see the letter"), FooterHint(key: "p", word: "another letter"),
            FooterHint(key: "e", word: "edit it"),
        ]
    case .licences:
        if case .licences(let plan)? = state.plan, !plan.candidates.isEmpty {
            hints.append(FooterHint(key: "o", word: "another replacement"))
        }
    case .link, .invitations: break
    }
    return hints + [FooterHint(key: "Esc", word: "cancel")]
}

private func promptWord(_ purpose: Prompt.Purpose) -> SafeText {
    switch purpose {
    case .ignore: "ignore them"
    case .closeRequests: "close them"
    case .testLetter: "send"
    case .importFile: "import"
    case .whyAbsent: "ask"
    case .export: "write"
    }
}
