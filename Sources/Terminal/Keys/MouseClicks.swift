import Screen

/// Turns the numbers of mouse reports into events, and two quick presses on one cell into a double click.
struct MouseClicks: Sendable {
    /// How soon a second press must follow, in milliseconds.
    static let doubleClickTime = 300

    private var last: (place: Position, time: Int)?

    /// The event of a report `button; column; row`; nil for what no one needs: other buttons and mere movement.
    mutating func event(_ numbers: [Int], isRelease: Bool, at time: Int) -> MouseEvent? {
        guard numbers.count == 3, numbers[1] >= 1, numbers[2] >= 1 else { return nil }
        let code = numbers[0]
        let place = Position(row: numbers[2] - 1, column: numbers[1] - 1)
        guard let kind = kind(code & ~0x1c, isRelease: isRelease, place, at: time) else { return nil }
        return MouseEvent(kind, at: place, modifiers: modifiers(code))
    }

    private mutating func kind(_ button: Int, isRelease: Bool, _ place: Position, at time: Int) -> MouseEvent.Kind? {
        switch button {
        case 0 where isRelease: return .release
        case 0: return press(place, at: time)
        case 64 where !isRelease: return .wheelUp
        case 65 where !isRelease: return .wheelDown
        default: return nil
        }
    }

    private mutating func press(_ place: Position, at time: Int) -> MouseEvent.Kind {
        if let last, last.place == place, time - last.time <= MouseClicks.doubleClickTime {
            self.last = nil
            return .doubleClick
        }
        last = (place, time)
        return .press
    }

    private func modifiers(_ code: Int) -> Modifiers {
        var held: Modifiers = []
        if code & 4 != 0 { held.insert(.shift) }
        if code & 8 != 0 { held.insert(.alt) }
        if code & 16 != 0 { held.insert(.control) }
        return held
    }
}
