import Foundation
import Testing
import Transfer

/// The shapes in which the services say what is wrong: made-up bodies of documented shapes, and recorded ones.
@Suite struct ServiceProblemTests {
    /// A row: body, code, words, details.
    typealias Row = (body: String, code: String?, words: String, details: [String])

    @Test(
        arguments: [
            // Partner Center.
            (
                #"{"code":20002,"description":"No relationship.","data":[],"source":"PartnerFD"}"#, "20002",
                "No relationship.",
                []
            ),
            (#"{"Code":"0","Description":"Bad &#39;x&#39;","Data":["a:\nb",""]}"#, "0", "Bad 'x'", ["a: b"]),
            // Its newer services.
            (
                #"{"code":600061,"message":"short","description":"long","errorName":"N","isRetryable":false,"parameters":{}}"#,
                "600061", "long", []
            ),
            (#"{"message":"short","description":"","errorName":"TooMany"}"#, "TooMany", "short", []),
            // Its gateway.
            (#"{"statusCode":429,"message":"Rate limit is exceeded."}"#, nil, "Rate limit is exceeded.", []),
            // Token endpoints.
            (
                #"{"error":"invalid_grant","error_description":"AADSTS700082: Expired.\r\nTrace ID: 1","error_codes":[700082],"correlation_id":"c"}"#,
                "invalid_grant", "AADSTS700082: Expired.", []
            ),
            // Graph.
            (
                #"{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges.","innerError":{"request-id":"r","date":"2026-11-23T08:05:09"}}}"#,
                "Authorization_RequestDenied", "Insufficient privileges.", []
            ),
            // AppDirect.
            (#"{"code":"404","message":"Company not found"}"#, "404", "Company not found", []),
            (#"[{"code":"Not Found","message":"Nothing"}]"#, "Not Found", "Nothing", []),
            (#"{"status":409,"code":"COMPANY_INACTIVE","message":"Inactive"}"#, "COMPANY_INACTIVE", "Inactive", []),
            (
                #"{"status":400,"code":"INVALID","message":"Wrong","moreInfo":"https://example.com","details":["name",{"message":"too long"}]}"#,
                "INVALID", "Wrong", ["name", "too long"]
            ),
            // Anything else.
            ("", nil, "", []), ("{}", nil, "", []), ("[]", nil, "", []), ("null", nil, "", []),
            ("Bad\u{1B}[2J\r\nday", nil, "Bad[2J day", []),
            ("\"just a text\"", nil, "just a text", []),
            ("<html>oops", nil, "a web page came instead of an answer", []),
            ("<html><head><TITLE>502 Bad &amp; Gateway</title>", nil, "502 Bad & Gateway", []),
        ] as [Row])
    func everyShapeIsRead(row: Row) {
        let problem = ServiceProblem(ServiceAnswer(status: 400, body: Array(row.body.utf8)))
        #expect(problem.code == row.code)
        #expect(problem.words == row.words)
        #expect(problem.details == row.details)
    }

    @Test func numbersAndIdsOfTheTokenEndpointAreKept() {
        let body =
            #"{"error":"invalid_grant","error_description":"x","error_codes":[70002,"50126"],"correlation_id":"c-9"}"#
        let problem = ServiceProblem(ServiceAnswer(status: 400, body: Array(body.utf8)))
        #expect(problem.numbers == [70002, 50126])
        #expect(problem.correlation == "c-9")
    }

    @Test func theOperationsIdGoesBeforeTheRequests() {
        let headers = [HTTPHeader("ms-requestid", "r-1"), HTTPHeader("ms-correlationid", "c-1")]
        let answer = ServiceAnswer(status: 500, headers: headers)
        #expect(ServiceProblem(answer, correlation: "c-0").correlation == "c-0")
        #expect(ServiceProblem(answer).correlation == "c-1")
        #expect(ServiceProblem(ServiceAnswer(status: 500, headers: [headers[0]])).correlation == "r-1")
        #expect(ServiceProblem(answer).sentence(by: "Contoso") == "Contoso answered 500 [correlation c-1]")
    }

    @Test func whatIsLongIsCut() {
        let long = String(repeating: "e\u{301}\u{302}\u{303}", count: 3000)
        let problem = ServiceProblem(ServiceAnswer(status: 500, body: Array(long.utf8)))
        #expect(problem.words.count <= 500)
        let details = JSONBody.members(["code": .text(long), "data": .list(Array(repeating: .text(long), count: 100))])
        let other = ServiceProblem(ServiceAnswer(status: 500, body: details.bytes))
        #expect(other.sentence(by: "x").unicodeScalars.count < 9000)
    }

    /// Error bodies that the services sent, where the recordings lie beside the checkout.
    @Test(arguments: [
        ("from-issues/error-1002-authorization-failed.json", "1002", "Authorization Failed", 0),
        ("from-issues/error-20002-no-relationship.json", "20002", "No relationship between caller and account.", 0),
        ("from-issues/error-27002-property-invalid.json", "27002", "A property has invalid data.", 2),
        ("from-issues/error-0-invalid-enum.json", "0", "The provided value 'none' is not a valid OrderStatus.", 0),
        (
            "spring-social-partnercenter/auth.401.json", "invalid_grant",
            "AADSTS70002: Error validating credentials. AADSTS50126: Invalid username or password", 0
        ),
    ])
    func recordedErrorsAreRead(file: String, code: String, words: String, details: Int) throws {
        guard let folder = Recordings.folder else { return Recordings.sayAbsent() }
        let body = try Data(contentsOf: folder.appending(path: "recorded/\(file)"))
        let problem = ServiceProblem(ServiceAnswer(status: 400, body: Array(body)))
        #expect(problem.code == code)
        #expect(problem.words == words)
        #expect(problem.details.count == details)
    }

    /// Every recorded and documented body is JSON to us, with the same keys as Foundation finds.
    @Test func everyRecordedBodyIsRead() throws {
        guard let folder = Recordings.folder else { return Recordings.sayAbsent() }
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        var count = 0
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "json" else { continue }
            let data = try Data(contentsOf: file)
            let bytes = Array(data)
            let stripped = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
            let known = try? JSONSerialization.jsonObject(with: stripped, options: .fragmentsAllowed)
            let json = try? JSONValue(bytes)
            #expect((known == nil) == (json == nil), "\(file.lastPathComponent)")
            if let known = known as? [String: Any], let json {
                #expect(Set(known.keys) == Set(json.members.map(\.key)), "\(file.lastPathComponent)")
            }
            count += 1
        }
        #expect(count > 150)
    }
}

/// Answers that the services sent, beside the checkout.
enum Recordings {
    /// The folder; nil when it is absent.
    static let folder: URL? = {
        var place = URL(filePath: FileManager.default.currentDirectoryPath)
        let source = URL(filePath: #filePath)
        for start in [place, source] {
            place = start
            while place.path != "/" {
                place = place.deletingLastPathComponent()
                let folder = place.appending(path: "shared/reference/recordings")
                if FileManager.default.fileExists(atPath: folder.path) { return folder }
            }
        }
        return nil
    }()

    /// Says that the folder is absent.
    static func sayAbsent() { print("The recordings are not beside this checkout: nothing was compared with them.") }
}
