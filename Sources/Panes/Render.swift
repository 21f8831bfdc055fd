import Core
package import Screen
import Text

/// The least page on which the console can be used.
package let leastSize = Size(columns: 60, rows: 15)

/// Turns the state into a page: pure, and the same page for the same state.
package func render(_ state: AppState) -> Frame {
    var frame = Frame(size: state.size)
    frame.title = SafeText("Ferry · \(state.profile.title.value)")
    guard state.size.columns >= leastSize.columns, state.size.rows >= leastSize.rows else {
        frame.drawTooSmall()
        return frame
    }
    let places = PagePlaces(state.size)
    frame.drawHeader(state, in: places.header)
    frame.drawTabs(state, in: places.tabs)
    frame.drawPane(state, in: places.body)
    frame.drawFooter(state, in: places.footer)
    for overlay in state.overlays { frame.draw(overlay, state, over: places.body) }
    return frame
}

/// The parts of the page that every pane shares.
struct PagePlaces {
    /// Profile, data and chips.
    let header: Rect
    /// The panes' tabs.
    let tabs: Rect
    /// The open pane.
    let body: Rect
    /// The keys that matter now.
    let footer: Rect

    /// Cuts a page up.
    init(_ size: Size) {
        let page = Rect(row: 0, column: 0, columns: size.columns, rows: size.rows)
        (header, _) = page.split(top: 1)
        tabs = Rect(row: 1, column: 0, columns: size.columns, rows: 1)
        footer = page.split(bottom: 1).lower
        body = Rect(row: 2, column: 0, columns: size.columns, rows: size.rows - 3)
    }
}

extension Frame {
    fileprivate mutating func drawTooSmall() {
        let words: [SafeText] = [
            "Ferry needs 60 × 15 cells.", SafeText("This page has \(size.columns) × \(size.rows)."),
        ]
        let top = max(0, (size.rows - words.count) / 2)
        for (index, line) in words.enumerated() {
            put(line, row: top + index, column: 0, cells: size.columns, Style(.title), alignment: .centre)
        }
    }

    fileprivate mutating func drawPane(_ state: AppState, in body: Rect) {
        switch state.pane {
        case .overview: drawOverview(state, in: body)
        case .settings: drawSettings(state, in: body)
        case .jobs: drawJobs(state, in: body)
        case .pending, .companies, .invitations, .requests, .subscriptions:
            if let list = state.list { draw(list, in: body, state: state) }
        }
    }

    fileprivate mutating func draw(_ overlay: Overlay, _ state: AppState, over body: Rect) {
        cursor = nil
        switch overlay {
        case .help(let help): drawHelp(help, state, over: body)
        case .palette(let palette): drawPalette(palette, state, over: body)
        case .themes(let themes): drawThemes(themes, over: body)
        case .plan(let plan): drawPlan(plan, over: body)
        case .link(let dialog): drawLink(dialog, over: body)
        case .contact(let dialog):
            draw(
                dialog.form, title: SafeText("Contact of \(dialog.name.value)"), labels: ContactForm.labels, over: body)
        case .settings(let review): drawReview(review, over: body)
        case .request(let dialog):
            draw(dialog.form, title: "Request a reseller relationship", labels: RequestForm.labels, over: body)
        case .prompt(let prompt): drawPrompt(prompt, over: body)
        case .message(let title, let lines, let top): drawMessage(title, lines, top, over: body)
        case .confirm(let question, let focus): drawQuestion(question, focus, state, over: body)
        }
    }
}
