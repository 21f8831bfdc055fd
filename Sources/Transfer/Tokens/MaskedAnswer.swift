extension ServiceAnswer {
    /// The answer without a secret that was sent with the request: a service that repeats it must not show it.
    ///
    /// What is quoted of an answer is short: the pages of a list are not searched.
    package func masking(_ secret: String) -> ServiceAnswer {
        guard !secret.isEmpty, !isSuccess || body.count <= Self.longestSearched else { return self }
        var masked = self
        // JSON may write a slash as `\/`.
        for form in Set([secret, secret.replacing("/", with: "\\/")]) {
            masked.body = masked.body.replacing(Array(form.utf8), with: Self.mask)
        }
        for index in headers.indices where headers[index].value.contains(secret) {
            masked.headers[index].value = headers[index].value.replacing(secret, with: "…")
        }
        return masked
    }

    private static let longestSearched = 64 << 10
    private static let mask = Array("…".utf8)
}
