import Core
import Screen
import Text

extension AppState {
    /// Opens the choice of a company for the cursor's row, or the plan to link many where rows are ticked.
    mutating func openLink() -> [Effect] {
        tickMarkedRange()
        guard customers.selection.rows.isEmpty else { return openPlan(.link) }
        guard let record = customers.current else { return [] }
        var dialog = LinkDialog(customer: record)
        let ids = dialog.candidateIDs
        if ids.isEmpty { dialog.candidates = [] }
        overlays.append(.link(dialog))
        return ids.isEmpty ? [] : [.findCompanies(ids)]
    }

    /// Companies were read: they are the candidates of the dialog that waits for them.
    mutating func take(_ companies: [Company]) {
        changeLinkDialog { dialog in
            let order = dialog.candidateIDs
            let known = Dictionary(companies.map { ($0.id, $0) }) { first, _ in first }
            guard dialog.candidates == nil, known.keys.allSatisfy({ order.contains($0) }) else { return }
            dialog.candidates = order.compactMap { known[$0] }.map { LinkTarget($0, level: dialog.level) }
        }
    }

    /// A search among the companies was answered.
    mutating func takeLook(_ answer: ListAnswer, of snapshot: ListSnapshot) {
        changeLinkDialog { dialog in
            guard snapshot.listing == .companies, answer.question == dialog.question else { return }
            dialog.answer = answer
            dialog.answered = snapshot
            dialog.cursor = ListCursor()
        }
    }

    /// Changes the choice of a company, wherever it lies among the dialogs.
    private mutating func changeLinkDialog(_ change: (inout LinkDialog) -> Void) {
        for place in overlays.indices {
            guard case .link(var dialog) = overlays[place] else { continue }
            change(&dialog)
            overlays[place] = .link(dialog)
        }
    }

    /// Gives a key to the choice of a company.
    mutating func typeLink(_ press: KeyPress, _ dialog: LinkDialog) -> [Effect] {
        var dialog = dialog
        let window = LinkPlaces(over: PagePlaces(size).body).rows.rows
        let count = dialog.count
        switch press.key {
        case .escape:
            guard dialog.field.text.isEmpty else {
                dialog.field = TextField()
                return searchLink(dialog)
            }
            overlays.removeLast()
            return []
        case .enter: return offerLink(dialog)
        case .up: dialog.cursor.move(by: -1, count: count, window: window)
        case .down: dialog.cursor.move(by: 1, count: count, window: window)
        case .pageUp: dialog.cursor.move(by: -window, count: count, window: window)
        case .pageDown: dialog.cursor.move(by: window, count: count, window: window)
        default:
            let before = dialog.field.text
            guard dialog.field.handle(press), dialog.field.text != before else { break }
            return searchLink(dialog)
        }
        replaceTop(.link(dialog))
        return []
    }

    /// Searches companies by what stands in the field; an empty one shows the candidates.
    mutating func searchLink(_ dialog: LinkDialog) -> [Effect] {
        var dialog = dialog
        var effects: [Effect] = []
        do {
            dialog.problem = nil
            let query = try QueryParser(.companies, now: now).parse(dialog.field.text)
            let question = query.terms.isEmpty ? nil : ListQuestion(query: query)
            if question != dialog.question {
                dialog.question = question
                dialog.cursor = ListCursor()
                if let question, let snapshot = companies.snapshot { effects = [.look(snapshot, question)] }
            }
        } catch {
            dialog.problem = error
        }
        replaceTop(.link(dialog))
        return effects
    }

    /// Asks whether the marked company is to be linked, or says why it can't be.
    private mutating func offerLink(_ dialog: LinkDialog) -> [Effect] {
        guard dialog.problem == nil, !dialog.isOld else {
            toast = Toast("These are not the companies that the search means yet.", .warning)
            return []
        }
        guard let target = dialog.target(at: dialog.cursor.row) else {
            toast = Toast("There is no company here: type to search one.", .warning)
            return []
        }
        switch target.verdict(for: dialog.customer) {
        case .link(let choice):
            let offer = LinkOffer(choice: choice, customer: dialog.customer, target: target)
            overlays.append(.confirm(.link(offer), focus: 0))
        case .skip(let reason): toast = Toast(SafeText(Wording.sentence(for: reason)), .warning)
        case .attention(let reason): toast = Toast(SafeText(Wording.sentence(for: reason)), .warning)
        }
        return []
    }

    /// Links what a person said yes to, and closes the choice behind the question.
    mutating func link(_ offer: LinkOffer) -> [Effect] {
        if case .link? = overlays.last { overlays.removeLast() }
        return link([offer.choice])
    }

    /// Has a job written down that links companies.
    mutating func link(_ choices: [LinkChoice]) -> [Effect] {
        jobs.isBeginning = true
        let count = Wording.counted(choices.count, "company", "companies")
        toast = Toast(SafeText("Writing the job down to link \(count)…"))
        return [.link(choices)]
    }
}
