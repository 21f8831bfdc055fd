package import Screen

/// Turns the bytes of a terminal into inputs, however they are cut into reads.
///
/// Answers and sequences that mean no key are swallowed to their end. What breaks off gives way to the next Escape or
/// control key at once, and to every key once the terminal has been silent for the time that `deadline` allows.
package struct KeyDecoder: Sendable {
    /// Where the decoder stands between two bytes.
    enum State: Sendable {
        case ground, character, escape, singleShift, sequence, linuxFunction, oldMouse, string, stringEscape, paste
    }

    /// Longest stretch that a string without an end may swallow, in bytes.
    static let longestString = 4096
    /// Longest list of parameters that is looked at, in bytes.
    static let longestSequence = 64

    /// Whether the terminal has answered what it is, which it does after every question asked before.
    package private(set) var hasSeenAttributes = false

    /// How long a lone Escape waits for what follows, in milliseconds.
    var escapeDelay: Int
    private var state = State.ground
    private var lastByte = 0
    /// When an Escape was last taken for the key because nothing followed in time; nil once anything did.
    private var expiredEscape: Int?
    private var found: [Input] = []
    /// The bytes of the unfinished character, sequence or string.
    private var collected: [UInt8] = []
    /// Whether the next key came right after Escape.
    private var isAlternate = false
    /// Whether Escape came twice: the first may belong to a key that sends a sequence itself.
    private var isTwice = false
    private var stringKind: UInt8 = 0
    private var stringLength = 0
    private var paste = PasteCollector()
    private var clicks = MouseClicks()

    /// A decoder that waits so many milliseconds after a lone Escape.
    package init(escapeDelay: Int = 25) { self.escapeDelay = escapeDelay }

    /// The inputs that bytes complete, read at a time in monotonic milliseconds.
    package mutating func decode(_ bytes: some Collection<UInt8>, at time: Int) -> [Input] {
        if let expiredEscape, !bytes.isEmpty {
            if time - expiredEscape <= LateAnswer.patience, LateAnswer.begins(bytes) { enter(.escape) }
            self.expiredEscape = nil
        }
        lastByte = time
        for byte in bytes { take(byte) }
        return handOver()
    }

    /// When `expire` should be called unless bytes come before; nil when nothing is unfinished.
    package var deadline: Int? {
        switch state {
        case .ground: nil
        case .escape: lastByte + escapeDelay
        case .paste: lastByte + 5000
        case .character, .singleShift, .sequence, .linuxFunction, .oldMouse, .string, .stringEscape: lastByte + 200
        }
    }

    /// What the unfinished rest comes to once the deadline has passed; nothing before.
    package mutating func expire(at time: Int) -> [Input] {
        guard let deadline, time >= deadline else { return [] }
        if state == .escape { expiredEscape = time }
        abandon()
        return handOver()
    }

    private mutating func handOver() -> [Input] {
        defer { found = [] }
        return found
    }

    private mutating func take(_ byte: UInt8) {
        switch state {
        case .ground: begin(byte)
        case .character: continueCharacter(byte)
        case .escape: afterEscape(byte)
        case .singleShift: afterSingleShift(byte)
        case .sequence: inSequence(byte)
        case .linuxFunction: endLinuxFunction(byte)
        case .oldMouse: inOldMouse(byte)
        case .string: inString(byte)
        case .stringEscape: inStringEscape(byte)
        case .paste: inPaste(byte)
        }
    }

    private mutating func enter(_ next: State) {
        state = next
        collected.removeAll(keepingCapacity: true)
    }

    private mutating func emit(_ press: KeyPress) {
        var press = press
        if isAlternate { press.modifiers.insert(.alt) }
        isAlternate = false
        found.append(.key(press))
    }

    /// Gives up what is unfinished; a key that merely looked like a beginning comes out.
    private mutating func abandon() {
        let was = state
        let isEmpty = collected.isEmpty && stringLength == 0
        if isTwice || was == .escape { found.append(.key(KeyPress(.escape))) }
        if isTwice && was == .escape { found.append(.key(KeyPress(.escape))) }
        isTwice = false
        isAlternate = false
        enter(.ground)
        switch was {
        case .singleShift where isEmpty: found.append(.key(KeyPress(.character("O"), .alt)))
        case .sequence where isEmpty: found.append(.key(KeyPress(.character("["), .alt)))
        case .string where isEmpty, .stringEscape where isEmpty:
            found.append(.key(KeyPress(.character(Unicode.Scalar(stringKind)), .alt)))
        case .paste: found.append(.paste(paste.finish()))
        default: break
        }
        // The end of a string that never came was the Escape key.
        if was == .stringEscape { found.append(.key(KeyPress(.escape))) }
        stringLength = 0
    }

    private mutating func restart(with byte: UInt8) {
        abandon()
        take(byte)
    }
}

// MARK: - Characters

extension KeyDecoder {
    private mutating func begin(_ byte: UInt8) {
        if byte == 0x1b {
            enter(.escape)
        } else if byte < 0x20 || byte == 0x7f {
            emit(KeyTable.control(byte))
        } else if byte < 0x80 {
            emit(KeyPress(.character(Unicode.Scalar(byte))))
        } else if (0xc2...0xf4).contains(byte) {
            enter(.character)
            collected.append(byte)
        } else {
            isAlternate = false
        }
    }

