import Core
import Screen
import Text

/// Where the parts of the choice of a company stand.
struct LinkPlaces {
    /// The whole box.
    let box: Rect
    /// The companies.
    let rows: Rect

    /// Cuts the box out of the pane's place.
    init(over body: Rect) {
        box = body.centred(columns: min(100, body.columns - 2), rows: max(10, body.rows - 2))
        let inner = box.inset(rows: 1, columns: 2)
        rows = Rect(row: inner.top + 4, column: inner.left, columns: inner.columns, rows: max(1, inner.rows - 5))
    }
}

extension Frame {
    /// Draws the choice of a company: the customer, the search field, and the companies to choose from.
    mutating func drawLink(_ dialog: LinkDialog, over body: Rect) {
        let places = LinkPlaces(over: body)
        let name = dialog.customer[CustomerColumn.name]
        let inner = box(places.box, title: SafeText("Link \(name.isEmpty ? "(no name)" : name)"))
        let who = [dialog.customer[CustomerColumn.domain], dialog.customer[CustomerColumn.tenant]]
        put(
            SafeText(who.filter { !$0.isEmpty }.joined(separator: " · ")), row: inner.top, column: inner.left,
            Style(.muted, on: .dialog), within: inner)
        put("/", row: inner.top + 1, column: inner.left, Style(.accent, on: .dialog, .bold))
        let ground: Ground = dialog.problem == nil ? .input : .inputError
        let place = dialog.field.draw(
            in: &self, row: inner.top + 1, column: inner.left + 2, cells: inner.columns - 2,
            style: Style(.text, on: ground), placeholder: "type to search all companies")
        let (words, ink) = linkHeading(dialog)
        put(words, row: inner.top + 3, column: inner.left, Style(ink, on: .dialog), within: inner)
        drawTargets(dialog, in: places.rows)
        cursor = place
    }

    private mutating func drawTargets(_ dialog: LinkDialog, in area: Rect) {
        let columns = [
            ColumnWidth(least: 18, wanted: 30, growth: 3), ColumnWidth(least: 14, wanted: 24, growth: 2, rank: 1),
            ColumnWidth(least: 10, wanted: 18, growth: 1, rank: 2), ColumnWidth(least: 10),
        ]
        let layout = TableLayout(columns, from: area.left + 2, cells: area.columns - 2)
        for line in 0..<area.rows {
            let position = dialog.cursor.top + line
            guard let target = dialog.target(at: position) else { break }
            let row = area.top + line
            let ground: Ground = position == dialog.cursor.row ? .cursor : .dialog
            if ground == .cursor {
                fill(Rect(row: row, column: area.left, columns: area.columns, rows: 1), Style(.text, on: ground))
                put("▸", row: row, column: area.left, Style(.accent, on: ground))
            }
            let (link, ink) = linkWords(target, for: dialog.customer)
            let texts: [(SafeText, Ink)] = [
                (target.name.isEmpty ? "(no name)" : SafeText(target.name), .strong), (SafeText(target.domain), .text),
                (SafeText(target.id.description), .muted), (link, ink),
            ]
            for column in layout.places {
                let (text, ink) = texts[column.index]
                put(text, row: row, column: column.column, cells: column.cells, Style(ink, on: ground))
            }
        }
    }
}

private func linkHeading(_ dialog: LinkDialog) -> (SafeText, Ink) {
    if let problem = dialog.problem { return (SafeText("✗ \(Wording.sentence(for: problem))"), .error) }
    if dialog.isOld { return (dialog.question == nil ? "Reading the candidates…" : "Searching…", .muted) }
    guard dialog.question != nil else {
        if dialog.count == 0 { return ("No candidate is known: search the company above.", .muted) }
        let count = Wording.counted(dialog.count, "candidate")
        return (SafeText("\(count), matched \(Wording.phrase(for: dialog.level))"), .title)
    }
    if dialog.count == 0 { return ("No company matches the search.", .muted) }
    return (SafeText("\(Wording.counted(dialog.count, "company", "companies")) found"), .title)
}

/// What a company's own link says to a customer, in a word or two.
private func linkWords(_ target: LinkTarget, for customer: Record) -> (SafeText, Ink) {
    guard let tenant = target.tenant else {
        return target.bearsForeignKey ? ("✗ other id", .error) : ("– unlinked", .ok)
    }
    return tenant == TenantID(customer[CustomerColumn.tenant]) ? ("= linked", .muted) : ("✗ another", .error)
}

/// What is asked before a company is linked: both sides, so that a person can compare them.
func linkFacts(_ offer: LinkOffer) -> [SafeText] {
    let target = offer.target
    let customer = offer.customer
    let sides: [(String, String, String)] = [
        ("Name", customer[CustomerColumn.name], target.name),
        ("Domain", customer[CustomerColumn.domain], target.domain),
        ("Tenant", customer[CustomerColumn.tenant], target.tenant?.description ?? ""),
    ]
    return sides.map { SafeText("\($0): \($1.isEmpty ? "–" : $1) | \($2.isEmpty ? "–" : $2)") } + [
        SafeText("Company: \(target.id)"), SafeText("Match: \(Wording.phrase(for: target.level))"),
    ]
}
