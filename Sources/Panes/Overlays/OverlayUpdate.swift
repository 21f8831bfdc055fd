import Core
import Screen
import Text

extension AppState {
    /// Gives a key to the topmost dialog, which takes every one.
    mutating func typeOverlay(_ press: KeyPress) -> [Effect] {
        guard let top = overlays.last else { return [] }
        // Ctrl-C leaves any dialog as Esc does.
        let press = press == KeyPress(.character("c"), .control) ? KeyPress(.escape) : press
        if press.isChord, !top.hasField { return [] }
        switch top {
        case .help(let help):
            return typePicker(press, help.filter, help.cursor) { .help(HelpState(filter: $0, cursor: $1)) }
        case .palette(let palette):
            return typePicker(press, palette.filter, palette.cursor) { .palette(PaletteState(filter: $0, cursor: $1)) }
        case .themes(let themes): return typeThemes(press, themes)
        case .plan(let plan): return typePlan(press, plan)
        case .link(let dialog): return typeLink(press, dialog)
        case .contact(let form): return typeContact(press, form)
        case .request(let form): return typeRequest(press, form)
        case .settings(let review): return typeReview(press, review)
        case .prompt(let prompt): return typePrompt(press, prompt)
        case .message(let title, let lines, let top): return typeMessage(press, title, lines, top)
        case .confirm(let question, let focus): return typeQuestion(press, question, focus)
        }
    }

    /// Gives pasted text to the field of the topmost dialog; elsewhere it is dropped.
    mutating func pasteIntoOverlay(_ text: String) -> [Effect] {
        switch overlays.last {
        case .link(var dialog):
            dialog.field.insert(text)
            return searchLink(dialog)
        case .help(var help):
            help.filter.insert(text)
            help.cursor = ListCursor()
            replaceTop(.help(help))
        case .palette(var palette):
            palette.filter.insert(text)
            palette.cursor = ListCursor()
            replaceTop(.palette(palette))
        case .contact(var dialog):
            dialog.form.insert(text)
            replaceTop(.contact(dialog))
        case .request(var dialog):
            dialog.form.insert(text)
            replaceTop(.request(dialog))
        case .settings(var review):
            review.form.insert(text)
            replaceTop(.settings(review))
        case .prompt(var prompt):
            prompt.field.insert(text)
            replaceTop(.prompt(prompt))
        default: break
        }
        return []
    }

    /// Keeps the marked line of the topmost dialog in sight when the page gets another size.
    mutating func settleOverlay() {
        let body = PagePlaces(size).body
        switch overlays.last {
        case .help(var help):
            help.cursor.settle(pickerActions(help.filter.text, self).count, pickerBox(over: body).rows - 4)
            replaceTop(.help(help))
        case .palette(var palette):
            palette.cursor.settle(pickerActions(palette.filter.text, self).count, pickerBox(over: body).rows - 4)
            replaceTop(.palette(palette))
        case .themes(var themes):
            themes.cursor.settle(themes.names.count, body.rows - 2)
            replaceTop(.themes(themes))
        case .plan(var plan):
            plan.cursor.settle(plan.count(plan.part), PlanPlaces(plan, over: body).rows.rows)
            replaceTop(.plan(plan))
        case .link(var dialog):
            dialog.cursor.settle(dialog.count, LinkPlaces(over: body).rows.rows)
            replaceTop(.link(dialog))
        default: break
        }
    }

    /// Puts a dialog in the place of the topmost one.
    mutating func replaceTop(_ overlay: Overlay) { overlays[overlays.count - 1] = overlay }

    private mutating func typePicker(
        _ press: KeyPress, _ filter: TextField, _ cursor: ListCursor, _ make: (TextField, ListCursor) -> Overlay
    ) -> [Effect] {
        var filter = filter
        var cursor = cursor
        let actions = pickerActions(filter.text, self)
        let window = pickerBox(over: PagePlaces(size).body).rows - 4
        switch press.key {
        case .escape:
            overlays.removeLast()
            return []
        case .enter:
            overlays.removeLast()
            return actions.indices.contains(cursor.row) ? start(actions[cursor.row].id) : []
        case .up: cursor.move(by: -1, count: actions.count, window: window)
        case .down: cursor.move(by: 1, count: actions.count, window: window)
        case .pageUp: cursor.move(by: -window, count: actions.count, window: window)
        case .pageDown: cursor.move(by: window, count: actions.count, window: window)
        default: if filter.handle(press) { cursor = ListCursor() }
        }
        replaceTop(make(filter, cursor))
        return []
    }

    private mutating func typeMessage(
        _ press: KeyPress, _ title: SafeText, _ lines: [SafeText], _ top: Int
    ) -> [Effect] {
        let places = MessagePlaces(lines, over: PagePlaces(size).body)
        let page = max(1, places.box.rows - 3)
        let wanted: Int
        switch press.key {
        case .up, .character("k"): wanted = top - 1
        case .down, .character("j"): wanted = top + 1
        case .pageUp: wanted = top - page
        case .pageDown, .character(" "): wanted = top + page
        case .home, .character("g"): wanted = 0
        case .end, .character("G"): wanted = places.lastTop
        case .escape, .enter, .character("q"):
            overlays.removeLast()
            return []
        default: return []
        }
        replaceTop(.message(title: title, lines: lines, top: max(0, min(wanted, places.lastTop))))
        return []
    }

