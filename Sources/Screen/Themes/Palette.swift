/// xterm's 256 colours, and which of them is nearest to a colour of light.
package enum Palette {
    /// The nearest of the colours 16 to 255; the first 16 differ from terminal to terminal and are left out.
    package static func nearest256(_ colour: RGB) -> UInt8 { nearest(to: colour, among: 16...255) }

    /// The nearest of the 16 colours as xterm has them.
    package static func nearest16(_ colour: RGB) -> UInt8 { nearest(to: colour, among: 0...15) }

    /// The colour of light that xterm shows for a number.
    package static func rgb(of number: UInt8) -> RGB {
        switch number {
        case 0...15: return sixteen[Int(number)]
        case 16...231:
            let step = number - 16
            return RGB(level(step / 36), level(step / 6 % 6), level(step % 6))
        default:
            let grey = 8 + (number - 232) * 10
            return RGB(grey, grey, grey)
        }
    }

    private static let sixteen = [
        RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
        RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
        RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
        RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
    ]

    private static let perceived = (0...255).map { OKLab(rgb(of: UInt8($0))) }

    private static func level(_ step: UInt8) -> UInt8 { step == 0 ? 0 : 55 + step * 40 }

    private static func nearest(to colour: RGB, among numbers: ClosedRange<Int>) -> UInt8 {
        let wanted = OKLab(colour)
        var best = numbers.lowerBound
        var least = Double.infinity
        for number in numbers {
            let distance = wanted.squaredDistance(to: perceived[number])
            if distance < least { (best, least) = (number, distance) }
        }
        return UInt8(best)
    }
}
