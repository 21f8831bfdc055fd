import CNcurses
import Screen

/// Reads what the terminal has sent.
enum TerminalBytes {
    /// The most that is read at one go, so that a flood can't keep the page from being drawn.
    private static let limit = 1 << 20

    /// Feeds everything that is there to a decoder; without anything new, what is overdue comes out.
    static func read(into decoder: inout KeyDecoder) -> [Input] {
        var inputs: [Input] = []
        var total = 0
        while total < limit {
            let bytes = chunk()
            guard let bytes else { return inputs + [.hungUp] }
            if bytes.isEmpty { break }
            total += bytes.count
            inputs += decoder.decode(bytes, at: Int(fc_now()))
        }
        return inputs + decoder.expire(at: Int(fc_now()))
    }

    /// The next bytes; empty when there are none now, nil when the terminal is gone.
    private static func chunk() -> [UInt8]? {
        var isGone = false
        let bytes = [UInt8](unsafeUninitializedCapacity: 16_384) { buffer, count in
            let result = fc_read(buffer.baseAddress, Int32(buffer.count))
            isGone = result < 0
            count = max(0, Int(result))
        }
        return isGone ? nil : bytes
    }
}
