import Core
import Screen
import Text

extension Frame {
    /// Says why a list shows nothing and what to do next.
    mutating func drawEmpty(_ list: ListState, in area: Rect, _ state: AppState) {
        let lines = emptyWords(list, state)
        let box = area.centred(columns: min(area.columns - 4, 64), rows: lines.count)
        if !list.isSearching, state.overlays.isEmpty { cursor = Position(row: area.top, column: area.left) }
        for (index, line) in lines.enumerated() {
            put(
                line, row: box.top + index, column: box.left, cells: box.columns, Style(index == 0 ? .title : .muted),
                alignment: .centre, within: area)
        }
    }

    private func emptyWords(_ list: ListState, _ state: AppState) -> [SafeText] {
        let key = { state.keymap.word(for: $0) }
        guard list.snapshot != nil, list.answer != nil else { return ["Reading…"] }
        if !list.search.text.isEmpty {
            return [
                "Nothing matches the search.",
                SafeText("\(key(.back)) clears it; !word leaves rows out; field:value looks in one column."),
            ]
        }
        switch list.listing {
        case .customers:
            if list.snapshot?.total == 0 {
                return [
                    "No customers yet.",
                    SafeText(
                        "\(key(.importFile)) imports Partner Center's Customers.csv; `ferry import FILE` does the same."
                    ),
                ]
            }
            return [
                "Nothing is pending.",
                SafeText(
                    "Every customer of the last list is on the marketplace; see them in \(key(.openCompanies)) Companies."
                ),
            ]
        case .companies:
            return [
                "No companies yet.",
                SafeText(
                    "Tick rows in \(key(.openPending)) Pending Companies and press \(key(.createSelected)) to create them."
                ),
            ]
        case .invitations:
            return ["Nobody to tell yet.", "Each company that is created brings its administrator here."]
        case .requests:
            return [
                "Nobody was asked yet.",
                SafeText("\(key(.newRequest)) writes a request for the reseller relationship down."),
                "A customer's Global admin accepts it; the next list of customers shows that.",
            ]
        case .subscriptions:
            return [
                "No subscriptions yet.",
                "A synchronisation reads those of customers on the marketplace, where one ends soonest first.",
                SafeText("\(key(.importFile)) imports Partner Center's export, or a list of your own."),
            ]
        }
    }
}
