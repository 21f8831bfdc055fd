import Testing

@testable import Transfer

@Suite struct MaskedURLTests {
    @Test(arguments: [
        ("https://example.com/v1/customers?size=500", "https://example.com/v1/customers?size=500"),
        (
            "https://example.com/v1/customers/0a4ce58a-6f96-4273-8035-d9c7d31b9ba4",
            "https://example.com/v1/customers/0a4ce58a-6f96-4273-8035-d9c7d31b9ba4"
        ),
        ("https://example.com/users/jane@example.com/x", "https://example.com/users/…/x"),
        ("https://example.com/users/jane%40example.com", "https://example.com/users/…"),
        (
            "https://example.com/x?access_token=abc&client_secret=d&q=a%40b&page=2",
            "https://example.com/x?access_token=…&client_secret=…&q=…&page=2"
        ),
        (
            "https://example.com/x?code=abc&emailAddress=a&filter=name",
            "https://example.com/x?code=…&emailAddress=…&filter=name"
        ),
        ("https://example.com/?", "https://example.com/?"), ("/x?a", "/x?a"),
    ])
    func whatMayBePrivateIsLeftOut(url: String, masked: String) {
        #expect(MaskedURL(url).description == masked)
    }

    @Test func longStepsAndValuesMayBeTokens() {
        let token = String(repeating: "t", count: 65)
        #expect(MaskedURL("https://example.com/\(token)?next=\(token)").description == "https://example.com/…?next=…")
    }
}
