import Core
import Screen
import Text

/// What the welcome page offers.
let welcomeChoices: [(id: ActionID, title: SafeText, meaning: SafeText)] = [
    (.importFile, "Import a customer list", "Partner Center: Customers > Export customers, then the file's path here."),
    (.demo, "Open the demo", "Made-up customers in a throw-away store: nothing is kept."),
    (.connect, "Connect to the services", "How a profile is written, and what this version connects to."),
]

extension Frame {
    /// Draws the page that an empty profile opens on.
    mutating func drawWelcome(_ state: AppState, in body: Rect) {
        let area = body.centred(columns: min(76, body.columns - 4), rows: min(body.rows, 16))
        put("Welcome to Ferry", row: area.top, column: area.left, Style(.title, on: .page, .bold), within: area)
        let intro: SafeText =
            "Ferry brings customers from Microsoft's reseller programmes onto your marketplace. This profile is empty; begin with one of these:"
        var row = area.top + 2
        row += paragraph(intro, in: Rect(row: row, column: area.left, columns: area.columns, rows: 3), Style(.text)) + 1
        for (index, choice) in welcomeChoices.enumerated() {
            let isMarked = index == state.overview.welcome.row
            let ground: Ground = isMarked ? .cursor : .page
            fill(Rect(row: row, column: area.left, columns: area.columns, rows: 2), Style(.text, on: ground))
            let key = state.keymap.label(of: choice.id)
            put(
                SafeText(isMarked ? "▸" : " "), row: row, column: area.left, Style(.accent, on: ground), within: area)
            put(key, row: row, column: area.left + 2, Style(.footerKey, on: ground, .bold), within: area)
            put(choice.title, row: row, column: area.left + 5, Style(.strong, on: ground), within: area)
            put(choice.meaning, row: row + 1, column: area.left + 5, Style(.muted, on: ground), within: area)
            if isMarked, state.overlays.isEmpty { cursor = Position(row: row, column: area.left) }
            row += body.rows < 16 ? 2 : 3
        }
    }
}

/// What the welcome page says of connecting.
func connectLines(_ state: AppState) -> [SafeText] {
    [
        SafeText("Profiles are written in \(state.profile.configurationFile.value)."),
        "",
        "The profile `local`, which is open now, needs no file: it imports lists and keeps the marketplace in its own store.",
        "",
        "A profile with `customers: {kind: partner-center}` reads customers from Microsoft, one with `marketplace: {kind: appdirect}` creates companies on AppDirect. Each of them works alone too: lists that Partner Center exports, or the embedded marketplace, take the other's place.",
        "",
        "`ferry sandbox` prints a whole profile to begin with; `ferry sign-in` signs in to Microsoft, and `ferry doctor` tells what is missing.",
    ]
}