    private mutating func continueCharacter(_ byte: UInt8) {
        guard byte & 0xc0 == 0x80 else { return restart(with: byte) }
        collected.append(byte)
        let length = collected[0] < 0xe0 ? 2 : collected[0] < 0xf0 ? 3 : 4
        guard collected.count == length else { return }
        let scalar = String(validating: collected, as: UTF8.self)?.unicodeScalars.first
        enter(.ground)
        if let scalar, scalar.value >= 0xa0 { emit(KeyPress(.character(scalar))) }
        isAlternate = false
    }

    private mutating func afterEscape(_ byte: UInt8) {
        switch byte {
        case 0x1b:
            if isTwice { found.append(.key(KeyPress(.escape))) }
            isTwice = true
        case UInt8(ascii: "["): enter(.sequence)
        case UInt8(ascii: "O"): enter(.singleShift)
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
            releaseFirstEscape()
            enter(.string)
            stringKind = byte
            stringLength = 0
        default:
            releaseFirstEscape()
            enter(.ground)
            isAlternate = true
            begin(byte)
        }
    }

    /// The first of two Escapes was a key of its own after all.
    private mutating func releaseFirstEscape() {
        if isTwice { found.append(.key(KeyPress(.escape))) }
        isTwice = false
    }
}

// MARK: - Sequences

extension KeyDecoder {
    private mutating func afterSingleShift(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "1")...UInt8(ascii: "9") where collected.isEmpty: collected.append(byte)
        case 0x40...0x7e:
            let modifiers = collected.first.map { Int($0) - 0x30 } ?? 1
            finish(KeyTable.singleShift(byte, modifiers: modifiers))
        default: restart(with: byte)
        }
    }

    private mutating func inSequence(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "[") where collected.isEmpty: enter(.linuxFunction)
        case UInt8(ascii: "M") where collected.isEmpty: enter(.oldMouse)
        case UInt8(ascii: "$") where KeyTable.isShiftedByDollar(collected): endSequence(byte)
        case 0x20...0x3f: if collected.count < KeyDecoder.longestSequence { collected.append(byte) }
        case 0x40...0x7e: endSequence(byte)
        default: restart(with: byte)
        }
    }

    private mutating func endSequence(_ final: UInt8) {
        let parameters = SequenceParameters(collected)
        let isWhole = collected.count < KeyDecoder.longestSequence
        enter(.ground)
        switch (parameters.marker, final) {
        case (UInt8(ascii: "<"), UInt8(ascii: "M")), (UInt8(ascii: "<"), UInt8(ascii: "m")):
            emitMouse(parameters.numbers, isRelease: final == UInt8(ascii: "m"))
        case (UInt8(ascii: "?"), UInt8(ascii: "c")):
            hasSeenAttributes = true
            releaseFirstEscape()
        case (nil, UInt8(ascii: "~")) where parameters.numbers == [200]:
            releaseFirstEscape()
            paste = PasteCollector()
            state = .paste
        case (nil, _) where isWhole && parameters.isPlain:
            finish(KeyTable.sequence(final, parameters.numbers))
        default: releaseFirstEscape()
        }
    }

    private mutating func endLinuxFunction(_ byte: UInt8) {
        guard byte >= 0x20, byte < 0x7f else { return restart(with: byte) }
        finish(KeyTable.linuxFunction(byte))
    }

    /// Ends a sequence with its key; the first of two Escapes belongs to it, or else was a key itself.
    private mutating func finish(_ press: KeyPress?) {
        enter(.ground)
        guard let press else { return releaseFirstEscape() }
        isAlternate = isTwice
        isTwice = false
        emit(press)
    }

    private mutating func inOldMouse(_ byte: UInt8) {
        guard byte >= 0x20, byte != 0x7f else { return restart(with: byte) }
        collected.append(byte)
        guard collected.count == 3 else { return }
        let numbers = collected.map { Int($0) - 32 }
        enter(.ground)
        let isRelease = numbers[0] & 0x43 == 3
        emitMouse([isRelease ? numbers[0] & ~3 : numbers[0], numbers[1], numbers[2]], isRelease: isRelease)
    }

    private mutating func emitMouse(_ numbers: [Int], isRelease: Bool) {
        releaseFirstEscape()
        guard let event = clicks.event(numbers, isRelease: isRelease, at: lastByte) else { return }
        found.append(.mouse(event))
    }
}

// MARK: - Strings

extension KeyDecoder {
    private mutating func inString(_ byte: UInt8) {
        switch byte {
        case 0x07: endString()
        case 0x1b: state = .stringEscape
        case 0x00..<0x20, 0x7f: restart(with: byte)
        default:
            stringLength += 1
            if collected.count < KeyDecoder.longestSequence { collected.append(byte) }
            if stringLength > KeyDecoder.longestString { abandon() }
        }
    }

    private mutating func inStringEscape(_ byte: UInt8) {
        if byte == UInt8(ascii: "\\") { return endString() }
        state = .string
        restart(with: 0x1b)
        take(byte)
    }

    private mutating func endString() {
        let text = String(decoding: collected, as: UTF8.self)
        enter(.ground)
        stringLength = 0
        guard stringKind == UInt8(ascii: "]"), let colour = BackgroundReply.colour(text) else { return }
        found.append(.background(colour))
    }

    private mutating func inPaste(_ byte: UInt8) {
        guard paste.take(byte) else { return }
        enter(.ground)
        found.append(.paste(paste.finish()))
    }
}
