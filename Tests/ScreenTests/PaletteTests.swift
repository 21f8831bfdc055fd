import Screen
import Testing

@Suite struct PaletteTests {
    @Test func everyColourOfThePaletteIsNearestToItself() {
        for number in UInt8(16)...255 {
            #expect(Palette.rgb(of: Palette.nearest256(Palette.rgb(of: number))) == Palette.rgb(of: number))
        }
        for number in UInt8(0)...15 { #expect(Palette.nearest16(Palette.rgb(of: number)) == number) }
    }

    @Test func theCubeAndTheGreysAreXterms() {
        #expect(Palette.rgb(of: 16) == RGB(0, 0, 0))
        #expect(Palette.rgb(of: 117) == RGB(0x87, 0xd7, 0xff))
        #expect(Palette.rgb(of: 231) == RGB(255, 255, 255))
        #expect(Palette.rgb(of: 232) == RGB(8, 8, 8))
        #expect(Palette.rgb(of: 255) == RGB(0xee, 0xee, 0xee))
    }

    @Test(
        arguments: [
            (RGB(0x88, 0xd6, 0xfe), 117, 6), (RGB(250, 5, 5), 196, 9), (RGB(20, 20, 20), 233, 0),
            (RGB(0, 0, 200), 20, 4), (RGB(130, 130, 130), 244, 8), (RGB(254, 250, 255), 231, 15),
        ] as [(RGB, UInt8, UInt8)])
    func aColourFindsTheOneThatLooksLikeIt(colour: RGB, indexed: UInt8, basic: UInt8) {
        #expect(Palette.nearest256(colour) == indexed)
        #expect(Palette.nearest16(colour) == basic)
    }
}
