/// A row of measured times or sizes.
struct Figures {
    private let sorted: [Double]

    /// Measured values, in any order.
    init(_ values: [Double]) { sorted = values.sorted() }

    /// The value that half of them do not exceed.
    var median: Double { quantile(0.5) }
    /// The largest.
    var most: Double { sorted.last ?? 0 }

    /// The value that a part of them does not exceed.
    func quantile(_ part: Double) -> Double {
        guard !sorted.isEmpty else { return 0 }
        return sorted[min(sorted.count - 1, Int((part * Double(sorted.count)).rounded(.up)) - 1)]
    }
}

extension Double {
    /// The number with so many digits behind the point.
    func rounded(digits: Int) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let whole = (self * scale).rounded()
        guard digits > 0 else { return String(Int(whole)) }
        let text = String(Int(whole.magnitude))
        let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
        return (whole < 0 ? "-" : "") + padded.dropLast(digits) + "." + padded.suffix(digits)
    }
}
