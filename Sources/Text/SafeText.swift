/// Text that is safe to show anywhere: screen, terminal title, clipboard, log, CSV.
///
/// It can be built by the sanitiser only. Equality takes the mark `wasChanged` into account.
package struct SafeText: Hashable, Sendable {
    /// The text: composed (NFC), one line, no control or invisible characters, at most two marks a letter.
    package let value: String
    /// Whether anything was removed, replaced or added; composing alone does not count.
    package let wasChanged: Bool

    /// Sanitises text from outside.
    package init(_ hostile: String) {
        if isPrintableASCII(hostile) {
            value = hostile
            wasChanged = false
        } else {
            (value, wasChanged) = Sanitiser.sanitise(hostile)
        }
    }

    private init(value: String, wasChanged: Bool) {
        self.value = value
        self.wasChanged = wasChanged
    }

    /// Joins two texts; what the join itself makes unsafe is repaired.
    package static func + (left: SafeText, right: SafeText) -> SafeText {
        let joined = SafeText(left.value + right.value)
        return SafeText(value: joined.value, wasChanged: left.wasChanged || right.wasChanged || joined.wasChanged)
    }
}

extension SafeText: CustomStringConvertible {
    /// The text itself, so that interpolation shows no type name.
    package var description: String { value }
}
