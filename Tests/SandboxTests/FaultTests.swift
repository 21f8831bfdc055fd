import Core
import Foundation
import Sandbox
import Testing

private let companies = "/marketplace/api/account/v2/companies"
private let tenant = "5a5f2f9e-0000-4000-8000-00000000c0de"

@Suite struct FaultTests {
    private let sites: Sites
    private let client: Client

    init() throws {
        sites = try Sites(customers: 300)
        client = try sites.market()
    }

    private var made: Int { sites.server.control.state().companiesMadeByClients }

    private func create(_ fault: Fault) -> Answer? {
        sites.server.control.add(fault)
        return client.post(companies, newCompany("Contoso", externalID: tenant))
    }

    @Test func cutBeforeTheWorkDoesNothing() {
        #expect(create(Fault(.cutBefore, count: 1)) == nil)
        #expect(made == 0)
        #expect(client.post(companies, newCompany("Contoso"))?.status == 201)
    }

    @Test func cutAfterTheWorkHidesThatItWasDone() {
        #expect(create(Fault(.cutAfter, count: 1)) == nil)
        #expect(made == 1)
        #expect(client.get("\(companies)/externalId:\(tenant)")?.status == 200)
    }

    @Test func lateWorkIsDoneOnceTheClientIsGone() async throws {
        #expect(create(Fault(.late(milliseconds: 20), count: 1)) == nil)
        // No sleep: asks until the work has been done, as a client does that reads back.
        while client.get("\(companies)/externalId:\(tenant)")?.status != 200 { await Task.yield() }
        let state = sites.server.control.state()
        #expect(state.companiesMadeByClients == 1 && state.lateWorkDone == 1 && state.lateWorkPending == 0)
    }

    @Test func truncatedAnswerEndsInTheMiddle() throws {
        let answer = try #require(create(Fault(.truncated, count: 1)))
        #expect(answer.status == 201 && answer.isCutShort && answer.json == nil && !answer.body.isEmpty)
        #expect(made == 1)
    }

    @Test func malformedAnswerIsWholeAndNoJSON() throws {
        let answer = try #require(create(Fault(.malformed, count: 1)))
        #expect(answer.status == 201 && !answer.isCutShort && answer.json == nil)
        #expect(made == 1)
    }

    @Test(arguments: [500, 502, 503, 504])
    func brokenServiceDoesNothing(status: Int) {
        #expect(create(Fault(.status(status), count: 1))?.status == status)
        #expect(made == 0)
    }

    @Test func tooManyComesWithAndWithoutASpan() throws {
        let plain = try #require(create(Fault(.tooMany(retryAfter: nil), count: 1)))
        #expect(plain.status == 429 && plain.headers["retry-after"] == nil)
        let told = try #require(create(Fault(.tooMany(retryAfter: 7), count: 1)))
        #expect(told.status == 429 && told.headers["retry-after"] == "7")
        #expect(made == 0)
        let partner = try sites.partner()
        sites.server.control.add(Fault(.tooMany(retryAfter: 57), path: "/partnercenter/*"))
        let answer = try #require(partner.get("/partnercenter/v1/customers?size=1"))
        #expect(answer.object["message"] as? String == "Rate limit is exceeded. Try again in 57 seconds.")
    }

    @Test func expiredTokenIsGoneForGood() {
        #expect(create(Fault(.expiredToken, count: 1))?.status == 401)
        #expect(client.get(companies)?.status == 401)
    }

    @Test func slowAnswerIsAnAnswer() {
        #expect(create(Fault(.slow(milliseconds: 5), count: 1))?.status == 201)
    }

    @Test func stoppingEndsSlowAnswers() async throws {
        let sites = try Sites(customers: 10)
        sites.server.control.add(Fault(.slow(milliseconds: 3_600_000)))
        let port = sites.server.port
        let asked = Task.detached { Client(port: port).get("/graph/v1.0/organization")?.status }
        while sites.server.control.state().faults["slow"] == nil { await Task.yield() }
        sites.server.stop()
        _ = await asked.value
    }

