import Screen
import Testing
import Text

@Suite struct PictureTests {
    private let theme = Theme(
        name: "test", appearance: .dark,
        inks: [.title: InkLook(Colour(rgb: RGB(0x86, 0xc1, 0xf2)), [.bold, .underline])],
        grounds: [.cursor: GroundLook(.terminal, ink: Colour(rgb: RGB(0x20, 0x40, 0x60)), .reverse)])

    private var frame: Frame {
        var frame = Frame(size: Size(columns: 24, rows: 3))
        frame.title = "A <&> B"
        frame.put("R&D", row: 0, column: 1, Style(.title))
        frame.put("┌──", row: 0, column: 7, Style())
        frame.fill(Rect(row: 1, column: 0, columns: 10, rows: 1), Style(on: .cursor))
        frame.put("a  東b", row: 1, column: 2, Style(on: .cursor))
        frame.cursor = Position(row: 2, column: 4)
        return frame
    }

    @Test func aSmallPageIsExactlyThis() {
        #expect(picture(of: frame, theme: theme) == golden)
    }

    @Test func withoutColoursOnlyTheTerminalsOwnAreUsed() {
        let drawn = picture(of: frame, theme: theme, depth: .mono)
        #expect(!drawn.contains("#86c1f2"))
        #expect(drawn.contains("width=\"84\" height=\"17\" fill=\"#e5e5e5\""))
    }

    @Test func aLightThemeHasALightWindow() {
        let drawn = picture(of: frame, theme: Theme(name: "light", appearance: .light))
        #expect(drawn.contains("rx=\"8\" fill=\"#ffffff\""))
    }

    private let golden = """
        <svg xmlns="http://www.w3.org/2000/svg" width="221.6" height="91" viewBox="0 0 221.6 91">
        <rect x=".5" y=".5" width="220.6" height="90" rx="8" fill="#121212" stroke="#808080" stroke-opacity=".5"/>
        <circle cx="16" cy="15" r="5" fill="#ff5f57"/><circle cx="34" cy="15" r="5" fill="#febc2e"/><circle cx="52" cy="15" r="5" fill="#28c840"/>
        <text x="110.8" y="19" text-anchor="middle" font-family="sans-serif" font-size="12" fill="#e5e5e5" fill-opacity=".7">A &lt;&amp;&gt; B</text>
        <g font-family="DejaVu Sans Mono,Menlo,Consolas,Liberation Mono,monospace" font-size="14" xml:space="preserve">
        <path d="M18.4 45.5h25.2" stroke="#86c1f2"/>
        <text x="18.4" y="43" textLength="25.2" lengthAdjust="spacingAndGlyphs" fill="#86c1f2" font-weight="bold">R&amp;D</text>
        <path d="M73 38.5H94M73 38.5V47" fill="none" stroke="#e5e5e5"/>
        <rect x="10" y="47" width="84" height="17" fill="#204060"/>
        <text x="26.8" y="60" textLength="8.4" lengthAdjust="spacingAndGlyphs" fill="#121212">a</text>
        <text x="52" y="60" textLength="16.8" lengthAdjust="spacingAndGlyphs" fill="#121212">東</text>
        <text x="68.8" y="60" textLength="8.4" lengthAdjust="spacingAndGlyphs" fill="#121212">b</text>
        </g>
        <rect x="43.6" y="64" width="8.4" height="17" fill="none" stroke="#e5e5e5"/>
        </svg>

        """
}
