import Foundation

/// Canonical composition and decomposition: the only place that needs Foundation.
enum NormalForm {
    /// The text with every letter and its marks composed (NFC).
    static func composed(_ text: String) -> String {
        isStable(text) ? text : text.precomposedStringWithCanonicalMapping
    }

    /// The text with every letter and its marks apart (NFD).
    static func decomposed(_ text: String) -> String {
        text.decomposedStringWithCanonicalMapping
    }

    /// Whether a scalar is in composed form, whatever stands before or after it.
    static func isStable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x2FF, 0x400...0x482, 0x2010...0x2027: true
        case 0x3041...0x3098, 0x309B...0x30FF, 0x4E00...0x9FFF: true
        case 0xFF01...0xFF60, 0x1F300...0x1FAFF: true
        default: false
        }
    }

    private static func isStable(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy(isStable)
    }
}
