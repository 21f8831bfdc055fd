/// A key of the keyboard, whatever bytes the terminal sends for it.
package enum Key: Hashable, Sendable {
    case character(Unicode.Scalar)
    case enter, escape, tab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    case function(Int)
}

/// Keys held down together with another.
package struct Modifiers: OptionSet, Hashable, Sendable {
    /// The bits, in the order in which terminals count them.
    package let rawValue: UInt8
    /// Modifiers by their bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Shift; never set for characters, which come shifted already.
    package static let shift = Modifiers(rawValue: 1)
    /// Alt, or Escape typed right before.
    package static let alt = Modifiers(rawValue: 2)
    /// Control.
    package static let control = Modifiers(rawValue: 4)
}

/// One key with what was held down.
package struct KeyPress: Hashable, Sendable {
    /// The key.
    package var key: Key
    /// What was held down with it.
    package var modifiers: Modifiers

    /// A key with modifiers.
    package init(_ key: Key, _ modifiers: Modifiers = []) {
        self.key = key
        self.modifiers = modifiers
    }
}
