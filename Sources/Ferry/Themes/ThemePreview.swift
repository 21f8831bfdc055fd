import Core
import Panes
import PartnerCenter
import Screen
import Text

/// The picture that is kept beside each theme: always the same page of the same demo.
struct ThemePreview {
    /// Where themes come from.
    let library: ThemeLibrary

    /// The page: its size in cells, the keys that lead to it, and the demo behind it.
    static let size = Size(columns: 100, rows: 28)
    static let keys = "2 / b a k enter space space down space down down"
    private static let demo = DemoOptions(now: Timestamp(seconds: 1_795_420_800))

    /// The picture of one theme.
    func picture(of name: String) async throws -> String { try picture(of: name, showing: await page()) }

    /// The picture of a page in one theme.
    func picture(of name: String, showing page: Frame) throws -> String {
        Screen.picture(of: page, theme: try library.theme(named: name))
    }

    /// The page, which is the same for all themes.
    func page() async throws -> Frame {
        let moment = Self.demo.now ?? Timestamp(seconds: 0)
        let surroundings = Surroundings(who: "demo@example.com", now: { moment })
        let demo = try Demo(Self.demo, now: moment)
        defer { demo.end() }
        let store = try demo.openStore()
        var parts = ConsoleParts(
            store: store, services: try demo.services(over: store, surroundings, isReadOnly: false, log: nil),
            surroundings: surroundings,
            openList: { file throws(ListFileFailure) -> ListFile in try ListFileReader.open(file) },
            profile: .demo(isReadOnly: false, configurationFile: "", offset: 0), keymap: Keymap(), themes: library,
            editing: LetterEditing(
                edit: { text, _ throws(CommandFailure) in text }, confirms: { _ in false },
                kept: KeptLetters(folder: "/nowhere")))
        parts.opening = demo.opening(of: store, surroundings)
        var console = try await Headless(parts, size: Self.size, theme: "default")
        await console.press(Self.keys)
        return console.frame
    }
}
