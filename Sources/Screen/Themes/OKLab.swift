/// A colour in the OKLab space, where distance is how different two colours look.
struct OKLab {
    private let lightness: Double
    private let greenRed: Double
    private let blueYellow: Double

    /// The place of a colour of light.
    init(_ colour: RGB) {
        let (red, green, blue) = colour.linear
        let long = root(3, of: 0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
        let medium = root(3, of: 0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
        let short = root(3, of: 0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
        lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
        greenRed = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
        blueYellow = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    }

    /// How far apart two colours are, squared.
    func squaredDistance(to other: OKLab) -> Double {
        let (light, red, yellow) = (
            lightness - other.lightness, greenRed - other.greenRed, blueYellow - other.blueYellow
        )
        return light * light + red * red + yellow * yellow
    }
}

extension RGB {
    /// The parts as amounts of light from 0 to 1, as sRGB defines them.
    var linear: (red: Double, green: Double, blue: Double) {
        (Self.light[Int(red)], Self.light[Int(green)], Self.light[Int(blue)])
    }

    private static let light: [Double] = (0...255).map { part in
        let value = Double(part) / 255
        guard value > 0.04045 else { return value / 12.92 }
        let base = (value + 0.055) / 1.055
        return base * base * root(5, of: base * base)
    }
}

/// The root of a number from 0 to 1, by Newton's steps down from 1: exact to the last bits.
private func root(_ degree: Int, of value: Double) -> Double {
    guard value > 0 else { return 0 }
    var guess = 1.0
    while true {
        let power = (1..<degree).reduce(1.0) { product, _ in product * guess }
        let next = guess - (guess * power - value) / (Double(degree) * power)
        guard next < guess - 1e-15 else { return next }
        guess = next
    }
}