    private mutating func typeThemes(_ press: KeyPress, _ themes: ThemesState) -> [Effect] {
        var themes = themes
        let window = PagePlaces(size).body.rows - 2
        switch press.key {
        case .escape:
            overlays.removeLast()
            theme = themes.original
            return [.useTheme(theme)]
        case .enter:
            overlays.removeLast()
            return []
        case .up, .character("k"): themes.cursor.move(by: -1, count: themes.names.count, window: window)
        case .down, .character("j"), .character("t"):
            themes.cursor.move(by: 1, count: themes.names.count, window: window)
        case .home, .character("g"): themes.cursor.move(to: 0, count: themes.names.count, window: window)
        case .end, .character("G"): themes.cursor.move(to: Int.max, count: themes.names.count, window: window)
        default: return []
        }
        replaceTop(.themes(themes))
        guard themes.names.indices.contains(themes.cursor.row) else { return [] }
        theme = themes.names[themes.cursor.row]
        return [.useTheme(theme)]
    }

    private mutating func typeContact(_ press: KeyPress, _ dialog: ContactForm) -> [Effect] {
        var dialog = dialog
        switch dialog.form.take(press) {
        case .stay: replaceTop(.contact(dialog))
        case .cancel: overlays.removeLast()
        case .save: return save(dialog)
        }
        return []
    }

    private mutating func save(_ dialog: ContactForm) -> [Effect] {
        let contact = dialog.contact
        if !contact.email.isEmpty, EmailAddress(contact.email) == nil {
            var dialog = dialog
            dialog.form.refuse(0, notAnAddress)
            replaceTop(.contact(dialog))
            return []
        }
        overlays.removeLast()
        return [.saveContact(ContactChange(from: dialog.before, to: contact), dialog.tenant)]
    }

    private mutating func typePrompt(_ press: KeyPress, _ prompt: Prompt) -> [Effect] {
        var prompt = prompt
        switch press.key {
        case .escape:
            overlays.removeLast()
            return []
        case .enter: return answer(prompt)
        default:
            if prompt.field.handle(press) { prompt.problem = nil }
            replaceTop(.prompt(prompt))
            return []
        }
    }

    private mutating func answer(_ prompt: Prompt) -> [Effect] {
        var prompt = prompt
        let text = prompt.field.text.trimmingBlanks
        switch prompt.purpose {
        case .ignore(let rows):
            guard !text.isEmpty else {
                prompt.problem = "A reason is needed: somebody will ask."
                replaceTop(.prompt(prompt))
                return []
            }
            overlays.removeLast()
            return [.setIgnored(rows, reason: text)]
        case .closeRequests(let rows):
            guard !text.isEmpty else {
                prompt.problem = "A reason is needed: somebody will ask."
                replaceTop(.prompt(prompt))
                return []
            }
            overlays.removeLast()
            return [.closeRequests(rows, reason: text)]
        case .testLetter(let row):
            guard let address = EmailAddress(text) else {
                prompt.problem = notAnAddress
                replaceTop(.prompt(prompt))
                return []
            }
            overlays.removeLast()
            toast = Toast(SafeText("Sending a test letter to \(address)…"))
            return [.testLetter(row, address)]
        case .importFile:
            guard !text.isEmpty else {
                prompt.problem = "Type the path of a file."
                replaceTop(.prompt(prompt))
                return []
            }
            overlays.removeLast()
            importPath = text
            return [.importFile(text)]
        case .export(let export):
            switch startExport(export, to: text) {
            case .failure(let problem):
                prompt.problem = problem.words
                replaceTop(.prompt(prompt))
                return []
            case .success(let effects):
                overlays.removeLast()
                return effects
            }
        case .whyAbsent:
            guard let effects = inquire(text) else {
                prompt.problem = "That is neither a tenant id nor a domain such as contoso.example."
                replaceTop(.prompt(prompt))
                return []
            }
            overlays.removeLast()
            return effects
        }
    }
}

/// What a form says of a text that is no address.
let notAnAddress: SafeText = "That is not an e-mail address, such as anna@contoso.example."

extension Overlay {
    /// Whether it takes what is typed as text.
    fileprivate var hasField: Bool {
        switch self {
        case .help, .palette, .contact, .request, .settings, .prompt, .link: true
        case .themes, .plan, .message, .confirm: false
        }
    }
}

extension KeyPress {
    /// Whether it is a letter with Ctrl or Alt, which never answers a question that the letter alone would.
    fileprivate var isChord: Bool {
        if case .character = key { !modifiers.isEmpty } else { false }
    }
}

extension ListCursor {
    fileprivate mutating func settle(_ count: Int, _ window: Int) { move(by: 0, count: count, window: window) }
}
