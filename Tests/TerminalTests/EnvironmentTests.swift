import Screen
import Terminal
import Testing

@Suite struct EnvironmentTests {
    private func depth(
        _ term: String, _ colourTerm: String? = nil, colours: Int = 256, noColour: String? = nil, tmux: String? = nil
    )
        -> ColourDepth
    {
        TerminalEnvironment(term: term, colourTerm: colourTerm, noColour: noColour, tmux: tmux).depth(colours: colours)
    }

    @Test(arguments: [
        "xterm-256color", "tmux-256color", "alacritty", "xterm-kitty", "foot", "xterm-ghostty", "vte-256color",
    ])
    func knownFamiliesShowExactColoursWhenTheySaySo(_ term: String) {
        #expect(depth(term, "truecolor") == .truecolour)
        #expect(depth(term, "24bit") == .truecolour)
        #expect(depth(term) == .indexed256)
        #expect(depth(term, "truecolor", noColour: "1") == .mono)
        #expect(depth(term, "truecolor", noColour: "") == .truecolour)
    }

    @Test func screenShowsExactColoursOnlyInsideTmux() {
        #expect(depth("screen-256color", "truecolor") == .indexed256)
        #expect(depth("screen-256color", "truecolor", tmux: "/tmp/tmux,1,0") == .truecolour)
    }

    @Test func othersHaveWhatTheDatabaseSays() {
        #expect(depth("linux", "truecolor", colours: 8) == .basic16)
        #expect(depth("putty", colours: 16) == .basic16)
        #expect(depth("rxvt-88color", colours: 88) == .basic16)
        #expect(depth("vt100", colours: -1) == .mono)
        #expect(depth("xterm-direct", colours: 1 << 24) == .truecolour)
        #expect(depth("xtermish", "truecolor") == .indexed256)
    }
}
