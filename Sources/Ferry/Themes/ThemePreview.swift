import Core
import Panes
import PartnerCenter
import Screen
import Store
import Text

/// The picture that is kept beside each theme: always the same page of the same demo.
struct ThemePreview {
    /// Where themes come from.
    let library: ThemeLibrary

    /// The page: its size in cells, the keys that lead to it, and the demo behind it.
    static let size = Size(columns: 100, rows: 28)
    static let keys = "2 / b a k enter space space down space down down"
    private static let customers = 2000
    private static let seed: UInt64 = 7
    private static let moment = Timestamp(seconds: 1_795_420_800)

    /// The picture of one theme.
    func picture(of name: String) async throws -> String {
        guard let folder = ThrowAwayFolder("ferry-preview") else {
            throw CommandFailure(.failed, "No folder could be made among the temporary files; free some space.")
        }
        defer { folder.remove() }
        let store = try SQLiteStore.open(path: "\(folder.path)/preview.sqlite")
        let surroundings = Surroundings(who: "demo@example.com", now: { Self.moment })
        let parts = ConsoleParts(
            store: store,
            services: ProfileServices(
                marketplace: LocalMarketplace(store, surroundings: surroundings), companies: LocalDirectory(store)),
            surroundings: surroundings,
            openList: { file throws(ListFileFailure) -> ListFile in try ListFileReader.open(file) },
            profile: ProfileFacts(
                title: "Demo", isSandbox: true, isReadOnly: false, marketplace: "the embedded store",
                configurationFile: "", offset: 0),
            keymap: Keymap(), themes: library, theme: name,
            fill: DemoFill(
                customers: Self.customers, seed: Self.seed, store: store, surroundings: surroundings))
        var console = try await Headless(parts, size: Self.size, theme: name)
        await console.press(Self.keys)
        return Screen.picture(of: console.frame, theme: try library.theme(named: name))
    }
}
