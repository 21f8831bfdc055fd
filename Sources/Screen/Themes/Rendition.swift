/// The two colours of light that a cell shows in the end.
package struct Rendition: Hashable, Sendable {
    /// The characters' colour, with reverse and dim worked in.
    package let foreground: RGB
    /// The colour behind them.
    package let background: RGB

    /// What a look comes to on a terminal whose own colours fit the appearance.
    package init(_ look: CellLook, appearance: Appearance) {
        var front = appearance.light(of: look.foreground, terminal: appearance.foreground)
        var back = appearance.light(of: look.background, terminal: appearance.background)
        if look.emphasis.contains(.reverse) { swap(&front, &back) }
        foreground = look.emphasis.contains(.dim) ? front.mixed(with: back) : front
        background = back
    }
}

extension Appearance {
    /// The colour of text on a usual terminal of this kind.
    package var foreground: RGB { self == .dark ? RGB(0xe5, 0xe5, 0xe5) : RGB(0x1a, 0x1a, 0x1a) }

    /// The background of a usual terminal of this kind.
    package var background: RGB { self == .dark ? RGB(0x12, 0x12, 0x12) : RGB(0xff, 0xff, 0xff) }

    fileprivate func light(of paint: Paint, terminal: RGB) -> RGB {
        switch paint {
        case .terminal: terminal
        case .indexed(let number): Palette.rgb(of: number)
        case .rgb(let colour): colour
        }
    }
}

extension RGB {
    /// Two thirds of this colour and one third of another: what terminals make of faint text.
    fileprivate func mixed(with other: RGB) -> RGB {
        func mix(_ mine: UInt8, _ theirs: UInt8) -> UInt8 { UInt8((Int(mine) * 2 + Int(theirs)) / 3) }
        return RGB(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
    }
}
