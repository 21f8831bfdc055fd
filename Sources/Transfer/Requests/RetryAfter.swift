import CCurl

/// How long a service asks to be left alone.
enum RetryAfter {
    /// Longer than this nobody is left alone: whatever the service says, it is asked again on the next day.
    static let most = 86_400.0

    /// Seconds, from the header as a number or a date, else from the gateway's "Try again in 57 seconds."; nil when
    /// the answer does not say.
    ///
    /// `now` is in milliseconds since 1970; it is used only when the answer has no date of its own.
    static func seconds(in answer: ServiceAnswer, now: Int64) -> Double? {
        asked(in: answer, now: now).flatMap { $0.isNaN ? nil : min(max(0, $0), most) }
    }

    private static func asked(in answer: ServiceAnswer, now: Int64) -> Double? {
        if let header = answer[header: "Retry-After"] {
            if let seconds = Double(header), !seconds.isNaN { return seconds }
            if let then = date(header) {
                let here = answer[header: "Date"].flatMap(date) ?? Double(now) / 1000
                return then - here
            }
        }
        guard answer.status == 429 || answer.status == 503 else { return nil }
        return secondsInWords(String(decoding: answer.body.prefix(2000), as: UTF8.self))
    }

    private static func date(_ text: String) -> Double? {
        let seconds = ferry_curl_date(text)
        return seconds < 0 ? nil : Double(seconds)
    }

    private static func secondsInWords(_ text: String) -> Double? {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        for index in words.indices.dropFirst() where words[index].hasPrefix("second") && words[index - 1].count < 7 {
            guard let number = Double(words[index - 1]) else { continue }
            if words[..<(index - 1)].suffix(3).contains("again") || words[..<(index - 1)].suffix(3).contains("retry") {
                return number
            }
        }
        return nil
    }
}
