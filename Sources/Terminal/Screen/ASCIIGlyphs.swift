/// Stand-ins for characters where only ASCII may be written.
enum ASCIIGlyphs {
    /// The stand-in for a code point that takes one cell.
    static func narrow(_ code: UInt32) -> UInt32 {
        UInt32(letter(code).value)
    }

    private static func letter(_ code: UInt32) -> Unicode.Scalar {
        switch code {
        case 0x20...0x7e: Unicode.Scalar(UInt8(code))
        case 0xa0, 0x2000...0x200a, 0x202f: " "
        case 0xb7, 0x2219, 0x22c5: "."
        case 0x2022, 0x25cf, 0x25cb, 0x2605, 0x2606: "*"
        case 0xd7: "x"
        case 0x2010...0x2015, 0x2212: "-"
        case 0x2018, 0x2019: "'"
        case 0x201c, 0x201d: "\""
        case 0x2026, 0x22ef, 0x2248: "~"
        case 0x2190, 0x25c0, 0x25c2, 0x2039: "<"
        case 0x2191, 0x25b2, 0x25b4: "^"
        case 0x2192, 0x25b6, 0x25b8, 0x203a, 0x276f: ">"
        case 0x2193, 0x25bc, 0x25be: "v"
        case 0x2500...0x257f: box(code)
        // Columns in eighths of a cell from below, and bars from the left: what is less than half stays thin.
        case 0x2581, 0x2582: "_"
        case 0x2583, 0x2584: "="
        case 0x258d...0x258f: "|"
        case 0x2580...0x2590: "#"
        case 0x2591...0x2593: ":"
        case 0x2611, 0x2713, 0x2714: "x"
        case 0x2610: "o"
        case 0x2717, 0x2718, 0x26a0: "!"
        default: "?"
        }
    }

    private static func box(_ code: UInt32) -> Unicode.Scalar {
        switch code {
        case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254c, 0x254d, 0x2550, 0x2574, 0x2576, 0x2578, 0x257a,
            0x257c, 0x257e:
            "-"
        case 0x2502, 0x2503, 0x2506, 0x2507, 0x250a, 0x250b, 0x254e, 0x254f, 0x2551, 0x2575, 0x2577, 0x2579, 0x257b,
            0x257d, 0x257f:
            "|"
        default: "+"
        }
    }
}
