import Core
import Screen
import Text

extension AppState {
    /// Takes what the terminal told.
    mutating func take(_ input: Input) -> [Effect] {
        switch input {
        case .key(let press): return take(press)
        case .paste(let text): return paste(text)
        case .mouse(let mouse): return take(mouse)
        case .resized(let size):
            self.size = size
            return settleCursors()
        case .background: break
        case .hungUp: return [.quit]
        }
        return []
    }

    /// Whether the page is too small for anything but its notice.
    private var isTooSmall: Bool { size.columns < leastSize.columns || size.rows < leastSize.rows }

    /// One owner of the keys at a time: the topmost dialog, else a field that is being typed, else the action table.
    private mutating func take(_ press: KeyPress) -> [Effect] {
        if press == KeyPress(.character("l"), .control) { return [.redraw] }
        if press == KeyPress(.character("z"), .control) { return [.suspend] }
        if isTooSmall { return leaveBlind(press) }
        toast = nil
        // Ctrl-C leaves whatever has the keys, as Esc does.
        let press = isTyping && press == KeyPress(.character("c"), .control) ? KeyPress(.escape) : press
        if !overlays.isEmpty { return typeOverlay(press) }
        if let open = list, open.isSearching { return typeSearch(press) }
        if pane == .settings, settings.field != nil {
            typeSetting(press)
            return []
        }
        if let effects = takeOwnKey(press) { return effects }
        if hold(press) { return [] }
        guard let id = keymap.action(for: press, in: pane) else { return [] }
        return start(id)
    }

    /// Keys behind a search that was not answered yet wait for its rows: those on show were not asked for.
    private mutating func hold(_ press: KeyPress) -> Bool {
        guard let open = list, !open.isSearching, open.isAnswerOld, heldKeys.count < Self.mostHeldKeys else {
            return false
        }
        let action = keymap.action(for: press, in: pane).flatMap { ActionTable.action($0) }
        guard !heldKeys.isEmpty || action.map({ $0.target != .none }) == true else { return false }
        heldKeys.append(press)
        return true
    }

    /// More keys than this are not typed ahead of a search.
    private static let mostHeldKeys = 100

    /// Gives the keys that waited for a search their turn.
    mutating func releaseHeldKeys() -> [Effect] {
        guard list?.isAnswerOld != true else { return [] }
        let keys = heldKeys
        heldKeys = []
        return keys.flatMap { take(.key($0)) }
    }

    /// Whether a dialog or a field has the keys.
    var isTyping: Bool {
        !overlays.isEmpty || list?.isSearching == true || pane == .settings && settings.field != nil
    }

    /// Leaves a page on which nothing can be read, unless the key may be meant as text or something would be stopped.
    private func leaveBlind(_ press: KeyPress) -> [Effect] {
        let isBusy = isTyping || !jobs.running.isEmpty || importing != nil || sync.isRunning
        return !isBusy && keymap.action(for: press, in: pane) == .quit ? [.quit] : []
    }

    /// Keys with a meaning in one pane beyond the table's: Space changes a setting, and arrows go from figure to figure.
    private mutating func takeOwnKey(_ press: KeyPress) -> [Effect]? {
        if pane == .overview, press == KeyPress(.left) || press == KeyPress(.right) {
            return moveAcrossOverview(by: press.key == .left ? -1 : 1) ? [] : nil
        }
        guard pane == .settings, press == KeyPress(.character(" ")) else { return nil }
        editSetting()
        return []
    }

    /// Starts an action, or says why it can't be started now.
    mutating func start(_ id: ActionID) -> [Effect] {
        if let reason = disabledReason(id, in: self) {
            toast = Toast(reason, .warning)
            return []
        }
        return perform(id)
    }

    private mutating func paste(_ text: String) -> [Effect] {
        if isTooSmall { return [] }
        if !overlays.isEmpty { return pasteIntoOverlay(text) }
        if pane == .settings, settings.field != nil {
            settings.field?.insert(text)
            return []
        }
        guard let open = list, open.isSearching else { return [] }
        changeList { $0.search.insert(text) }
        return searchTyped()
    }

    private mutating func settleCursors() -> [Effect] {
        for listing in Listing.allCases {
            let window = window(of: listing)
            self[listing].cursor.move(by: 0, count: self[listing].count, window: window)
        }
        settleOverlay()
        return moveInJobs { $0 }
    }

    private mutating func take(_ mouse: MouseEvent) -> [Effect] {
        guard !isTooSmall, overlays.isEmpty else { return [] }
        let places = PagePlaces(size)
        switch mouse.kind {
        case .press, .doubleClick:
            if let tab = tabPlaces(self, in: places.tabs).first(where: { $0.place.contains(mouse.place) }) {
                return open(tab.pane)
            }
            return click(mouse)
        case .wheelUp: return scroll(by: -3)
        case .wheelDown: return scroll(by: 3)
        case .release: return []
        }
    }

    private mutating func scroll(by rows: Int) -> [Effect] {
        guard let open = list else {
            if pane == .jobs { return moveInJobs { $0 + rows } }
            if pane == .overview { moveInOverview { $0 + rows.signum() } }
            return []
        }
        let window = window(of: open.listing)
        changeList { $0.cursor.scroll(by: rows, count: $0.count, window: window) }
        return []
    }

    private mutating func click(_ mouse: MouseEvent) -> [Effect] {
        if pane == .overview, markInOverview(mouse.place), mouse.kind == .doubleClick { return perform(.open) }
        guard let open = list else { return [] }
        let places = ListPlaces(PagePlaces(size).body, open)
        if places.search.contains(mouse.place) { return start(.search) }
        if places.titles.contains(mouse.place),
            let column = places.table.places.first(where: {
                mouse.place.column >= $0.column && mouse.place.column < $0.column + $0.cells
            })
        {
            changeList { $0.column = column.index }
            return sortByColumn()
        }
        guard places.rows.contains(mouse.place) else { return [] }
        let position = open.cursor.top + mouse.place.row - places.rows.top
        guard position < open.count else { return [] }
        changeList { $0.isSearching = false }
        moveInList { _ in position }
        if mouse.kind == .doubleClick { return perform(.open) }
        if mouse.place.column <= places.rows.left + ListPlaces.tickCells {
            changeList { list in
                if let row = list.current?.id { list.selection.toggle(row) }
                list.countPresence()
            }
        }
        return []
    }
}
