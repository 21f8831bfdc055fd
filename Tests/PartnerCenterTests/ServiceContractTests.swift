import Core
import Foundation
import Sandbox
import Testing
import Transfer

@testable import PartnerCenter

/// Partner Center, Graph and Entra of a sandbox, reached over real HTTP.
private final class Services {
    let server: SandboxServer
    let place: TokenPlace
    let tokens: EntraTokens
    let services: PartnerCenterServices
    let person: TokenCache
    let api: TokenAudience
    private let wire = CurlTransport()
    private let authority: ServiceClient
    private let base: String

    init(
        customers: Int = 1000, seed: UInt64 = 1, signedIn: Bool = true,
        _ change: (inout SandboxOptions) -> Void = { _ in }
    ) throws {
        var options = SandboxOptions(
            customers: customers, seed: seed, now: Timestamp(seconds: Int64(Date().timeIntervalSince1970)))
        change(&options)
        server = try #require(SandboxServer(options))
        base = "http://127.0.0.1:\(server.port)"
        let (wire, base) = (wire, base)
        func client(_ name: String, _ path: String, _ tokens: (any TokenSource)?) throws -> ServiceClient {
            ServiceClient(
                name, at: try ServiceAddress("\(base)/\(path)"), over: wire, tokens: tokens,
                habits: ServiceClient.Habits(sendsIDs: tokens != nil))
        }
        let authority = try client("Microsoft Entra", "entra", nil)
        let place = TokenPlace(signedIn ? SandboxIdentity.refreshToken : nil)
        let tokens = EntraTokens(authority: authority, application: Self.application, store: place.store())
        let api = TokenAudience("\(base)/partnercenter")
        let graph = TokenAudience("\(base)/graph")
        func person(_ audience: TokenAudience) -> TokenCache {
            TokenCache { () async throws(ServiceFailure) -> IssuedToken in
                let grant = try await tokens.userGrant(for: audience)
                return IssuedToken(grant.access.revealed, lifetime: grant.lifetimeSeconds)
            }
        }
        func either(_ person: TokenCache, _ audience: TokenAudience) -> EitherTokens {
            let application = TokenCache { () async throws(ServiceFailure) -> IssuedToken in
                let grant = try await tokens.applicationGrant(for: audience)
                return IssuedToken(grant.access.revealed, lifetime: grant.lifetimeSeconds)
            }
            return EitherTokens(person: person, application: application) { () async throws(ServiceFailure) -> Bool in
                try await tokens.hasSignIn()
            }
        }
        let cache = person(api)
        services = PartnerCenterServices(
            person: try client("Partner Center", "partnercenter", cache),
            list: try client("Partner Center", "partnercenter", either(cache, api)),
            graph: try client("Microsoft Graph", "graph", either(person(graph), graph)))
        self.person = cache
        self.api = api
        self.authority = authority
        self.place = place
        self.tokens = tokens
    }

    deinit { server.stop() }

    private static let application = EntraApplication(
        tenant: SandboxIdentity.domain, clientID: SandboxIdentity.clientID,
        secret: { () async throws(ServiceFailure) -> Secret in Secret(SandboxIdentity.secret) })

    func directory(_ session: String = "now") -> PartnerCenterDirectory {
        PartnerCenterDirectory(services, session: session)
    }

    var deviceSignIn: DeviceSignIn {
        DeviceSignIn(
            authority: authority, application: Self.application, store: place.store(),
            now: { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) },
            wait: { _ async throws(ServiceFailure) in await Task.yield() })
    }

    var requirements: PartnerRequirements {
        PartnerRequirements(
            services, person: person, tokens: tokens, api: api,
            limits: PartnerRequirements.RateLimits(configured: 400, current: { 400 }),
            now: { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) })
    }

    /// The whole list, in as many directories as pages where `isCut`.
    func list(isCut: Bool = false) async throws -> [CustomerLine] {
        var lines: [CustomerLine] = []
        var place: ListPlace?
        var pages = 0
        repeat {
            let page = try await directory(isCut ? "run \(pages)" : "now").page(after: place)
            for case .customer(let line) in page.lines { lines.append(line) }
            #expect(page.lines.allSatisfy { if case .customer = $0 { true } else { false } })
            place = page.next
            pages += 1
        } while place != nil
        return lines
    }
}

