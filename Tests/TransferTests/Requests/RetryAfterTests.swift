import Testing

@testable import Transfer

@Suite struct RetryAfterTests {
    @Test(
        arguments: [
            (429, "Retry-After: 7", "", 7.0), (503, "Retry-After: 120", "", 120), (200, "Retry-After: 1.5", "", 1.5),
            (429, "Retry-After: -3", "", 0), (429, "", "", nil), (429, "Retry-After: soon", "", nil),
            // The gateway's words are documented.
            (429, "", "{\"statusCode\":429,\"message\":\"Rate limit is exceeded. Try again in 57 seconds.\"}", 57),
            (503, "", "Please retry after 3 seconds", 3), (429, "", "It took 9 seconds.", nil),
            (400, "", "Try again in 57 seconds", nil), (429, "Retry-After: 4", "Try again in 57 seconds", 4),
            (429, "Retry-After: Mon, 23 Nov 2026 08:00:30 GMT", "", 30),
            (429, "Retry-After: Mon, 23 Nov 2026 07:00:00 GMT", "", 0),
            // Nobody is left alone for longer than a day.
            (429, "Retry-After: 1e300", "", 86_400), (503, "Retry-After: inf", "", 86_400),
            (429, "Retry-After: nan", "", nil), (429, "", "Try again in 1e300 seconds", 86_400),
            (429, "", "Try again in inf seconds", 86_400), (429, "", "Try again in nan seconds", nil),
            (429, "Retry-After: Mon, 23 Nov 2037 08:00:00 GMT", "", 86_400),
            (429, "Retry-After: Monday, 23-Nov-26 08:00:10 GMT", "", 10),
        ] as [(Int, String, String, Double?)])
    func whatTheServiceAsksForIsRead(status: Int, header: String, body: String, seconds: Double?) {
        let parts = header.split(separator: ": ", maxSplits: 1).map(String.init)
        let headers = parts.count == 2 ? [HTTPHeader(parts[0], parts[1])] : []
        let answer = ServiceAnswer(status: status, headers: headers, body: Array(body.utf8))
        // 2026-11-23T08:00:00Z
        #expect(RetryAfter.seconds(in: answer, now: 1_795_420_800_000) == seconds)
    }

    @Test func datesAreMeasuredByTheServicesOwnClock() {
        let headers = [
            HTTPHeader("Date", "Mon, 23 Nov 2026 08:00:00 GMT"),
            HTTPHeader("Retry-After", "Mon, 23 Nov 2026 08:00:05 GMT"),
        ]
        #expect(RetryAfter.seconds(in: ServiceAnswer(status: 429, headers: headers), now: 0) == 5)
    }
}
