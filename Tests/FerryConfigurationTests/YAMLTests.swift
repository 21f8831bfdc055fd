import Ferry
import Testing

/// What reading a text as a configuration complains about.
func problems(_ text: String) -> [String] {
    do {
        _ = try readConfiguration(text)
        return []
    } catch {
        guard case .invalid(let problems) = error else { return ["\(error)"] }
        return problems.map(\.description)
    }
}

@Suite struct YAMLTests {
    @Test func aSyntaxErrorNamesItsPlaceAndShowsNoSource() {
        let text = "profiles:\n  a:\n    customers: {client_secret: hunter2\n    title: x"
        let told = problems(text)
        #expect(told.count == 1)
        #expect(told.first?.hasPrefix("config.yaml:4:10: this isn't valid YAML: ") == true)
        #expect(told.allSatisfy { !$0.contains("hunter2") })
    }

    @Test(arguments: [
        ("profiles: \u{1}", "config.yaml:1:11: this isn't valid YAML: control characters are not allowed"),
        (
            "a: 1\n---\nb: 2",
            "config.yaml:2:1: this isn't valid YAML: but found another document "
                + "(expected a single document in the stream, which begins at line 1)"
        ),
        ("profile: *nowhere", "config.yaml:1:10: this isn't valid YAML: found undefined alias"),
        ("- a", "config.yaml:1:1: expected keys and values, such as \"key: value\""),
        ("just words", "config.yaml:1:1: expected keys and values, such as \"key: value\""),
        ("\"a\\x62\": 1\nab: 2", "config.yaml:1:1: the key \"ab\" is given twice"),
        ("? [a]\n: b", "config.yaml:1:3: a key must be a word"),
    ])
    func aTextThatIsNoConfigurationIsRefused(text: String, message: String) {
        #expect(problems(text) == [message])
    }

    @Test(arguments: ["", "# nothing\n", "\u{feff}profiles:\n", "profiles:\r\n  local:\r\n    title: x\r\n", "{}"])
    func emptyPartsAndOtherLineEndsAreFine(text: String) {
        #expect(problems(text).isEmpty)
    }

    @Test func duplicatesAreToldTogetherWithEverythingElse() {
        let text = """
            profiles:
              a:
                title: one
                theme: x
                title: two
                "theme": y
                read_only: perhaps
                title: three
                colour: red
            """
        #expect(
            problems(text) == [
                "config.yaml:6:5: profiles.a.theme: this key is given twice; the first is at line 4",
                "config.yaml:7:16: profiles.a.read_only: \"perhaps\" is not true or false",
                "config.yaml:8:5: profiles.a.title: this key is given twice; the first is at line 3",
                "config.yaml:8:5: profiles.a.title: this key is given twice; the first is at line 5",
                "config.yaml:9:5: profiles.a.colour: unknown key",
            ])
    }

    @Test func textIsNeverTakenForAnythingElse() throws {
        let read = try readConfiguration("profiles: {NO: {title: NO, theme: 1e3}, 007: {title: ~}}")
        #expect(read.profiles["NO"]?.title == "NO")
        #expect(read.profiles["NO"]?.theme == "1e3")
        #expect(read.profiles["007"]?.title == "~")
    }

    @Test func wordsFromTheFileCannotSpeakToTheTerminal() {
        #expect(
            problems("profiles: {a: {read_only: \"\\e]52;c\\a\\u202e\"}}") == [
                "config.yaml:1:27: profiles.a.read_only: \"\\u{1b}]52;c\\u{7}\\u{202e}\" is not true or false"
            ])
    }

    @Test(arguments: ["[", "{", "- ", "a: {", "? "])
    func deepNestingNeverStopsTheReader(piece: String) {
        for problem in problems(String(repeating: piece, count: 50_000)) {
            #expect(problem.hasPrefix("config.yaml:"))
        }
    }

    @Test func scrambledTextNeverStopsTheReader() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SplitMix(state: seed)
        let pieces = [
            "a", ":", " ", "\n", "  ", "- ", "[", "]", "{", "}", "\"", "'", "&x ", "*x", "profiles", "é", "\t", "#",
        ]
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 0..<40, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }.joined()
            for problem in problems(text) {
                #expect(problem.hasPrefix("config.yaml:"), "seed \(seed)")
            }
        }
    }
}

/// A small random generator, so that a failure can be repeated by its seed.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
