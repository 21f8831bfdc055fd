import Core

extension Timestamp {
    /// The moment as a message's head tells it (RFC 5322), in UTC: Mon, 23 Nov 2026 08:05:09 +0000.
    var inMessages: String {
        let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let day = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400
        let weekday = weekdays[Int((day % 7 + 7) % 7)]
        let halves = description.split(separator: "T")
        let date = halves[0].split(separator: "-")
        let month = months[(Int(date[1]) ?? 1) - 1]
        return "\(weekday), \(date[2]) \(month) \(date[0]) \(halves[1].dropLast()) +0000"
    }
}
