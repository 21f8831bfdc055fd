/// Everything a terminal can tell.
package enum Input: Equatable, Sendable {
    /// A key was pressed.
    case key(KeyPress)
    /// Text was pasted, as one piece and as it came: not yet sanitised.
    case paste(String)
    /// The mouse did something.
    case mouse(MouseEvent)
    /// The page has another size.
    case resized(Size)
    /// The terminal told its background colour, asked or late.
    case background(RGB)
    /// The terminal is gone.
    case hungUp
}

/// What the mouse did, and on which cell.
package struct MouseEvent: Hashable, Sendable {
    /// Kinds of mouse events.
    package enum Kind: Hashable, Sendable {
        case press, doubleClick, release, wheelUp, wheelDown
    }

    /// What happened.
    package var kind: Kind
    /// Where.
    package var place: Position
    /// The keys held down.
    package var modifiers: Modifiers

    /// A mouse event.
    package init(_ kind: Kind, at place: Position, modifiers: Modifiers = []) {
        self.kind = kind
        self.place = place
        self.modifiers = modifiers
    }
}

/// A colour of light, 8 bits a part.
package struct RGB: Hashable, Sendable {
    /// The parts, 0 to 255.
    package var red: UInt8, green: UInt8, blue: UInt8

    /// A colour by its parts.
    package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }
}