@Suite struct ServiceContractTests {
    @Test(arguments: SandboxOptions.ListEnd.allCases, [0, 1, 499, 500, 501, 3210])
    func theListIsReadToItsEndWhicheverThatIs(end: SandboxOptions.ListEnd, customers: Int) async throws {
        let services = try Services(customers: customers) { $0.listEnd = end }
        let lines = try await services.list()
        let state = services.server.control.state()
        #expect(lines.count == state.listedRows)
        #expect(Set(lines.map(\.tenant)).count == state.listedTenants)
    }

    @Test func anotherRunGoesOnWhereOneStopped() async throws {
        let services = try Services(customers: 3000) { $0.listEnd = .absence }
        #expect(try await services.list(isCut: true).count == services.server.control.state().listedRows)
    }

    @Test func anEndThatAnotherRunMeetsFirstIsNotBelieved() async throws {
        let services = try Services(customers: 400) { $0.listEnd = .error2000 }
        let place = try #require(try await services.directory("monday").page(after: nil).next)
        await #expect {
            try await services.directory("tuesday").page(after: place)
        } throws: { error in
            if case ServiceFailure.notFound = error { true } else { false }
        }
    }

    @Test func everyCustomerOfTheListHasReadableDetails() async throws {
        let services = try Services(customers: 300)
        let directory = services.directory()
        var bonds: [CustomerDetails.Bond: Int] = [:]
        for tenant in Set(try await services.list().map(\.tenant)) {
            let details = try await directory.details(of: tenant)
            bonds[details.bond, default: 0] += 1
            guard details.bond == .known else { continue }
            #expect(!details.culture.isEmpty)
            #expect(details.address != nil)
        }
        #expect(bonds[.known, default: 0] > 200)
    }

    @Test func lostRelationshipsAndDelegatedRightsAreToldApart() async throws {
        let services = try Services(customers: 10)
        let control = services.server.control
        let directory = services.directory()
        let (kept, gone) = (
            control.add(NewCustomer(name: "Contoso", isDelegated: true)),
            control.add(NewCustomer(name: "Litware", isDelegated: false))
        )
        #expect(try await directory.details(of: kept).bond == .known)
        #expect(try await directory.isDelegated(kept))
        #expect(try await !directory.isDelegated(gone))
        control.set(.delegatedOnly, of: kept)
        #expect(try await directory.details(of: kept).bond == .delegatedOnly)
        control.set(.lost, of: gone)
        #expect(try await directory.details(of: gone).bond == .lost)
        control.set(.gone, of: gone)
        #expect(try await directory.details(of: gone).bond == .lost)
    }

    @Test func auditRecordsNameWhatChanged() async throws {
        let services = try Services(customers: 50)
        let now = Timestamp(seconds: Int64(Date().timeIntervalSince1970))
        let lines = try await services.list()
        let changed = try #require(lines.first?.tenant)
        services.server.control.change(changed, email: "new@example.com")
        let added = services.server.control.add(NewCustomer(name: "Contoso"))
        let changes = try await services.directory().changes(
            since: now.adding(seconds: -60), until: now.adding(seconds: 60))
        #expect(changes.isSuperset(of: [changed, added]))
        #expect(changes.count < lines.count)
        #expect(try await services.directory().details(of: changed).contact.email == "new@example.com")
    }

    @Test func factsOfTenantsComeByIdAndDomain() async throws {
        let services = try Services(customers: 50)
        let line = try #require(try await services.list().first { !$0.name.isEmpty })
        let directory = services.directory()
        let facts = try #require(try await directory.facts(of: line.tenant))
        #expect(facts.tenant == line.tenant)
        #expect(try await directory.facts(ofDomain: line.domain)?.tenant == line.tenant)
        #expect(try await directory.facts(of: tenant(99)) == nil)
        #expect(try await directory.facts(ofDomain: "nobody.example.com") == nil)
        #expect(try await directory.relationshipLink().hasSuffix("#/BillingAccounts/partner-invitation"))
    }

    @Test func everyRequirementPassesWhereAllIsWell() async throws {
        let services = try Services(customers: 10)
        for finding in await services.requirements.findings() { #expect(finding.verdict == .passed, "\(finding)") }
        services.server.control.setPartnerType("valueAddedResellerPartnerDelegatedAdmin")
        services.server.control.setMFACompliant(false)
        let found = await services.requirements.findings()
        #expect(found.first { $0.requirement == .cspTier }?.verdict == .failed)
        #expect(found.first { $0.requirement == .mfa }?.verdict == .failed)
    }

    @Test func aTokenThatEndsInTheMiddleIsReplacedAndTheRequestRepeated() async throws {
        let services = try Services(customers: 1200) { $0.refreshesOnce = true }
        let directory = services.directory()
        let place = try await directory.page(after: nil).next
        let before = services.place.token
        services.server.control.expireTokens()
        #expect(try await !directory.page(after: place).lines.isEmpty)
        #expect(services.place.token != before)
    }

    @Test(arguments: [(700_082, SignInProblem.unused), (50_173, .revoked), (53_003, .conditionalAccess)])
    func aRefusedRefreshIsASentence(code: Int, problem: SignInProblem) async throws {
        let services = try Services(customers: 10)
        services.server.control.refuseRefresh(with: code)
        await #expect(throws: problem.failure) { try await services.directory().page(after: nil) }
    }

    @Test func aPersonSignsInByCode() async throws {
        let services = try Services(customers: 10, signedIn: false) { $0.acceptsDeviceCodeAfter = 3 }
        #expect(try await !services.tokens.hasSignIn())
        let signIn = services.deviceSignIn
        let code = try await signIn.begin(for: services.api)
        #expect(!code.userCode.isEmpty)
        try await signIn.finish(code)
        #expect(try await services.tokens.hasSignIn())
        #expect(try await services.directory().relationshipLink().hasPrefix("https://"))
    }

    @Test func aPersonDeclines() async throws {
        let services = try Services(customers: 10, signedIn: false) { $0.acceptsDeviceCodeAfter = nil }
        let signIn = services.deviceSignIn
        let code = try await signIn.begin(for: services.api)
        services.server.control.answerDeviceCodes(code.userCode, accepts: false)
        await #expect(throws: SignInProblem.declined.failure) { try await signIn.finish(code) }
        #expect(services.place.token == nil)
    }

    @Test func withoutASignInTheListIsReadAndDetailsAskForOne() async throws {
        let services = try Services(customers: 600, signedIn: false)
        let lines = try await services.list()
        #expect(lines.count == services.server.control.state().listedRows)
        await #expect {
            try await services.directory().details(of: try #require(lines.first?.tenant))
        } throws: { error in
            if case ServiceFailure.signInNeeded = error { true } else { false }
        }
    }

    @Test(arguments: [Fault.Kind.cutBefore, .cutAfter, .truncated, .status(503), .tooMany(retryAfter: 0)])
    func aFaultOnAPageCostsNothing(kind: Fault.Kind) async throws {
        let services = try Services(customers: 1800)
        services.server.control.add(Fault(kind, path: "*/v1/customers*", after: 1, count: 1))
        #expect(try await services.list().count == services.server.control.state().listedRows)
    }

    @Test func aPageThatIsNoJSONIsNotTheEnd() async throws {
        let services = try Services(customers: 1800)
        services.server.control.add(Fault(.malformed, path: "*/v1/customers*", after: 1))
        await #expect {
            _ = try await services.list()
        } throws: { error in
            if case ServiceFailure.unreadable = error { true } else { false }
        }
    }
}
