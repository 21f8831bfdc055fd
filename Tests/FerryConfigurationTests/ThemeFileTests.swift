import Foundation
import Screen
import Testing

@testable import Ferry

@Suite struct ThemeFileTests {
    private func theme(_ text: String, others: [String: String] = [:]) throws(ConfigurationFailure) -> Theme {
        try ThemeFile.theme(ThemeSource(name: "mine", file: "mine.yaml", text: text)) {
            (name, _) throws(ConfigurationFailure) in
            if name == "mine" { return ThemeSource(name: "mine", file: "mine.yaml", text: text) }
            return others[name].map { ThemeSource(name: name, file: "\(name).yaml", text: $0) }
        }
    }

    private func problems(_ text: String, others: [String: String] = [:]) -> [String] {
        do {
            _ = try theme(text, others: others)
            return []
        } catch {
            guard case .invalid(let problems) = error else { return ["\(error)"] }
            return problems.map(\.description)
        }
    }

    @Test func coloursAreReadInEveryNotation() throws {
        let read = try theme(
            """
            name: mine
            appearance: light
            palette: {sea: "#7dcfff 117 bright-cyan", red: "#ff0000"}
            inks:
              text: default
              title: {colour: sea, style: bold underline}
              error: red
              warning: bright-yellow
              ok: "34 2"
              info: "#102030 4"
              border-focus: 200
            grounds:
              cursor: {colour: sea, ink: white, style: bold}
              footer: "#010203"
            """)
        #expect(read.appearance == .light)
        #expect(read.inks[.text] == InkLook())
        let sea = Colour(rgb: RGB(0x7d, 0xcf, 0xff), indexed: 117, basic: 14)
        #expect(read.inks[.title] == InkLook(sea, [.bold, .underline]))
        #expect(read.inks[.error] == InkLook(Colour(rgb: RGB(255, 0, 0))))
        #expect(read.inks[.warning] == InkLook(Colour(indexed: 11, basic: 11)))
        #expect(read.inks[.ok] == InkLook(Colour(indexed: 34, basic: 2)))
        #expect(read.inks[.info] == InkLook(Colour(rgb: RGB(16, 32, 48), indexed: 4)))
        #expect(read.inks[.borderFocus] == InkLook(Colour(indexed: 200)))
        #expect(read.grounds[.cursor] == GroundLook(sea, ink: Colour(indexed: 7, basic: 7), .bold))
        #expect(read.grounds[.footer] == GroundLook(Colour(rgb: RGB(1, 2, 3))))
    }

    @Test func withReverseTheFileStillSaysWhatIsSeen() throws {
        let read = try theme("grounds: {cursor: {colour: \"#000011\", ink: \"#ffffff\", style: reverse}}")
        let look = read.look(of: Style(on: .cursor), depth: .truecolour)
        let seen = Rendition(look, appearance: .dark)
        #expect(seen.background == RGB(0, 0, 0x11))
        #expect(seen.foreground == RGB(255, 255, 255))
        #expect(read.look(of: Style(on: .cursor), depth: .mono).emphasis == .reverse)
    }

    @Test func aChildTakesOverLooksAndRecoloursThePalette() throws {
        let parent = "appearance: light\npalette: {sea: \"#000001\"}\ninks: {title: sea, ok: sea, error: 1}"
        let child = "inherits: parent\npalette: {sea: \"#000002\"}\ninks: {ok: {style: bold}}"
        let read = try theme(child, others: ["parent": parent])
        #expect(read.name == "mine")
        #expect(read.appearance == .light)
        #expect(read.inks[.title] == InkLook(Colour(rgb: RGB(0, 0, 2))))
        #expect(read.inks[.ok] == InkLook(.terminal, .bold))
        #expect(read.inks[.error] == InkLook(Colour(indexed: 1)))
    }

    @Test(arguments: [
        ("inks: {titel: 1}", "1:8: inks.titel: unknown key; did you mean title?"),
        ("grounds: {buttonFocus: 1}", "1:11: grounds.buttonFocus: unknown key; did you mean button-focus?"),
        ("pallete: {}", "1:1: pallete: unknown key; did you mean palette?"),
        ("appearance: drak", "1:13: appearance: \"drak\" is not one of dark, light; did you mean dark?"),
        ("palette: {a: \"#ff00zz\"}", "1:14: palette.a: \"#ff00zz\" is not a colour such as #7dcfff"),
        ("palette: {a: bleu}", "1:14: palette.a: \"bleu\" is not a colour; did you mean blue?"),
        (
            "palette: {a: 256}",
            "1:14: palette.a: \"256\" is not a colour such as \"#7dcfff 117 bright-cyan\", 0 to 255, bright-blue or default"
        ),
        (
            "palette: {a: \"#000000 1 2 3\"}",
            "1:14: palette.a: \"#000000 1 2 3\" is not a colour such as \"#7dcfff 117 bright-cyan\", 0 to 255, bright-blue or default"
        ),
        (
            "palette:\n  a: #ffffff",
            "2:5: palette.a: a colour is missing here; one that begins with # must stand between quotes"
        ),
        (
            "palette: {night: 1}\ninks: {text: nihgt}",
            "2:14: inks.text: \"nihgt\" is neither in the palette nor a colour; did you mean night?"
        ),
        (
            "inks: {text: {style: blod}}",
            "1:22: inks.text.style: \"blod\" is not one of none, bold, underline, italic, dim, reverse; did you mean bold?"
        ),
        ("inks: {text: {ink: 1}}", "1:15: inks.text.ink: unknown key"),
        ("inks: {text: [1]}", "1:14: inks.text: expected keys and values, such as \"key: value\""),
        (
            "grounds: {cursor: {colour: 1, style: reverse}}",
            "1:19: grounds.cursor: reverse needs both colour and ink, or neither"
        ),
        ("name: other", "1:7: name: \"other\" differs from the file's name; write mine"),
        ("inherits: nobody", "1:11: inherits: there is no theme \"nobody\""),
        ("inherits: mine", "1:11: inherits: themes can't inherit from each other in a circle: mine, mine"),
    ])
    func aWrongThemeIsToldWithItsPlace(text: String, message: String) {
        #expect(problems(text) == ["mine.yaml:\(message)"])
    }

