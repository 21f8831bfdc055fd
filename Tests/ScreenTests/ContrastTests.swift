import Screen
import Testing

@Suite struct ContrastTests {
    @Test(arguments: [
        (RGB(0, 0, 0), RGB(255, 255, 255), 21.0), (RGB(0x76, 0x76, 0x76), RGB(255, 255, 255), 4.54),
        (RGB(0x59, 0x59, 0x59), RGB(255, 255, 255), 7.0), (RGB(255, 0, 0), RGB(0, 0, 0), 5.25),
        (RGB(9, 9, 9), RGB(9, 9, 9), 1.0),
    ])
    func ratiosAreThoseOfTheStandard(one: RGB, other: RGB, ratio: Double) {
        #expect(abs(contrastRatio(one, other) - ratio) < 0.01)
        #expect(contrastRatio(one, other) == contrastRatio(other, one))
    }

    @Test func theTerminalsOwnColoursAreReadable() {
        for appearance in [Appearance.dark, .light] {
            let theme = Theme(name: "plain", appearance: appearance)
            for depth in ColourDepth.allCases { #expect(contrastProblems(of: theme, depth: depth).isEmpty) }
        }
    }

    @Test func fadedTextIsNamedWithItsGround() throws {
        let grey = Colour(rgb: RGB(0x50, 0x50, 0x50), basic: 15)
        let theme = Theme(name: "faded", appearance: .dark, grounds: [.footer: GroundLook(ink: grey)])
        let problems = contrastProblems(of: theme, depth: .truecolour)
        #expect(problems.map(\.ink) == [.footerKey, .footerText, .text, .muted])
        #expect(problems.allSatisfy { $0.ground == .footer })
        let first = try #require(problems.first)
        #expect(first.description == "footerKey on footer has a contrast of 2.32:1 with truecolour, and needs 3.0:1")
        #expect(contrastProblems(of: theme, depth: .basic16).isEmpty)
    }

    @Test func reverseSwapsWhatIsMeasured() {
        let look = CellLook(foreground: .rgb(RGB(1, 2, 3)), background: .terminal, emphasis: .reverse)
        let seen = Rendition(look, appearance: .light)
        #expect(seen.background == RGB(1, 2, 3))
        #expect(seen.foreground == Appearance.light.background)
    }
}
