import Testing
import Transfer

@Suite struct ServiceAddressTests {
    @Test(arguments: [
        ("https://api.example.com", "/v1/customers", "https://api.example.com/v1/customers"),
        ("https://api.example.com/", "v1/customers", "https://api.example.com/v1/customers"),
        ("https://api.example.com/v1", "/v1/customers", "https://api.example.com/v1/customers"),
        ("https://api.example.com/v1/", "//v1//customers", "https://api.example.com/v1/customers"),
        ("https://api.example.com", "/v1//v1/customers", "https://api.example.com/v1/customers"),
        ("https://api.example.com/v1.0", "/v1.0/organization", "https://api.example.com/v1.0/organization"),
        ("https://api.example.com/graph/", "/v1.0/me", "https://api.example.com/graph/v1.0/me"),
        ("https://api.example.com/a", "/a/b", "https://api.example.com/a/a/b"),
        ("HTTPS://API.example.com:443", "/", "https://api.example.com/"),
        ("http://127.0.0.1:8080/x", "/y?z=%20", "http://127.0.0.1:8080/x/y?z=%20"),
        ("http://[::1]:8080", "/y", "http://[::1]:8080/y"), ("http://localhost", "y", "http://localhost/y"),
        (
            "https://api.example.com", "/a?link=https://other.example.com/",
            "https://api.example.com/a?link=https://other.example.com/"
        ),
    ])
    func pathsAreAppended(address: String, path: String, url: String) throws {
        #expect(try ServiceAddress(address).url(path) == url)
    }

    @Test func queriesAreEncodedAndAdded() throws {
        let address = try ServiceAddress("https://api.example.com")
        let query = [HTTPHeader("filter", "{\"Field\":\"é&=\"}"), HTTPHeader("$top", "5")]
        #expect(
            try address.url("/a", query: query)
                == "https://api.example.com/a?filter=%7B%22Field%22%3A%22%C3%A9%26%3D%22%7D&%24top=5")
        #expect(try address.url("/a?b=c", query: [HTTPHeader("d", "e")]) == "https://api.example.com/a?b=c&d=e")
    }

    @Test(arguments: [
        "/a b", "/a\r\nX: y", "/../b", "/a/%2E%2e/b", "/./a", "/é", "/a#b", "/a\\b", "https://evil.example.com/v1",
    ])
    func pathsThatLeadElsewhereAreRefused(path: String) throws {
        let address = try ServiceAddress("https://api.example.com")
        #expect(throws: ServiceAddress.Problem.self) { try address.url(path) }
    }

    @Test(arguments: [
        "http://api.example.com", "ftp://api.example.com", "https://a:b@api.example.com",
        "https://api.example.com/?a=b",
        "https://api.example.com/#a", "api.example.com", "", "https://",
    ])
    func otherAddressesAreRefused(text: String) {
        #expect(throws: ServiceAddress.Problem.self) { try ServiceAddress(text) }
    }

    @Test(
        arguments: [
            ("https://api.example.com/pc/v1/customers?size=500&x=%20y", "/v1/customers?size=500&x=%20y"),
            ("https://API.example.com:443/pc/v1/customers", "/v1/customers"),
            ("/v1/customers?a=b", "/v1/customers?a=b"),
            ("customers?a=b", "customers?a=b"), ("https://evil.example.com/pc/v1", nil),
            ("http://api.example.com/pc/v1", nil),
            ("https://api.example.com/other", nil), ("https://api.example.com@evil.example.com/pc", nil),
            ("/../x", nil),
        ] as [(String, String?)])
    func linksOfTheServiceBecomePaths(link: String, path: String?) throws {
        #expect(try ServiceAddress("https://api.example.com/pc").path(ofLink: link) == path)
    }
}
