package import Core

extension Wording {
    /// What a synchronisation reads, in a word or two.
    package static func phrase(for source: SyncSource) -> String {
        switch source {
        case .customerList: "customers"
        case .audit: "audit records"
        case .customerDetails: "customer details"
        case .companyList: "companies"
        case .companyDetails: "company details"
        case .administrators: "administrators"
        }
    }

    /// How a synchronisation gets on, in a line without an end.
    package static func line(for report: SyncReport) -> String {
        var parts = ["\(phrase(for: report.source)): \(grouped(report.done)) read"]
        if let left = report.left, left > 0 { parts.append("\(grouped(left)) left") }
        if let rate = report.rate { parts.append("\(rate < 10 ? tenths(rate) : grouped(Int(rate)))/s") }
        if let seconds = report.secondsLeft, seconds > 0 { parts.append("about \(duration(seconds))") }
        return parts.joined(separator: " · ")
    }

    /// A duration that need not be exact, such as 45 s, 12 min or 3 h 20 min.
    static func duration(_ seconds: Int) -> String {
        if seconds < 90 { return "\(seconds) s" }
        let minutes = (seconds + 30) / 60
        if minutes < 90 { return "\(minutes) min" }
        return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
    }

    private static func tenths(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
