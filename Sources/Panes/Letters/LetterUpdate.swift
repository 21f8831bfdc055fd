import Core
import Screen
import Text

extension AppState {
    /// Gives a key to what only a plan of letters can do; nil where it means nothing.
    mutating func typeLetterPlan(_ press: KeyPress, _ dialog: PlanState) -> [Effect]? {
        guard case .letters(var question) = dialog.purpose, case .letters(let plan)? = dialog.plan,
            let snapshot = list?.snapshot
        else { return nil }
        var dialog = dialog
        switch press.key {
        case .character("p") where question.listing == .invitations:
            let all = LetterPurpose.allCases.filter(\.isForUsers)
            let place = all.firstIndex(of: plan.purpose) ?? 0
            question.purpose = all[(place + 1) % all.count]
            question.template = nil
        case .character("e"):
            return [.editLetter(plan.purpose, question.template)]
        case .character("v"):
            guard let place = dialog.places(dialog.cursor.row..<dialog.cursor.row + 1).first else { return [] }
            showLetter(of: plan.entries[place], in: plan)
            return []
        case .character("w") where dialog.rows.count == 1: question.anyway.toggle()
        default: return nil
        }
        dialog.purpose = .letters(question)
        let effect = dialog.effect(on: snapshot)
        replaceTop(.plan(dialog))
        return [effect]
    }

    /// A plan of letters was made: the dialog that waits for it says which letter it is.
    mutating func take(_ plan: LetterPlan, of rows: RowSet, from snapshot: ListSnapshot) {
        take(.letters(plan), of: rows, from: snapshot)
        guard case .plan(var dialog)? = overlays.last, case .letters(var question) = dialog.purpose,
            dialog.plan == .letters(plan)
        else { return }
        question.purpose = plan.purpose
        dialog.purpose = .letters(question)
        replaceTop(.plan(dialog))
    }

    /// A letter was edited: the plan that waits below is made with it.
    mutating func take(_ edited: LetterTemplate) -> [Effect] {
        guard case .plan(var dialog)? = overlays.last, case .letters(var question) = dialog.purpose,
            let snapshot = list?.snapshot
        else { return [] }
        question.purpose = edited.purpose
        question.template = edited
        dialog.purpose = .letters(question)
        let effect = dialog.effect(on: snapshot)
        replaceTop(.plan(dialog))
        return [effect]
    }

    /// Has the letters of a plan written down and sent.
    mutating func send(_ plan: LetterPlan, by purpose: PlanState.Purpose) -> [Effect] {
        guard case .letters(let question) = purpose else { return [] }
        jobs.isBeginning = true
        toast = Toast(SafeText("Writing \(Wording.counted(plan.letters.count, "letter")) down…"))
        return [.sendLetters(plan.letters, anyway: question.anyway)]
    }

    /// Shows the letter that a row gets, or why it gets none.
    private mutating func showLetter(of entry: LetterPlan.Entry, in plan: LetterPlan) {
        switch entry.verdict {
        case .write(let place): overlays.append(letterMessage(plan.letters[place]))
        case .skip(let reason):
            let words = Wording.sentence(for: reason, offset: profile.offset)
            overlays.append(.message(title: SafeText(entry.recipient.contact.email), lines: [SafeText(words)]))
        }
    }

    /// A letter that was asked for is here, or why there is none.
    mutating func take(_ preview: LetterPreviewed) -> [Effect] {
        switch preview {
        case .letter(let draft, copies: true): return [.copyLines(letterLines(draft))]
        case .letter(let draft, copies: false): overlays.append(letterMessage(draft))
        case .none(let reason):
            toast = Toast(SafeText(Wording.sentence(for: reason, offset: profile.offset)), .warning)
        }
        return []
    }

    /// Has the usual letter of the cursor's row written, to be shown or copied.
    mutating func askLetter(copies: Bool) -> [Effect] {
        guard let record = list?.current else { return [] }
        return [.previewLetter(record.id, pane == .requests ? .request : LetterQuestion(), copies: copies)]
    }

    /// Asks where a test letter of the cursor's row goes.
    mutating func askTestLetter() {
        guard let record = invitations.current else { return }
        overlays.append(.prompt(Prompt(.testLetter(record.id))))
    }

    /// Reads the letters to the user whose details are open, where they are not at hand.
    mutating func lettersInSight() -> [Effect] {
        guard pane == .invitations, invitations.showsDetails, let user = invitations.current?.id else { return [] }
        guard letters?.user != user || letters?.isStale == true else { return [] }
        letters = LetterHistory(user: user, list: letters?.user == user ? letters?.list : nil)
        return [.readLetters(user)]
    }
}

/// What is shown of a letter before it leaves.
func letterLines(_ draft: LetterDraft) -> [SafeText] {
    let head = ["From: \(draft.from.words)", "To: \(draft.to.words)", "Subject: \(draft.text.subject)", ""]
    let body = draft.text.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    return (head + body).map { SafeText($0) }
}

private func letterMessage(_ draft: LetterDraft) -> Overlay {
    .message(title: SafeText("Letter: \(Wording.phrase(for: draft.purpose))"), lines: letterLines(draft))
}
