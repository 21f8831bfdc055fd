extension ServiceAnswer {
    /// The answer without a secret that was sent with the request: a service that repeats it must not show it.
    package func masking(_ secret: String) -> ServiceAnswer {
        guard !secret.isEmpty else { return self }
        var masked = self
        // JSON may write a slash as `\/`.
        let isSlashed = secret.utf8.contains(UInt8(ascii: "/"))
        for form in isSlashed ? [secret, secret.replacing("/", with: "\\/")] : [secret] {
            let bytes = Array(form.utf8)
            if body.holds(bytes) { masked.body = masked.body.replacing(bytes, with: Self.mask) }
        }
        let length = secret.utf8.count
        // Nearly every header is shorter than a token, which spares the search.
        for index in headers.indices
        where headers[index].value.utf8.count >= length && headers[index].value.contains(secret) {
            masked.headers[index].value = headers[index].value.replacing(secret, with: "…")
        }
        return masked
    }

    private static let mask = Array("…".utf8)
}

extension [UInt8] {
    /// Whether a text that is not empty stands in these bytes, by Horspool's search.
    ///
    /// Every answer is searched, and hardly any holds it: so it skips by the length of the text.
    fileprivate func holds(_ text: [UInt8]) -> Bool {
        guard let last = text.last else { return false }
        var skips = [Int](repeating: text.count, count: 256)
        for (place, byte) in text.dropLast().enumerated() { skips[Int(byte)] = text.count - 1 - place }
        var end = text.count - 1
        while end < count {
            if self[end] == last, self[(end - text.count + 1)...end].elementsEqual(text) { return true }
            end += skips[Int(self[end])]
        }
        return false
    }
}
