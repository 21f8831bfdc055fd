import Core
import Testing
import Transfer

@testable import PartnerCenter

/// What the readers make of answers that the service gave or documents.
@Suite(.enabled(if: !Recordings.all.isEmpty)) struct RecordingTests {
    @Test(
        arguments: Recordings.named(
            "get-a-customer-by-name.2.response", "get-customers-of-an-indirect-reseller.3.response"))
    func pagesOfCustomersAreReadWhole(body: Recordings.Body) throws {
        let page = try CustomerPage(body.bytes, after: .start, session: "now")
        let customers = page.lines.compactMap { if case .customer(let line) = $0 { line } else { nil } }
        #expect(customers.count == page.lines.count && customers.count >= 2)
        #expect(customers.allSatisfy { !$0.name.isEmpty && $0.domain.hasSuffix(".onmicrosoft.com") })
        #expect(customers.allSatisfy { $0.relationship == .reseller })
        #expect(page.next == nil)
    }

    @Test(arguments: Recordings.named("customer.customer", "create-a-customer.2.response"))
    func customersAreReadWithoutTheirPasswords(body: Recordings.Body) throws {
        let id = try #require(TenantID("dfd8cc0a-c592-468c-8461-869a38d24738"))
        let details = try CustomerDetails(body.bytes, of: id)
        #expect(details.contact.email == "test@outlook.com")
        #expect(details.contact.firstName == "Test")
        #expect(details.billingName == "test company")
        #expect(details.culture == "en-US")
        #expect(
            details.address
                == PostalAddress(
                    street: "One Microsoft Way", city: "Redmond", state: "WA", postalCode: "98052", country: "US"))
        #expect(details.relationship == Relationship.none)
    }

    @Test(arguments: Recordings.named("audit.record", "get-a-record-of-partner-center-activity"))
    func auditRecordsAreRead(body: Recordings.Body) throws {
        let page = try AuditPage(body.bytes)
        #expect(page.records.count == 2)
        #expect(page.records.allSatisfy { $0.customer != nil && $0.at != nil && $0.status == "succeeded" })
        #expect(page.customers(since: Timestamp(seconds: 0)).isEmpty)
    }

    @Test(arguments: Recordings.named("GetResellerRelationshipLink", "request-reseller-relationship.2.response"))
    func relationshipLinksAreRead(body: Recordings.Body) throws {
        let link = try RelationshipLink.read(body.bytes)
        #expect(link.hasPrefix("https://"))
        #expect(!link.contains("&amp;"))
    }

    @Test(
        arguments: Recordings.named(
            "GetPartnerLegalProfile", "UpdatePartnerLegalProfile", "get-legal-business-profile.2"))
    func legalProfilesPass(body: Recordings.Body) {
        let finding = VettingCheck.finding(.success(ServiceAnswer(status: 200, body: body.bytes)))
        #expect(finding == RequirementFinding(.vetting, .passed, evidence: "The legal profile says authorized"))
    }

    @Test(
        arguments: Recordings.named("get-partner-by-mpn-id.2", "get-partner-network-profile", "get-partner-by-mpn-id.3")
    )
    func partnerIdsAreReadOrSaidToBeMissing(body: Recordings.Body) throws {
        let isMissing = body.name.hasSuffix("get-partner-by-mpn-id.3.response.json")
        let answer = ServiceAnswer(status: isMissing ? 404 : 200, body: body.bytes)
        let finding = PartnerIDAnswer.finding(.success(try PartnerIDAnswer(answer)))
        #expect(finding.verdict == (isMissing ? .failed : .passed))
    }

    @Test(arguments: Recordings.named("verify-indirect-reseller-mpa-status"))
    func agreementAnswersAreNeverFailedWrongly(body: Recordings.Body) {
        let isSuccess = body.name.contains("status.3.")
        let finding = AgreementCheck.finding(
            .success(ServiceAnswer(status: isSuccess ? 200 : 400, body: body.bytes)))
        let isUnsigned = ["status.10.", "status.13."].contains { body.name.contains($0) }
        #expect(finding.verdict == (isSuccess ? .passed : isUnsigned ? .failed : .unknown), "\(finding.evidence)")
    }

    @Test(arguments: Recordings.named("enable-secure-app-model.7.response"))
    func tokenAnswersAreRead(body: Recordings.Body) async throws {
        let authority = ScriptedCaller([.success(ServiceAnswer(status: 200, body: body.bytes))])
        let tokens = EntraTokens(authority: authority, application: application, store: TokenPlace("r").store())
        let grant = try await tokens.userGrant(for: api)
        #expect(grant.access == Secret("AccessTokenValue"))
        #expect(grant.lifetimeSeconds == 3600)
    }

    @Test(arguments: Recordings.named("auth.401"))
    func tokenRefusalsAreRead(body: Recordings.Body) async throws {
        let authority = ScriptedCaller([.success(ServiceAnswer(status: 401, body: body.bytes))])
        let tokens = EntraTokens(authority: authority, application: application, store: TokenPlace("r").store())
        await #expect(throws: SignInProblem.wrongCredentials.failure) { try await tokens.userGrant(for: api) }
    }

    @Test(arguments: Recordings.named("error-"))
    func errorBodiesKeepTheirCodes(body: Recordings.Body) {
        let code = body.name.split(separator: "-").dropFirst().first { Int($0) != nil }.map(String.init)
        #expect(Refusal(ServiceAnswer(status: 403, body: body.bytes)).code == code)
    }

    /// Whatever the service says, no reader stops the program, and none makes up a customer.
    @Test(arguments: Recordings.all)
    func everyReaderReadsOrRefusesEveryBody(body: Recordings.Body) {
        let readers: [@Sendable ([UInt8]) throws -> Void] = [
            { _ = try CustomerPage($0, after: .start, session: "now") },
            { _ = try CustomerDetails($0, of: tenant(1)) }, { _ = try AuditPage($0) },
            { _ = try RelationshipLink.read($0) }, { _ = try TenantFacts($0) }, { _ = try DelegationPage($0) },
            { _ = try PartnerTenant($0) }, { _ = try PartnerIDAnswer(ServiceAnswer(status: 200, body: $0)) },
        ]
        for reader in readers {
            do { try reader(body.bytes) } catch {
                guard case ServiceFailure.unreadable(let why) = error else {
                    Issue.record("\(error)")
                    continue
                }
                #expect(!why.isEmpty)
            }
        }
        for status in [400, 403, 404, 409, 418] {
            let failure = Refusal(ServiceAnswer(status: status, body: body.bytes)).failure
            #expect(!"\(failure)".contains("\u{1B}"))
        }
    }
}
