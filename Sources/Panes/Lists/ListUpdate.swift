import Core
import Screen
import Text

extension AppState {
    /// Changes the open list; does nothing where a pane has none.
    mutating func changeList(_ change: (inout ListState) -> Void) {
        guard var open = list else { return }
        change(&open)
        list = open
    }

    /// Moves the cursor of the open list.
    mutating func moveInList(to wanted: (Int) -> Int) {
        guard let open = list else { return }
        let window = window(of: open.listing)
        changeList { $0.cursor.move(to: wanted($0.cursor.row), count: $0.count, window: window) }
    }

    /// Asks the open list anew.
    mutating func ask(_ change: (inout ListQuestion) -> Void) -> [Effect] {
        guard var open = list, let snapshot = open.snapshot else { return [] }
        change(&open.question)
        list = open
        return [.ask(snapshot, open.question)]
    }

    /// Takes what stands in the search field as the question; keeps the last good one where it can't be understood.
    mutating func searchTyped() -> [Effect] {
        guard let open = list else { return [] }
        do {
            let query = try QueryParser(open.listing, now: now).parse(open.search.text)
            changeList { $0.problem = nil }
            return query == open.question.query ? [] : ask { $0.query = query }
        } catch {
            changeList { $0.problem = error }
            return []
        }
    }

    /// Gives a key to the search field.
    mutating func typeSearch(_ press: KeyPress) -> [Effect] {
        switch press.key {
        case .escape: return clearSearch()
        case .enter, .down, .tab:
            changeList { $0.isSearching = false }
            return []
        case .up, .pageUp, .pageDown:
            changeList { $0.isSearching = false }
            return take(.key(press))
        default:
            let before = list?.search.text
            changeList { _ = $0.search.handle(press) }
            return list?.search.text == before ? [] : searchTyped()
        }
    }

    /// Empties and leaves the search field.
    mutating func clearSearch() -> [Effect] {
        changeList {
            $0.isSearching = false
            $0.search = TextField()
        }
        return searchTyped()
    }

    /// Ticks: a marked range, else the cursor's row, and moves down.
    mutating func tick() {
        guard let open = list, let answer = open.answer, let snapshot = open.answered else { return }
        if let range = open.range {
            let rows = RowSet(range.lazy.filter { $0 < answer.count }.map { snapshot.record(answer.slot($0)).id })
            changeList {
                $0.selection.add(rows)
                $0.anchor = nil
            }
        } else if let row = open.current?.id {
            changeList { $0.selection.toggle(row) }
            moveInList { $0 + 1 }
        }
        changeList { $0.countPresence() }
    }

    /// Stretches a range, beginning one where none is being marked.
    mutating func stretch(by rows: Int) {
        changeList { if $0.anchor == nil { $0.anchor = $0.cursor.row } }
        moveInList { $0 + rows }
    }

    /// Changes the ticks by all rows that the search shows.
    mutating func changeTicks(_ change: (inout Selection, RowSet) -> Void) {
        guard let open = list, let answer = open.answer, let snapshot = open.answered else { return }
        let rows = snapshot.rows(answer)
        changeList {
            change(&$0.selection, rows)
            $0.countPresence()
        }
    }

    /// Sorts by the column under the column cursor; once more turns the order round.
    mutating func sortByColumn() -> [Effect] {
        guard let open = list else { return [] }
        let columns = open.listing.columns
        guard columns.indices.contains(open.column), let key = columns[open.column].sort else {
            toast = Toast("This column can't be sorted; < and > choose another.", .warning)
            return []
        }
        let sort = open.question.sort
        let descending = sort.key == key ? !sort.descending : key.isMostFirst(in: open.listing.layout)
        return ask { $0.sort = ListSort(key, descending: descending) }
    }

    /// Moves the column cursor.
    mutating func moveColumn(by places: Int) {
        guard let open = list else { return }
        let visible = ListPlaces(PagePlaces(size).body, open).table.places.map(\.index)
        let place = (visible.firstIndex(of: open.column) ?? 0) + places
        changeList { $0.column = visible[max(0, min(place, visible.count - 1))] }
    }

    /// Puts the rows that matter of the cursor's row on the clipboard.
    func copyText() -> SafeText? {
        guard let open = list, let record = open.current else { return nil }
        switch open.listing {
        case .customers:
            return SafeText(
                [record[CustomerColumn.tenant], record[CustomerColumn.name], record[CustomerColumn.email]]
                    .joined(separator: " · "))
        case .companies:
            return SafeText(
                [record[CompanyColumn.id], record[CompanyColumn.name], record[CompanyColumn.tenant]]
                    .joined(separator: " · "))
        case .requests:
            return SafeText(
                [record[RequestColumn.email], record[RequestColumn.company], record[RequestColumn.domain]]
                    .filter { !$0.isEmpty }.joined(separator: " · "))
        case .subscriptions:
            return SafeText(
                [record[SubscriptionColumn.id], record[SubscriptionColumn.company], record[SubscriptionColumn.tenant]]
                    .joined(separator: " · "))
        case .invitations:
            return SafeText(
                [record[InvitationColumn.email], record[InvitationColumn.company]].joined(separator: " · "))
        }
    }
}

extension ListSort.Key {
    /// Whether the newest or most should come first; of what ends, the next one should.
    fileprivate func isMostFirst(in layout: ListLayout) -> Bool {
        if case .number(let column) = self { !layout.ends.contains(column) } else { false }
    }
}