    @Test func aCircleOfThreeIsFound() {
        let others = ["a": "inherits: b", "b": "inherits: a"]
        #expect(
            problems("inherits: a", others: others) == [
                "b.yaml:1:11: inherits: themes can't inherit from each other in a circle: mine, a, b, a"
            ])
    }
}

@Suite struct ThemeLibraryTests {
    private let builtIn = ThemeLibrary(userFolder: nil)

    @Test func everyFileOfTheFolderIsInTheProgram() throws {
        let folder = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../Themes").standardized.path
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
        #expect(files.sorted() == BuiltInThemes.names.map { "\($0).yaml" }.sorted())
    }

    @Test(arguments: BuiltInThemes.names)
    func everyThemeIsReadableAtEveryDepth(name: String) throws {
        let theme = try builtIn.theme(named: name)
        #expect(theme.name == name)
        for depth in ColourDepth.allCases {
            #expect(contrastProblems(of: theme, depth: depth).map(\.description) == [])
        }
    }

    @Test(arguments: BuiltInThemes.names, ColourDepth.allCases)
    func whereTheUserIsIsVisible(name: String, depth: ColourDepth) throws {
        let theme = try builtIn.theme(named: name)
        let looks = [Ground.page, .cursor, .ticked, .buttonFocus, .tabFocus].map {
            theme.look(of: Style(on: $0), depth: depth)
        }
        #expect(Set(looks).count == looks.count)
        for (focused, plain) in [(Ground.buttonFocus, Ground.button), (.tabFocus, .tab), (.buttonDanger, .button)] {
            #expect(theme.look(of: Style(on: focused), depth: depth) != theme.look(of: Style(on: plain), depth: depth))
        }
    }

    @Test(arguments: ["high-contrast", "high-contrast-light"])
    func highContrastReachesTheHighestLevel(name: String) throws {
        let theme = try builtIn.theme(named: name)
        let words: [Ink] = [.text, .muted, .strong, .accent, .title, .match, .ok, .warning, .error, .pending, .info]
        for ink in words {
            for ground in [Ground.page, .cursor, .ticked, .dialog, .header, .footer, .buttonFocus, .tab, .tabFocus] {
                let look = theme.look(of: Style(ink, on: ground), depth: .truecolour)
                let seen = Rendition(look, appearance: theme.appearance)
                #expect(contrastRatio(seen.foreground, seen.background) >= 7, "\(ink) on \(ground)")
            }
        }
    }

    @Test func monoNamesNoColour() throws {
        let theme = try builtIn.theme(named: "mono")
        #expect(theme.inks.values.allSatisfy { $0.colour == .terminal })
        #expect(theme.grounds.values.allSatisfy { $0.colour == .terminal && $0.ink ?? .terminal == .terminal })
    }

    @Test func sixteenNamesOnlyTheSixteen() throws {
        let theme = try builtIn.theme(named: "sixteen")
        let colours =
            theme.inks.values.map(\.colour) + theme.grounds.values.flatMap { [$0.colour, $0.ink ?? .terminal] }
        #expect(colours.allSatisfy { $0.rgb == nil && $0.indexed ?? 0 < 16 })
    }

    @Test func aUsersThemeGoesBeforeAndMayInheritItsNamesake() throws {
        let folder = try TemporaryFolder()
        try folder.write("default.yaml", "inherits: default\npalette: {blue: \"#010203\"}")
        try folder.write("own.yaml", "inherits: default")
        let library = ThemeLibrary(userFolder: folder.path)
        #expect(library.names == BuiltInThemes.names + ["own"])
        #expect(try library.theme(named: "own").inks[.accent]?.colour.rgb == RGB(1, 2, 3))
    }

    @Test func aBrokenUserThemeGivesANoticeAndTheProgramsOwn() throws {
        let folder = try TemporaryFolder()
        try folder.write("fjord.yaml", "inks:\n  text: \"#zz\"")
        let (theme, notice) = ThemeLibrary(userFolder: folder.path).usableTheme(named: "fjord")
        #expect(theme == (try builtIn.theme(named: "fjord")))
        #expect(notice == "\(folder.path)/fjord.yaml:2:9: inks.text: \"#zz\" is not a colour such as #7dcfff")
        let (usual, second) = builtIn.usableTheme(named: "high-contrst")
        #expect(usual == (try builtIn.theme(named: "default")))
        #expect(second == "there is no theme \"high-contrst\"; did you mean high-contrast?")
        #expect(builtIn.usableTheme(named: "../mono").notice?.hasPrefix("there is no theme") == true)
    }
}
