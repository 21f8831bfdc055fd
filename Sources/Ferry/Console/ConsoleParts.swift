import Core
import Panes
import Screen
import Store
import Text

/// What a console stands on: a store, a marketplace, and what the profile says.
struct ConsoleParts: Sendable {
    /// The store.
    var store: SQLiteStore
    /// What the profile reaches beyond it.
    var services: ProfileServices
    /// The clock, and who is at work.
    var surroundings: Surroundings
    /// Opens a file to import.
    var openList: @Sendable (String) throws(ListFileFailure) -> ListFile
    /// What the header says.
    var profile: ProfileFacts
    /// The keys.
    var keymap: Keymap
    /// The themes.
    var themes: ThemeLibrary
    /// The theme that was asked for; nil: by the terminal's background.
    var theme: String?
    /// Lets the user edit a letter in the editor, on the terminal that is there.
    var editing: LetterEditing
    /// Notes a line in the log.
    var log: @Sendable (String) -> Void = { _ in }
    /// The path that somebody means, who may write a tilde for the home folder.
    var path: @Sendable (String) -> String = { $0 }
    /// The synchronisation with which the console opens; nil for none.
    var opening: OpeningSync?

    /// Runs effects against these parts, posting into a mailbox.
    func runner(_ mailbox: Mailbox) -> EffectRunner {
        let jobs = ConsoleJobs(store: store, services: services, surroundings: surroundings, mailbox: mailbox)
        let imports = ConsoleImports(store: store, open: openList, surroundings: surroundings, mailbox: mailbox)
        let exports = ConsoleExports(
            store: store, path: path, surroundings: surroundings, isReadOnly: profile.isReadOnly, mailbox: mailbox)
        let automation =
            profile.isReadOnly
            ? nil
            : ConsoleAutomation(
                store: store, services: services, surroundings: surroundings, jobs: jobs, mailbox: mailbox)
        let people = ConsolePeople(store: store, services: services, surroundings: surroundings, mailbox: mailbox)
        let sync = ConsoleSync(
            store: store, services: services, surroundings: surroundings, mailbox: mailbox, people: people,
            afterwards: { automation?.look(afterSync: true) })
        let outside = ServiceEffects(store: store, services: services, surroundings: surroundings, mailbox: mailbox)
        let letters = LetterEffects(
            store: store, services: services, surroundings: surroundings, editing: editing, mailbox: mailbox)
        let requests = RequestEffects(store: store, surroundings: surroundings, mailbox: mailbox)
        let subscriptions = SubscriptionEffects(store: store, surroundings: surroundings, mailbox: mailbox)
        return EffectRunner(
            store: store, jobs: jobs, imports: imports, exports: exports, sync: sync, people: people,
            services: outside, requests: requests, subscriptions: subscriptions,
            letters: letters,
            weighing: SettingsWeighing(store: store, services: services, surroundings: surroundings),
            automation: automation, surroundings: surroundings, mailbox: mailbox,
            tidy: { [store] in
                try subscriptions.renew()
                try store.tidyIndexes()
            }, warm: { [store] in store.warmIndexes() })
    }

    /// The state with which the console opens: lists read, and the first of them that has rows on show.
    ///
    /// `told` is what came of the synchronisation with which it opens.
    func firstState(size: Size, theme: String, told: [Event] = []) throws -> AppState {
        try opening?.afterwards()
        var state = AppState(
            size: size, profile: profile, keymap: keymap, now: surroundings.now(), theme: theme,
            themeNames: themes.names)
        for listing in Listing.allCases {
            for effect in update(&state, .refreshed(try store.snapshot(listing))) {
                guard case .ask(let snapshot, let question) = effect else { continue }
                if let answer = snapshot.answer(question, { false }) {
                    _ = update(&state, .answered(answer, by: snapshot))
                }
            }
        }
        _ = update(&state, .lastImportRead(try store.lastImport()))
        if services.canSynchronise { _ = update(&state, .syncRead(try store.syncMemory())) }
        state.pane =
            [Pane.pending, .companies].first { pane in state[pane.listing ?? .customers].count > 0 } ?? .overview
        if opening != nil {
            state.sync.isRunning = true
            // What it asks for in the end was read above.
            for event in told { _ = update(&state, event) }
            // That all went well stands in the header; the first page has keys to show instead.
            if state.toast?.ink == .ok { state.toast = nil }
        }
        // Counting what it shows was asked for above, and is left to the loop.
        state.overview = OverviewState()
        return state
    }
}
