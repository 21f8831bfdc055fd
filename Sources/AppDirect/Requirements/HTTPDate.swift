import Core

/// Reads the date of an answer's head, such as `Sun, 06 Nov 1994 08:49:37 GMT`; nil when it is of another form.
///
/// RFC 9110 has servers write this one form alone.
func httpDate(_ text: String) -> Timestamp? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", words[1].count == 2, let month = months.firstIndex(of: words[2]) else {
        return nil
    }
    let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
    return Timestamp("\(words[3])-\(number)-\(words[1])T\(words[4])Z")
}

private let months: [Substring] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
]