    @Test func fullBucketLeaksAgain() {
        #expect(create(Fault(.fullBucket, count: 1))?.status == 429)
        #expect(client.get(companies)?.status == 429)
        sites.clock.advance(0.21)
        #expect(client.get(companies)?.status == 200)
        #expect(client.get(companies)?.status == 429)
        sites.clock.advance(10)
        for _ in 0..<100 { #expect(client.get(companies)?.status == 200) }
    }

    @Test func patternVerbCountAndPlaceDecide() {
        let control = sites.server.control
        control.add(Fault(.status(503), path: "\(companies)*", method: "POST", after: 1, count: 2))
        let statuses = (0..<5).map { client.post(companies, newCompany("Contoso \($0)"))?.status }
        #expect(statuses == [201, 503, 503, 201, 201])
        control.add(Fault(.status(500), path: "*/verifiedDomains"))
        #expect(client.get(companies)?.status == 200)
        #expect(control.state().faults == ["503": 2])
    }

    @Test func sameSeedHitsTheSameRequests() throws {
        func run(seed: UInt64) throws -> [Int?] {
            let sites = try Sites(customers: 10)
            let client = try sites.market()
            sites.server.control.add(Fault(.status(500), probability: 0.3, seed: seed))
            return (0..<200).map { _ in client.get("\(companies)?size=1")?.status }
        }
        let first = try run(seed: 7)
        #expect(try run(seed: 7) == first)
        #expect(try run(seed: 8) != first)
        #expect((30...90).contains(first.filter { $0 == 500 }.count))
    }

    @Test(arguments: [
        (#"{"kind":"429","retryAfter":3,"count":1}"#, 429), (#"{"kind":503,"count":1}"#, 503),
        (#"{"kind":"cut-before","count":1}"#, nil), (#"{"kind":"cut-after","count":1}"#, nil),
        (#"[{"kind":"slow","milliseconds":1,"count":1},{"kind":"malformed","count":1}]"#, 200),
    ])
    func controlEndpointTakesEveryKind(body: String, status: Int?) {
        #expect(client.post("/control/faults", body)?.status == 201)
        #expect((client.get("/control/faults")?.json as? [Any])?.isEmpty == false)
        #expect(client.get(companies)?.status == status)
        #expect(client.send("DELETE", "/control/faults")?.status == 204)
        #expect(client.get(companies)?.status == 200)
        #expect(client.post("/control/faults", #"{"kind":"earthquake"}"#)?.status == 400)
    }
}

@Suite struct LimitTests {
    @Test func marketplaceTakesABurstAndThenFiveASecond() throws {
        let sites = try Sites(customers: 10) { $0.hasDocumentedLimits = true }
        let client = try sites.market()
        sites.clock.advance(60)
        let statuses = (0..<25).map { _ in client.get("\(companies)?size=1")?.status }
        #expect(statuses == Array(repeating: 200, count: 20) + Array(repeating: 429, count: 5))
        sites.clock.advance(1)
        #expect((0..<6).map { _ in client.get("\(companies)?size=1")?.status }.filter { $0 == 200 }.count == 5)
    }

    @Test func partnerCenterTakesFiveHundredAMinute() throws {
        let sites = try Sites(customers: 10) { $0.hasDocumentedLimits = true }
        let client = try sites.partner()
        sites.clock.advance(60)
        let path = "/partnercenter/v1/customers?size=1"
        for _ in 0..<500 { #expect(client.get(path)?.status == 200) }
        sites.clock.advance(3)
        let refused = try #require(client.get(path))
        #expect(refused.status == 429 && refused.headers["retry-after"] == "57")
        sites.clock.advance(57)
        #expect(client.get(path)?.status == 200)
    }

    @Test func withoutLimitsNothingIsRefused() throws {
        let sites = try Sites(customers: 10)
        let client = try sites.partner()
        for _ in 0..<600 { #expect(client.get("/partnercenter/v1/customers?size=1")?.status == 200) }
    }
}
