import Testing

@testable import Transfer

@Suite struct WebAddressTests {
    @Test(
        arguments: [
            ("https://API.example.com", "api.example.com", "443", "/", nil),
            ("https://api.example.com:8443/a/b?c=d?e#f", "api.example.com", "8443", "/a/b", "c=d?e"),
            ("HTTP://LOCALHOST:0080/", "localhost", "80", "/", nil),
            ("http://[::1]:8080/x", "[::1]", "8080", "/x", nil),
            ("https://[2001:DB8::1]/", "[2001:db8::1]", "443", "/", nil),
            ("https://api.example.com?a=@b", "api.example.com", "443", "/", "a=@b"),
            ("http://127.255.0.1/", "127.255.0.1", "80", "/", nil),
        ] as [(String, String, String, String, String?)])
    func partsAreTold(text: String, host: String, port: String, path: String, query: String?) throws {
        let address = try WebAddress(text)
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.path == path)
        #expect(address.query == query)
    }

    /// Each of them is read as another host, port or path by some reader.
    @Test(arguments: [
        "https://api.example.com\\@evil.example.com", "https://api%2eexample.com/", "https:///api.example.com/",
        "https:api.example.com", "https:/api.example.com", "https://api.example.com:/", "https://api.example.com:+80/",
        "https://api.example.com:0/", "https://api.example.com:65536/", "https://[::1", "https://[api.example.com]/",
        "https://[fe80::1%25eth0]/", "https://a,b.example.com/", "https://api.example.com/a/../b",
        "https://api.example.com/%2E%2e/b", "https://api.example.com/.", "https://äpi.example.com/",
        "https://a b/", "://",
    ])
    func whatReadersMayTakeForSomethingElseIsRefused(text: String) {
        #expect(throws: WebAddress.Problem.self) { try WebAddress(text) }
    }

    /// With a leading nought, a number is octal for some readers; and some fill up what is missing.
    @Test(arguments: [
        "http://0127.0.0.1/", "http://127.0.0.010/", "http://127.1/", "http://2130706433/",
        "http://127.0.0.256/", "http://127.0.0.1./",
    ])
    func plainTextLeavesThisMachineUnderNoOtherName(text: String) {
        #expect(throws: WebAddress.Problem.self) { try WebAddress(text) }
        #expect(throws: WebAddress.Problem.self) { try WebAddress("https" + text.dropFirst(4)) }
    }

    @Test(arguments: [
        "http://127.0.0.1.example.com/", "http://localhost.example.com/", "http://[::2]/", "http://128.0.0.1/",
    ])
    func plainTextIsForThisMachineAlone(text: String) {
        #expect(throws: WebAddress.Problem.unprotected) { try WebAddress(text) }
    }

    @Test func usersAreNoHosts() {
        #expect(throws: WebAddress.Problem.holdsUser) { try WebAddress("https://api.example.com@evil.example.com/") }
        #expect(throws: WebAddress.Problem.holdsUser) { try WebAddress("https://a:b@api.example.com/") }
    }
}
