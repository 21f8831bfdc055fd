package import Core

/// The moment of an HTTP `Date` header, such as `Wed, 15 Dec 2021 13:46:36 GMT`.
package enum HTTPDate {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// The moment; nil for anything but the one form that servers must send (RFC 9110, section 5.6.7).
    package static func moment(_ text: String) -> Timestamp? {
        let parts = text.lowercased().split(separator: " ")
        guard parts.count == 6, parts[5] == "gmt", parts[1].count == 2,
            let month = months.firstIndex(of: String(parts[2]))
        else { return nil }
        let number = month + 1 < 10 ? "0\(month + 1)" : "\(month + 1)"
        return Timestamp("\(parts[3])-\(number)-\(parts[1])T\(parts[4])Z")
    }
}
